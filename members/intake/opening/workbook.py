"""XLSX: its parts, and its sheets in their order."""

import posixpath
import zipfile
from typing import Any

from members.intake.opening.answer import Answer
from members.intake.opening.limits import Counter, RefusedError
from members.intake.opening.sheets import Book, Sheet, unescaped
from members.intake.opening.styles import shown_as_date
from members.intake.opening.xml import Parser, Start

CONTENT_TYPES = "[Content_Types].xml"
RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships|id"
RELATION_ID_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships|id"


def open_workbook(
    name: str, parts: zipfile.ZipFile, counter: Counter, answer: Answer
) -> None:
    refuse_other_kinds(parts)
    answer.file(name, "xlsx")
    main = _main_part(parts)
    sheets, since_1904 = _sheets(parts, main)
    if len(sheets) > counter.limits.sheets:
        raise RefusedError("sheets", count=len(sheets), most=counter.limits.sheets)
    folder = posixpath.dirname(main)
    book = Book(
        texts=_texts(parts, posixpath.join(folder, "sharedStrings.xml"), counter),
        dates=_dates(parts, posixpath.join(folder, "styles.xml")),
        since_1904=since_1904,
    )
    targets = _relations(parts, main)
    for title, relation, is_hidden in sheets:
        if relation not in targets or targets[relation] not in parts.namelist():
            raise RefusedError("broken", detail=title)
        answer.sheet(title, is_hidden=is_hidden)
        _answer_sheet(parts, targets[relation], book, title, counter, answer)


def refuse_other_kinds(parts: zipfile.ZipFile) -> None:
    """Raise RefusedError for documents of other kinds, and for those with programs."""
    names = {name.lower() for name in parts.namelist()}
    if any(name.endswith(("vbaproject.bin", ".bas")) for name in names):
        raise RefusedError("macros")
    if any(name.endswith("workbook.bin") for name in names):
        raise RefusedError("other_kind", kind="XLSB")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise RefusedError("no_spreadsheet")
    if b"macroEnabled" in _content(parts, CONTENT_TYPES):
        raise RefusedError("macros")


def _answer_sheet(
    parts: zipfile.ZipFile,
    path: str,
    book: Book,
    title: str,
    counter: Counter,
    answer: Answer,
) -> None:
    try:
        with parts.open(path) as stream:
            for number, cells in Sheet(book, counter.limits).read(stream):  # type: ignore[arg-type]
                counter.row(number, cells)
                answer.row(number, cells)
    except RefusedError as error:
        raise RefusedError(error.why, **{"sheet": title, **error.said}) from None


def _content(parts: zipfile.ZipFile, path: str) -> bytes:
    return parts.read(path) if path in parts.namelist() else b""


def _walk(parts: zipfile.ZipFile, path: str, start: Start, **others: Any) -> None:
    if path in parts.namelist():
        with parts.open(path) as stream:
            for _part in Parser(start, **others).parse(stream):  # type: ignore[arg-type]
                pass


def _relations(parts: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Where the parts are that a part names, by the name that it gives them."""
    folder, file = posixpath.split(path)
    targets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")
            targets[attributes.get("Type", "").rpartition("/")[2]] = targets[
                attributes.get("Id", "")
            ]

    _walk(parts, posixpath.join(folder, "_rels", f"{file}.rels"), start)
    return targets


def _main_part(parts: zipfile.ZipFile) -> str:
    path = _relations(parts, "").get("officeDocument", "xl/workbook.xml")
    if path not in parts.namelist():
        raise RefusedError("no_spreadsheet")
    return path


def _sheets(
    parts: zipfile.ZipFile, path: str
) -> tuple[list[tuple[str, str, bool]], bool]:
    """Title, relation and whether it is hidden, of each sheet; and the first day."""
    sheets: list[tuple[str, str, bool]] = []
    first_days: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = attributes.get(RELATION_ID) or attributes.get(RELATION_ID_STRICT)
            is_hidden = attributes.get("state", "visible") != "visible"
            sheets.append((attributes.get("name", ""), relation or "", is_hidden))
        elif name == "workbookPr":
            first_days.append(attributes.get("date1904", "0"))

    _walk(parts, path, start)
    return sheets, any(told in ("1", "true") for told in first_days)


def _texts(parts: zipfile.ZipFile, path: str, counter: Counter) -> list[str]:
    """The texts that cells name by number; what is written beside them is left out."""
    texts: list[str] = []
    pieces: list[str] = []
    aside = [0, 0]  # within how a text is spoken, within a text

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            pieces.clear()
        elif name in ("rPh", "t"):
            aside[name == "t"] = 1

    def end(name: str) -> None:
        if name == "si":
            texts.append(unescaped("".join(pieces)))
            if len(texts) > counter.limits.cells:
                raise RefusedError("cells", most=counter.limits.cells)
        elif name in ("rPh", "t"):
            aside[name == "t"] = 0

    def said(text: str) -> None:
        if aside == [0, 1]:
            pieces.append(text)

    _walk(parts, path, start, end=end, text=said)
    return texts


def _dates(parts: zipfile.ZipFile, path: str) -> list[str]:
    """For each style of a cell, how much of a date it shows; "" for no date."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            numbers.append(int(attributes.get("numFmtId", 0)))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside[0] = False

    _walk(parts, path, start, end=end)
    return [shown_as_date(number, codes.get(number)) for number in numbers]
