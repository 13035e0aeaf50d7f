"""Writes entries into files, one after the other, in memory that does not grow."""

from collections.abc import Callable, Iterable
from typing import BinaryIO, Literal

from members.intake.files.exported import About, Exported
from members.intake.files.writing.archives import write_zip
from members.intake.files.writing.delimited import write_csv
from members.intake.files.writing.documents import write_json
from members.intake.files.writing.workbooks import write_xlsx

Format = Literal["csv", "xlsx", "json", "zip"]
Writer = Callable[[Iterable[Exported], BinaryIO, About], None]

WRITERS: dict[Format, Writer] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "json": write_json,
    "zip": write_zip,
}
# Format → the type of its content, as answers name it.
FORMATS: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
}


def write(
    format: Format,
    entries: Iterable[Exported],
    stream: BinaryIO,
    about: About | None = None,
) -> None:
    """Write the entries; the file loads again as “0 changes”."""
    WRITERS[format](entries, stream, about or About())
