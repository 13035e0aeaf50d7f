"""What is written into files: entries with their memberships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from members.entry import Entry
from members.entry_bulk import in_sets, read_all
from members.intake.memberships import read_memberships
from members.models import Organization
from members.models.organization import OrganizationQuerySet


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
    """The organizations as files hold them, some at a time, in their order."""
    for some in in_sets(organizations.values_list("slug", flat=True).iterator()):
        rows = Organization.objects.filter(slug__in=some)
        entries, memberships = read_all(rows), read_memberships(rows)
        logos = _logos(rows) if with_logos else {}
        for slug in some:
            if slug in entries:  # not removed since
                yield Exported(
                    entries[slug], [*memberships.get(slug, [])], logos.get(slug, b"")
                )


def _logos(organizations: OrganizationQuerySet) -> dict[str, bytes]:
    rows = organizations.filter(logo__isnull=False)
    return {
        slug: bytes(content)
        for slug, content in rows.values_list("slug", "logo__content")
    }
