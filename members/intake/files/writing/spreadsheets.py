"""XLSX, sent while it is made: a sheet of organizations, one for each list, an about.

Written by hand, because a library takes five times as long and sends nothing before
all is there. The parts are those of ECMA-376: [Content_Types].xml and two lists of
relations, a workbook, its styles, and the sheets with their texts in the cells.
"""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO

from members.intake.columns import LISTS, ORGANIZATIONS
from members.intake.files.exported import About, Exported
from members.intake.files.stated import headings, rows
from members.intake.files.whole import DEFAULTS
from members.intake.files.writing import parts_of_book
from members.intake.files.writing.chunks import CHUNK, in_chunks
from members.intake.files.writing.sheet_rows import SheetRows
from members.intake.files.writing.workbooks import ABOUT_SHEET, about_rows

HELD = 256 * 1024  # bytes of a sheet in memory, before it goes into a file
FAST = 1  # zlib's level: the next ones take three times as long for a tenth less


class Sent:
    """Takes what a ZIP writes, to be sent on."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """A ZIP asks for it."""

    def close(self) -> None:
        """Nor does it close what it was given."""

    def taken(self) -> Iterator[bytes]:
        yield from self.parts
        self.parts.clear()


def xlsx_parts(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    return in_chunks(_parts(entries, about))


def _parts(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    sent = Sent()
    names = [ORGANIZATIONS.name, *(sheet.name for sheet in LISTS), ABOUT_SHEET]
    with (
        ExitStack() as stack,
        # A stream that nobody can go back in, as an answer is.
        zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as parts,
    ):
        for path, content in parts_of_book.around(names):
            parts.writestr(path, content)
        lists = {sheet.section: stack.enter_context(_held()) for sheet in LISTS}
        with parts.open(parts_of_book.path_of(1), "w") as target:
            for some in _organizations(entries, lists):
                target.write(some)
                yield from sent.taken()
        for number, held in enumerate(lists.values(), start=2):
            held.seek(0)
            with parts.open(parts_of_book.path_of(number), "w") as target:
                while some := held.read(CHUNK):
                    target.write(some)
                    yield from sent.taken()
        parts.writestr(parts_of_book.path_of(len(names)), _about(about))
    yield from sent.taken()


def _held() -> IO[bytes]:
    return SpooledTemporaryFile(HELD)


def _organizations(
    entries: Iterable[Exported], lists: dict[str, IO[bytes]]
) -> Iterator[bytes]:
    """The sheet of organizations; the others are kept until it is done."""
    sheets = {section: SheetRows(headings(section)) for section in lists}
    for section, held in lists.items():
        held.write(sheets[section].begun())
    organizations = SheetRows(headings(""))
    yield organizations.begun()
    for one in entries:
        yield organizations.row(one.once)
        for section in one.lists:
            for values in rows(one, section, DEFAULTS[section]):
                lists[section].write(sheets[section].row(values))
    for held in lists.values():
        held.write(SheetRows.ENDED)
    yield SheetRows.ENDED


def _about(about: About) -> bytes:
    sheet = SheetRows([ABOUT_SHEET, ""])
    said = b"".join(map(sheet.row, about_rows(about)))
    return sheet.begun() + said + SheetRows.ENDED
