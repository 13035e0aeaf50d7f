"""What is written into files: what is public of organizations, by columns.

Read without model instances, some hundreds of organizations at a time: through them
it would take three times as long, and all at once would not fit into memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from members.entry import Entry
from members.entry_bulk import in_sets
from members.intake.columns import LISTS, ONCE
from members.intake.files.rows import Lines, lines_of, once_of
from members.intake.files.whole import DEFAULTS
from members.models import Organization
from members.models.organization import OrganizationQuerySet

# Organizations in one query of each list.
SET = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """An organization as files hold it.

    `once` is what it states once, in the order of the columns; `lists` has the lines
    of each list as JSON, without what is so by default; `logo` is for a ZIP, which
    has pictures.
    """

    once: Sequence[Any]
    lists: Mapping[str, Lines] = field(default_factory=dict)
    logo: bytes = b""

    @classmethod
    def of(cls, entry: Entry, memberships: Iterable[Mapping[str, Any]] = ()) -> Self:
        """An entry that is in no row yet."""
        data = entry.model_dump(mode="json", exclude_defaults=True)
        found = {"": data, **{group: data.get(group, {}) for group in GROUPS}}
        once = [found[group].get(name) for group, name in PATHS]
        lists = {sheet.section: data.get(sheet.section, []) for sheet in LISTS}
        lists["memberships"] = [_without_defaults(row) for row in memberships]
        return cls(once, {section: said for section, said in lists.items() if said})

    @property
    def slug(self) -> str:
        return str(self.once[SLUG])

    @property
    def logo_name(self) -> str:
        return self.once[LOGO] or ""

    @property
    def data(self) -> dict[str, Any]:
        """The entry as JSON."""
        data: dict[str, Any] = {group: {} for group in GROUPS}
        for (group, name), value in zip(PATHS, self.once, strict=True):
            is_text = name not in DEGREES
            said = "" if value is None and is_text else value
            (data[group] if group else data)[name] = said
        return data | {
            sheet.section: self.lists.get(sheet.section, [])
            for sheet in LISTS
            if sheet.section != "memberships"
        }

    @property
    def entry(self) -> Entry:
        return Entry.model_validate(self.data)

    @property
    def memberships(self) -> list[dict[str, Any]]:
        """Its memberships, with all that may be said of one."""
        defaults = DEFAULTS["memberships"]
        return [{**defaults, **row} for row in self.lists.get("memberships", [])]


# Where each column of `once` stands in an entry.
PATHS = [(group, name) for group, _dot, name in (c.field.rpartition(".") for c in ONCE)]
GROUPS = tuple(dict.fromkeys(group for group, _name in PATHS if group))
SLUG, LOGO = PATHS.index(("", "slug")), PATHS.index(("", "logo"))
DEGREES = ("latitude", "longitude")


def _without_defaults(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


@dataclass(frozen=True)
class About:
    """What a file says of itself: whose organizations, which of them, and when.

    `address` is where the same selection is shown.
    """

    network: str = ""
    selection: str = ""
    made_at: datetime | None = None
    address: str = ""

    def __str__(self) -> str:
        parts = (self.network, self.selection, self.minute, self.address)
        return " · ".join(part for part in parts if part)

    @property
    def minute(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M %Z}" if self.made_at else ""


def exported(
    organizations: OrganizationQuerySet,
    pks: Iterable[int] | None = None,
    *,
    with_logos: bool = False,
) -> Iterator[Exported]:
    """The organizations as files hold them, in their order.

    Or those of them with these primary keys, in the order of the keys.
    """
    if pks is None:
        pks = organizations.values_list("pk", flat=True).iterator()
        organizations = Organization.objects.all()  # asked for once
    for some in in_sets(pks, SET):
        once, lists = once_of(organizations, some), lines_of(some)
        logos = _logos(some) if with_logos else {}
        for pk in some:
            if pk in once:  # not removed since
                own = {name: of[pk] for name, of in lists.items() if pk in of}
                yield Exported(once[pk], own, logos.get(pk, b""))


def _logos(pks: list[int]) -> dict[int, bytes]:
    rows = Organization.objects.filter(pk__in=pks, logo__isnull=False)
    return {pk: bytes(c) for pk, c in rows.values_list("pk", "logo__content")}
