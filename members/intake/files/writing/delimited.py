"""CSV: one row for each organization, each of its lists in one cell as JSON."""

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from members.intake.columns import LISTS, ONCE
from members.intake.files.about import ABOUT_THIS
from members.intake.files.exported import About, Exported
from members.intake.files.guard import guarded
from members.intake.files.rows import Lines
from members.intake.files.writing.chunks import in_chunks

# With a mark of UTF-8 at the start, or Excel takes it for an encoding of its own.
ENCODING = "utf-8-sig"
END = b"\r\n"
# What a cell in quotes may hold, and one without may not.
_QUOTED = re.compile("[,\r\n]").search
PLAIN = ("number", "degrees")


def csv_parts(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    return in_chunks(_rows(entries, about))


def _rows(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    said = about_heading(about)
    heads = [column.name for column in ONCE] + [each.section for each in LISTS]
    yield b",".join([_cell(head) for head in [*heads, *said]]).join(
        (codecs.BOM_UTF8, END)
    )
    end = b"," * len(said) + END
    types = [column.type for column in ONCE]
    sections = [sheet.section for sheet in LISTS]
    for one in entries:
        once = [
            _cell(as_text(type, v)) for type, v in zip(types, one.once, strict=True)
        ]
        lists = [_list_cell(one.lists.get(section)) for section in sections]
        yield b",".join(once + lists) + end


def _cell(text: str) -> bytes:
    """A cell of RFC 4180."""
    if '"' in text:
        text = text.replace('"', '""')
    elif not _QUOTED(text):
        return text.encode()
    return f'"{text}"'.encode()


def _list_cell(lines: Lines | None) -> bytes:
    # Without the writer of the library, which goes through it sign by sign.
    return b'"' + to_json(lines).replace(b'"', b'""') + b'"' if lines else b""


def about_heading(about: About) -> list[str]:
    """The last heading says what the file is: above them, it would hide the others."""
    return [f"{ABOUT_THIS}: {about}"] if str(about) else []


def as_text(type: str, value: Any) -> str:
    """A value as a cell of a CSV."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    # A number that begins with a minus is none to be run.
    return str(value) if type in PLAIN else guarded(str(value))
