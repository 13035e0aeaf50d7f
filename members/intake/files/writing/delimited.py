"""CSV: one row for each organization, each of its lists in one cell as JSON."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from members.intake.columns import LISTS, ONCE
from members.intake.files.exported import About, Exported
from members.intake.files.guard import guarded
from members.intake.files.stated import lines, stated

# With a mark of UTF-8 at the start, or Excel takes it for an encoding of its own.
ENCODING = "utf-8-sig"
PLAIN = ("number", "degrees")


def write_csv(entries: Iterable[Exported], stream: BinaryIO, _about: About) -> None:
    text = io.TextIOWrapper(stream, ENCODING, newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([column.name for column in ONCE] + [each.section for each in LISTS])
    types = [column.type for column in ONCE]
    for one in entries:
        values = map(as_text, types, stated(one))
        writer.writerow([*values, *(as_list(one, each.section) for each in LISTS)])
    text.detach()


def as_text(type: str, value: Any) -> str:
    """A value as a cell of a CSV."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    # A number that begins with a minus is none to be run.
    return str(value) if type in PLAIN else guarded(str(value))


def as_list(one: Exported, section: str) -> str:
    found = lines(one, section)
    return json.dumps(found, ensure_ascii=False) if found else ""
