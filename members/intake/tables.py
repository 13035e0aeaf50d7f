"""A small table as CSV or XLSX, in which no cell runs when it is opened."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils.timezone import localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

# What a spreadsheet program takes for the beginning of a formula.
RUNS = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_767  # characters of a cell
FORBIDDEN = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would run it.

    One that begins with apostrophes before such a sign gets one more, so that taking
    one away gives the text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(RUNS) else text


def armed(text: str) -> str:
    """What `defused` was given."""
    is_defused = text.startswith("'") and text.lstrip("'").startswith(RUNS)
    return text[1:] if is_defused else text


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Lines in UTF-8 with a mark at the beginning, without which Excel misreads it."""
    yield "\ufeff"
    yield _line(head)
    for row in rows:
        yield _line(row)


def _line(row: Sequence[Any]) -> str:
    line = StringIO()
    cells = [_plain(value) for value in row]
    csv.writer(line).writerow(
        defused(cell) if isinstance(cell, str) else cell for cell in cells
    )
    return line.getvalue()


def as_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in (head, *rows):
        sheet.append([_cell(sheet, _plain(value)) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=value.translate(FORBIDDEN)[:LONGEST])
    # Otherwise a text that begins with "=" becomes a formula.
    cell.data_type = "s"
    return cell


def _plain(value: Any) -> Any:
    """Numbers and days as such, everything else as a text."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case datetime():
            return localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
    return str(value)
