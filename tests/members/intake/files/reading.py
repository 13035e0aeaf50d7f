"""Small files for tests, and what is read from them."""

from pathlib import Path

import openpyxl

from members.intake.files import read
from members.intake.given import Given, Source

Rows = list[list[object]]


def read_csv(
    folder: Path, text: str | bytes, name: str = "organizations.csv"
) -> Source:
    path = folder / "upload"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, name)


def read_xlsx(folder: Path, **sheets: Rows) -> Source:
    """What a spreadsheet with these sheets says."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "upload")
    return read(folder / "upload", "upload.xlsx")


def only(source: Source) -> Given:
    """The one organization of a file without an error."""
    assert source.errors == []
    (given,) = source.organizations
    assert given.errors == []
    return given


def told(source: Source) -> list[tuple[object, ...]]:
    """All that is wrong: sheet, row, column, value and message of each error."""
    errors = [
        *source.errors,
        *(e for given in source.organizations for e in given.errors),
        *(e for word in source.words for e in word.errors),
    ]
    return [
        (e.place.sheet, e.place.row, e.place.column, e.value, e.message) for e in errors
    ]
