"""A start with settings that the gate cannot follow is refused."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from members.entry import Entry


def check_minor_sections(**_options: Any) -> list[CheckMessage]:
    """Each of MINOR_SECTIONS is a field of an entry that has no address in it."""
    known = Entry.model_fields.keys() - {"slug"}
    return [
        Error(
            f"MINOR_SECTIONS names “{name}”, which is no field of an entry.",
            hint=f"Fields are: {', '.join(sorted(known))}.",
            id="members.E001",
        )
        for name in settings.MINOR_SECTIONS
        if name not in known
    ]
