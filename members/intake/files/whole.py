"""Lines that are stated completely: what they leave out is what it is by default."""

from enum import Enum
from typing import Any

from members.entry import LISTS, Entry


def _defaults(section: str) -> dict[str, Any]:
    item: Any = Entry.model_fields[section].annotation.__args__[0]  # type: ignore[union-attr]
    return {
        name: field.default.value if isinstance(field.default, Enum) else field.default
        for name, field in item.model_fields.items()
        if not field.is_required()
    }


DEFAULTS: dict[str, dict[str, Any]] = {
    **{section: _defaults(section) for section in LISTS},
    "memberships": {
        "kind": None,
        "since": "",
        "until": "",
        "source_title": "",
        "source_address": "",
    },
}
