"""What to tell people about a file that was refused, or read in a certain way."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.intake.given import Place, Remark

# Why a file was refused → what is so, and what would be right.
REFUSALS: dict[str, tuple[Any, Any]] = {
    "size": (
        gettext_lazy("This file has %(size)s. At most %(most)s are read."),
        gettext_lazy("Divide it into several files."),
    ),
    "unpacked": (
        gettext_lazy("Unpacked, this file has %(size)s. At most %(most)s are read."),
        gettext_lazy("Divide it into several files."),
    ),
    "ratio": (
        gettext_lazy(
            "This file is packed far more tightly than files that people make: it "
            "would become %(size)s."
        ),
        gettext_lazy("Save it anew with a spreadsheet program."),
    ),
    "rows": (
        gettext_lazy("There are more than %(most)s rows."),
        gettext_lazy("Divide it into several files."),
    ),
    "columns": (
        gettext_lazy("There is something right of column %(most)s."),
        gettext_lazy("Delete the columns that have no heading."),
    ),
    "cells": (
        gettext_lazy("There are more than %(most)s cells."),
        gettext_lazy("Divide it into several files, and delete empty rows."),
    ),
    "sheets": (
        gettext_lazy("There are %(count)s sheets. At most %(most)s are read."),
        gettext_lazy("Delete the sheets that are not to be loaded."),
    ),
    "files": (
        gettext_lazy("There are %(count)s files in it. At most %(most)s are read."),
        gettext_lazy("Divide it into several files."),
    ),
    "encrypted": (
        gettext_lazy("This file is protected by a password."),
        gettext_lazy("Save it without a password."),
    ),
    "macros": (
        gettext_lazy("This spreadsheet may hold programs (macros)."),
        gettext_lazy("Save it as “Excel workbook (.xlsx)”."),
    ),
    "old_excel": (
        gettext_lazy("This file is of an old version of Excel or Word."),
        gettext_lazy("Save it as “Excel workbook (.xlsx)”."),
    ),
    "other_kind": (
        gettext_lazy("Files of the kind %(kind)s cannot be read."),
        gettext_lazy("Save it as “Excel workbook (.xlsx)” or as CSV."),
    ),
    "no_spreadsheet": (
        gettext_lazy("This is a document, but no spreadsheet."),
        gettext_lazy("Choose a file of the kind XLSX, CSV, JSON or ZIP."),
    ),
    "unknown": (
        gettext_lazy("This is no file that can be loaded."),
        gettext_lazy("Choose a file of the kind XLSX, CSV, JSON or ZIP."),
    ),
    "no_kind": (
        gettext_lazy("The file “%(name)s” in the ZIP is of no kind that can be read."),
        gettext_lazy("Put only XLSX, CSV, JSON and pictures into a ZIP."),
    ),
    "markup": (
        gettext_lazy("This is a page of the web (HTML or XML), and no table."),
        gettext_lazy("Open it in a spreadsheet program and save it as XLSX."),
    ),
    "entities": (
        gettext_lazy("This file defines entities, as no spreadsheet program does."),
        gettext_lazy("Save it anew with a spreadsheet program."),
    ),
    "empty": (
        gettext_lazy("This file is empty."),
        gettext_lazy("Choose another one."),
    ),
    "nul": (
        gettext_lazy("There is a NUL character, which stands in no text."),
        gettext_lazy("Save the table anew as CSV in UTF-8."),
    ),
    "control": (
        gettext_lazy("There is a control character, which stands in no text."),
        gettext_lazy("Save the table anew as CSV in UTF-8."),
    ),
    "mixed": (
        gettext_lazy(
            "This file is in two encodings at once: %(count)s lines are not in UTF-8 "
            "as the others are. The first of them: %(lines)s."
        ),
        gettext_lazy("Save the whole table in UTF-8."),
    ),
    "long_line": (
        gettext_lazy("This line has more than %(most)s characters."),
        gettext_lazy("Save the table as CSV, one row a line."),
    ),
    "long_cell": (
        gettext_lazy("There is a cell with more text than any field can hold."),
        gettext_lazy('Look for a quotation mark (") that is not closed.'),
    ),
    "quotes": (
        gettext_lazy('A quotation mark (") begins or ends within a cell.'),
        gettext_lazy('Write it twice ("") where it is part of the text.'),
    ),
    "not_json": (
        gettext_lazy("This is no valid JSON: %(detail)s, at sign %(position)s."),
        gettext_lazy("Choose a file that was exported here, or a Django fixture."),
    ),
    "no_items": (
        gettext_lazy("This is neither an organization nor a row of a fixture."),
        gettext_lazy("Choose a file that was exported here, or a Django fixture."),
    ),
    "long_row": (
        gettext_lazy("This row has more than %(most)s characters."),
        gettext_lazy("Look for texts that stand in too many cells."),
    ),
    "text": (
        gettext_lazy("There are more than %(most)s characters in all cells."),
        gettext_lazy("Divide it into several files."),
    ),
    "lines": (
        gettext_lazy("There are more than %(most)s lines of one organization."),
        gettext_lazy("Check the column that says which organization a row is about."),
    ),
    "mistakes": (
        gettext_lazy(
            "There are more than %(most)s mistakes, so that reading was stopped. The "
            "first of them are told below."
        ),
        gettext_lazy("Compare the columns with those of a template, and mend them."),
    ),
    "organizations": (
        gettext_lazy("There are more than %(most)s organizations."),
        gettext_lazy("Divide it into several files."),
    ),
    "nested": (
        gettext_lazy("There is an archive in the archive: “%(name)s”."),
        gettext_lazy("Put its files into the ZIP themselves."),
    ),
    "nested_deep": (
        gettext_lazy("This file is nested too deep."),
        gettext_lazy("Choose a file that was exported here, or a Django fixture."),
    ),
    "unsafe_name": (
        gettext_lazy("A file in the ZIP has a name that leads elsewhere: “%(name)s”."),
        gettext_lazy("Make the ZIP anew."),
    ),
    "twice": (
        gettext_lazy("Two files in the ZIP are called “%(name)s”."),
        gettext_lazy("Give each file a name of its own."),
    ),
    "picture": (
        gettext_lazy("The picture “%(name)s” is larger than %(most)s."),
        gettext_lazy("Save it smaller: 512 pixels are wide enough."),
    ),
    "time": (
        gettext_lazy("Reading this file took too long and was stopped."),
        gettext_lazy("Divide it into several files."),
    ),
    "memory": (
        gettext_lazy("Reading this file took too much memory and was stopped."),
        gettext_lazy("Divide it into several files."),
    ),
    "unreadable": (
        gettext_lazy("This file cannot be opened."),
        gettext_lazy("Choose it once more."),
    ),
    "broken": (
        gettext_lazy("This file is damaged, or not what it says it is. %(detail)s"),
        gettext_lazy("Save it anew with a spreadsheet program."),
    ),
}
SEPARATORS = {
    ",": gettext_lazy("commas"),
    ";": gettext_lazy("semicolons"),
    "\t": gettext_lazy("tabs"),
    "|": gettext_lazy("vertical bars"),
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
}
SIZES = ("size", "unpacked", "picture")


def refusal(why: str, said: Mapping[str, Any]) -> Remark:
    """Why a file was refused, where, and what to do about it."""
    message, right = REFUSALS.get(why, REFUSALS["broken"])
    words: dict[str, Any] = {"detail": "", "position": "", **said}
    if why in (*SIZES, "ratio"):
        words |= {
            key: filesizeformat(words[key]) for key in ("size", "most") if key in words
        }
    if "lines" in words:
        words["lines"] = get_text_list([str(line) for line in words["lines"]], _("and"))
    place = Place(said.get("sheet") or said.get("file", ""), said.get("row"))
    return Remark((str(message) % words).strip(), str(right), place=place)


def csv_reading(encoding: str, separator: str, sheet: str) -> Remark:
    """In which encoding and with which separator a CSV was read."""
    words = {
        "encoding": ENCODINGS.get(encoding, encoding),
        "separator": SEPARATORS.get(separator, f"“{separator}”"),
    }
    message = _("Read as %(encoding)s, with %(separator)s between the cells.")
    is_guess = encoding.startswith("cp")
    right = _("If letters look wrong, save the table in UTF-8.") if is_guess else ""
    return Remark(message % words, right, place=Place(sheet))
