"""Writes entries into files, one after the other, in memory that does not grow."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Literal

from members.intake.files.exported import About, Exported
from members.intake.files.writing.archives import write_zip
from members.intake.files.writing.delimited import csv_parts
from members.intake.files.writing.documents import json_parts
from members.intake.files.writing.spreadsheets import xlsx_parts

Format = Literal["csv", "xlsx", "json", "zip"]
Parts = Callable[[Iterable[Exported], About], Iterator[bytes]]

# Formats that can be sent while they are made.
PARTS: dict[str, Parts] = {
    "csv": csv_parts,
    "xlsx": xlsx_parts,
    "json": json_parts,
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
    about = about or About()
    if format == "zip":
        write_zip(entries, stream, about)
    else:
        stream.writelines(PARTS[format](entries, about))
