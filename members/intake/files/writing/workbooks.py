"""XLSX by a library, for small files: templates, and rows that are handed back."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from members.intake.files.about import COMPLETE
from members.intake.files.exported import About
from members.intake.files.guard import guarded_in_xlsx

ABOUT_SHEET = "about"
WIDTH, WIDE = 18, 40
WIDE_COLUMNS = ("name", "text")
# What Excel itself would read as one sign, and what XML cannot hold.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")
# Texts that turn into a formula when somebody edits the cell.
FORMULA = re.compile(r"[\s]*[=+\-@]")


class Book:
    """A workbook whose sheets are written at the same time, row by row."""

    def __init__(self) -> None:
        self.workbook = Workbook(write_only=True)
        self.sheets: dict[str, Any] = {}

    def sheet(self, name: str, names: list[str]) -> None:
        sheet = self.sheets[name] = self.workbook.create_sheet(name)
        sheet.freeze_panes = "B2"
        for number in range(len(names)):
            column = sheet.column_dimensions[chr(65 + number % 26)]
            column.width = WIDE if names[number] in WIDE_COLUMNS else WIDTH
        sheet.append([self._head(sheet, name) for name in names])

    def _head(self, sheet: Any, name: str) -> Any:
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")
        return cell

    def append(self, name: str, values: Iterable[Any]) -> None:
        sheet = self.sheets[name]
        sheet.append([as_cell(sheet, value) for value in values])


def add_about(book: Book, about: About) -> None:
    book.sheet(ABOUT_SHEET, [ABOUT_SHEET, ""])
    for row in about_rows(about):
        book.append(ABOUT_SHEET, row)


def about_rows(about: About) -> list[tuple[str, str]]:
    """What a file is; a reader takes from it whether its lists are complete."""
    hint = _("Write “yes” if lines that are not in this file are to be taken away.")
    return [
        (_("network"), about.network),
        (_("selection"), about.selection),
        (_("made at"), about.minute),
        (_("address"), about.address),
        # English, since the reader looks for it.
        (COMPLETE, "no"),
        ("", hint),
    ]


def as_cell(sheet: Any, value: Any) -> Any:
    """A value as a cell; a text is never taken for a formula, a date or an error."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    text = _ESCAPE.sub(_escaped, guarded_in_xlsx(value))
    if text[0] not in "=#+-@ \t\n":
        return text
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = text, "s"
    if FORMULA.match(text):
        cell.quotePrefix = True
    return cell


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
