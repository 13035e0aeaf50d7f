"""What is written into files: entries with their memberships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from members.entry import Entry
from members.entry_rows import read as read_entry
from members.intake.columns import BY_SECTION
from members.models import Organization
from members.models.organization import OrganizationQuerySet

AT_ONCE = 500


@dataclass(frozen=True)
class Exported:
    """An organization as files hold it; `logo` is for a ZIP, which has pictures."""

    entry: Entry
    memberships: list[Mapping[str, Any]] = field(default_factory=list)
    logo: bytes = b""

    @cached_property
    def data(self) -> dict[str, Any]:
        """The entry as JSON, without what is so by default."""
        return self.entry.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True)
class About:
    """What a file says of itself: whose organizations, which of them, and when."""

    network: str = ""
    selection: str = ""
    made_at: datetime | None = None


def exported(
    organizations: OrganizationQuerySet, *, with_logos: bool = False
) -> Iterator[Exported]:
    """The organizations as files hold them, some at a time."""
    rows = organizations.for_profile().prefetch_related("figures__supersedes")
    if with_logos:
        rows = rows.defer(None)  # the bytes of logos too
    for organization in rows.iterator(chunk_size=AT_ONCE):
        logo = organization.logo
        yield Exported(
            read_entry(organization),
            memberships(organization),
            bytes(logo.content) if with_logos and logo else b"",
        )


def memberships(organization: Organization) -> list[Mapping[str, Any]]:
    rows = sorted(organization.memberships.all(), key=lambda row: row.position)
    fields = [
        column.field
        for column in BY_SECTION["memberships"].columns
        if column.name not in ("kind", "remove") and not column.name.startswith("org")
    ]
    return [
        {
            **{name: getattr(row, name) for name in fields},
            "kind": row.kind.slug if row.kind else None,
        }
        for row in rows
    ]
