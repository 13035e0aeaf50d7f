"""JSON: entries as docs/entry.schema.json says, with their memberships."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from members.entry import LISTS
from members.intake.files.documents import FORMAT, VERSION
from members.intake.files.exported import About, Exported
from members.intake.files.stated import lines


def write_json(entries: Iterable[Exported], stream: BinaryIO, about: About) -> None:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "about": {
            "network": about.network,
            "selection": about.selection,
            "made_at": about.made_at.isoformat() if about.made_at else None,
        },
    }
    stream.write(_json(head)[:-1] + b', "organizations": [')
    for number, one in enumerate(entries):
        stream.write((b",\n" if number else b"\n") + _json(document(one)))
    stream.write(b"\n]}\n")


def document(one: Exported) -> dict[str, Any]:
    """An organization as JSON has it: its entry, and its memberships."""
    entry = one.entry.model_dump(mode="json", exclude=set(LISTS))
    entry |= {section: lines(one, section) for section in LISTS}
    return {"entry": entry, "memberships": lines(one, "memberships")}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
