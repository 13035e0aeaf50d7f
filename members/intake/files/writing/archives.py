"""ZIP: one CSV for each sheet, the logos, and a text about the file."""

import csv
import io
import shutil
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

from members.intake.columns import ONCE, ORGANIZATIONS
from members.intake.files.exported import About, Exported
from members.intake.files.stated import COLUMNS, rows
from members.intake.files.whole import DEFAULTS
from members.intake.files.writing.delimited import ENCODING, as_text
from members.intake.opening.archive import ABOUT


def write_zip(entries: Iterable[Exported], stream: BinaryIO, about: About) -> None:
    with (
        ExitStack() as stack,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts,
    ):
        # Each in a file of its own, for an archive takes one after the other.
        tables = {
            section: Table(section, stack.enter_context(TemporaryFile()))
            for section in ("", *COLUMNS)
        }
        for one in entries:
            _write_rows(one, tables)
            if one.logo:
                parts.writestr(f"logos/{one.logo_name}.webp", one.logo)
        for section, table in tables.items():
            with parts.open(f"{section or ORGANIZATIONS.name}.csv", "w") as target:
                shutil.copyfileobj(table.ended(), target)
        parts.writestr(ABOUT, about_text(about))


class Table:
    """A CSV of one sheet, in a file of its own."""

    def __init__(self, section: str, file: IO[bytes]) -> None:
        columns = COLUMNS[section] if section else ONCE
        self.types = [column.type for column in columns]
        self.file = file
        self.text = io.TextIOWrapper(file, ENCODING, newline="")
        self.writer = csv.writer(self.text)
        self.writer.writerow([column.name for column in columns])

    def append(self, values: Iterable[Any]) -> None:
        self.writer.writerow(map(as_text, self.types, values))

    def ended(self) -> IO[bytes]:
        """The file, to be read from its start."""
        self.text.detach()
        self.file.seek(0)
        return self.file


def _write_rows(one: Exported, tables: dict[str, Table]) -> None:
    tables[""].append(one.once)
    for section in COLUMNS:
        for row in rows(one, section, DEFAULTS[section]):
            tables[section].append(row)


def about_text(about: About) -> str:
    said = (about.network, about.selection, about.minute, about.address)
    return "\n".join(line for line in said if line) + "\n"
