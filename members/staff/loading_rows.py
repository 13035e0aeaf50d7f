"""The rows of an import that one page shows, each with all that is known of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from members.changes import ToldSection
from members.models import ImportRow, Organization
from members.staff.loading_told import Told, kind_of

Action = ImportRow.Action
Remark = dict[str, Any]
Label = str | Promise


@dataclass(frozen=True)
class Way:
    """A link; without an address, words alone."""

    label: str
    address: str
    why: str = ""


@dataclass(frozen=True)
class ShownRemark:
    """An error or a reading: where, what stands there, and what would be right."""

    message: str
    right: str
    value: str
    place: str


def shown_remarks(remarks: list[Remark]) -> list[ShownRemark]:
    return [
        ShownRemark(
            remark["message"],
            # A reading may say it in its message already.
            remark["right"] if remark["right"] not in remark["message"] else "",
            remark["value"],
            told_place(remark["sheet"], remark["row"], remark["column"]),
        )
        for remark in remarks
    ]


@dataclass(frozen=True)
class ShownRow:
    """A row with its changes in words, and with links to what it speaks of."""

    row: ImportRow
    kind: str
    action: Label
    sections: list[ToldSection]
    ways: list[Way]
    duplicates: list[Way]

    @property
    def is_new(self) -> bool:
        """All that it says is new, and stands alone."""
        return self.row.action == Action.CREATE

    @property
    def is_gone(self) -> bool:
        return self.row.action == Action.REMOVE

    @property
    def is_hidden(self) -> bool:
        """Visitors do not see it: members are shown, and it has no membership."""
        after = self.row.after or {}
        return self.row.is_organization and after.get("memberships") == []

    @property
    def place(self) -> str:
        """Where it stands in the file: "sheet organizations, row 17"."""
        return told_place(self.row.sheet, self.row.line)

    @property
    def errors(self) -> list[ShownRemark]:
        return shown_remarks(self.row.errors)

    @property
    def readings(self) -> list[ShownRemark]:
        return shown_remarks(self.row.readings)

    @property
    def change_count(self) -> int:
        return sum(len(section.changes) for section in self.sections)


def told_place(sheet: str, line: int | None, column: str = "") -> str:
    parts = [
        _("sheet %(name)s") % {"name": sheet} if sheet else "",
        _("row %(number)s") % {"number": line} if line else "",
        _("column %(name)s") % {"name": column} if column else "",
    ]
    return ", ".join(filter(None, parts))


def shown_rows(rows: list[ImportRow], labels: Mapping[str, Label]) -> list[ShownRow]:
    """In a number of queries that does not grow with the rows; `labels` by action."""
    told, links = Told(rows), Links(rows)
    return [
        ShownRow(
            row,
            kind_of(row),
            labels[row.action],
            told.sections(row),
            list(links.ways(row)),
            [links.duplicate(other) for other in row.duplicates],
        )
        for row in rows
    ]


class Links:
    """Where the organizations that rows name are to be seen today."""

    def __init__(self, rows: list[ImportRow]) -> None:
        slugs = {row.slug for row in rows if row.is_organization}
        slugs |= {other["slug"] for row in rows for other in row.duplicates}
        named = Organization.objects.filter(slug__in=slugs)
        self.numbers = dict(named.values_list("slug", "pk"))
        self.public = set(named.public().values_list("slug", flat=True))

    def ways(self, row: ImportRow) -> Iterator[Way]:
        if not row.is_organization or row.slug not in self.numbers:
            return
        if row.slug in self.public:
            yield Way(_("Public page"), reverse("members:profile", args=[row.slug]))
            yield Way(_("History"), reverse("members:history", args=[row.slug]))
        yield Way(_("In the admin"), self._in_the_admin(row.slug))

    def duplicate(self, other: dict[str, Any]) -> Way:
        slug = other["slug"]
        address = self._in_the_admin(slug) if slug in self.numbers else ""
        return Way(str(other.get("label") or slug), address, str(other.get("why", "")))

    def _in_the_admin(self, slug: str) -> str:
        return reverse("admin:members_organization_change", args=[self.numbers[slug]])
