"""XLSX: a sheet of organizations, one for each list, and one about the file."""

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from members.intake.columns import LISTS, ORGANIZATIONS
from members.intake.files.about import COMPLETE
from members.intake.files.exported import About, Exported
from members.intake.files.guard import guarded_in_xlsx
from members.intake.files.stated import headings, rows, stated
from members.intake.files.whole import DEFAULTS

WIDTH, WIDE = 18, 40
# What Excel itself would read as one sign, and what XML cannot hold.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")
# Texts that turn into a formula when somebody edits the cell.
_FORMULA = re.compile(r"[\s]*[=+\-@]")


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
            column.width = WIDE if names[number] in ("name", "text") else WIDTH
        sheet.append([self._head(sheet, name) for name in names])

    def _head(self, sheet: Any, name: str) -> Any:
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")
        return cell

    def append(self, name: str, values: Iterable[Any]) -> None:
        sheet = self.sheets[name]
        sheet.append([as_cell(sheet, value) for value in values])


def write_xlsx(entries: Iterable[Exported], stream: BinaryIO, about: About) -> None:
    book = Book()
    book.sheet(ORGANIZATIONS.name, headings(""))
    for sheet in LISTS:
        book.sheet(sheet.name, headings(sheet.section))
    for one in entries:
        book.append(ORGANIZATIONS.name, stated(one))
        for sheet in LISTS:
            for row in rows(one, sheet.section, DEFAULTS[sheet.section]):
                book.append(sheet.name, row)
    add_about(book, about)
    book.workbook.save(stream)


def add_about(book: Book, about: About) -> None:
    """What the file is; a reader takes from it whether lists are complete."""
    made_at = about.made_at.isoformat(" ", "minutes") if about.made_at else ""
    book.sheet("about", ["about", ""])
    for name, value in (
        (_("network"), about.network),
        (_("selection"), about.selection),
        (_("made at"), made_at),
        # English, since the reader looks for it.
        (COMPLETE, "no"),
        ("", _("Write “yes” if lines that are not in this file are to be taken away.")),
    ):
        book.append("about", [name, value])


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
    if _FORMULA.match(text):
        cell.quotePrefix = True
    return cell


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
