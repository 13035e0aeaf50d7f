"""JSON: entries as docs/entry.schema.json says, with their memberships."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from members.intake.files.documents import FORMAT, VERSION
from members.intake.files.exported import About, Exported
from members.intake.files.writing.chunks import in_chunks


def json_parts(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    return in_chunks(_parts(entries, about))


def _parts(entries: Iterable[Exported], about: About) -> Iterator[bytes]:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "about": {
            "network": about.network,
            "selection": about.selection,
            "made_at": about.made_at.isoformat() if about.made_at else None,
            "address": about.address,
        },
    }
    yield to_json(head)[:-1] + b',"organizations":['
    before = b"\n"
    for one in entries:
        yield before + to_json(document(one))
        before = b",\n"
    yield b"\n]}\n"


def document(one: Exported) -> dict[str, Any]:
    """An organization as JSON has it: its entry, and its memberships."""
    return {"entry": one.data, "memberships": one.lists.get("memberships", [])}
