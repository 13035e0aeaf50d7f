"""The rows of a plan that are about organizations."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from members.entry import Entry
from members.entry_bulk import in_sets
from members.intake.checking import check
from members.intake.content import Content, changes_between, content, read_contents
from members.intake.given import Given, Place, Remark
from members.intake.known import (
    Known,
    identifiers_of,
    match,
    possible_duplicates,
    twice_in_file,
)
from members.intake.logos import Logos
from members.intake.remarks import as_json
from members.intake.slugs import slug_for
from members.intake.stated import MEMBERSHIPS, stated
from members.intake.terms import Terms
from members.models import ImportRow, Organization
from members.workflow.loading import latest_versions

Action = ImportRow.Action
# Of a set that is read from the database at once.
SOME = 200


class Planner:
    """Compares what a file gives with what is public, organization by organization."""

    def __init__(self, given: list[Given], terms: Terms, logos: Logos) -> None:
        self.given, self.terms, self.logos = given, terms, logos
        self.known = Known.now()
        self.taken = set(self.known.labels)
        self.matches = [match(one, self.known) for one in given]
        self.twice = twice_in_file(given, self.matches)

    def rows(self) -> Iterator[ImportRow]:
        for numbers in in_sets(range(len(self.given)), SOME):
            slugs = {self.matches[number].slug for number in numbers} - {""}
            there = read_contents(slugs)
            found = Organization.objects.filter(slug__in=slugs)
            versions = {
                row.organization.slug: row.number
                for row in latest_versions(found).defer("entry", "as_submitted")
            }
            for number in numbers:
                slug = self.matches[number].slug
                row = self._row(number, there.get(slug))
                row.base = versions.get(slug) or 0
                yield row

    def _row(self, number: int, before: tuple[Entry, Content] | None) -> ImportRow:
        given, found = self.given[number], self.matches[number]
        slug = found.slug or self._new_slug(given)
        row = ImportRow(
            sheet=given.place.sheet[:200],
            line=given.place.row,
            slug=slug,
            label=_label(given, before),
            before=before[1] if before else None,
        )
        said = stated(
            self.logos.named(given, before[1] if before else None),
            slug,
            before[1]["entry"] if before else None,
            before[1][MEMBERSHIPS] if before else [],
        )
        checked = check(said, self.terms, given.place, given.unread)
        errors = [
            *given.errors,
            *found.errors,
            *self._of_twice(number),
            *self._of_identifiers(given, slug),
            *checked.errors,
            *self.logos.errors_of(given),
        ]
        row.readings = as_json([*found.readings, *given.readings])
        if errors or checked.entry is None:
            row.action, row.errors, row.before = Action.ERROR, as_json(errors), None
            return row
        return self._compared(
            row, before, checked.entry, content(checked.entry, checked.memberships)
        )

    def _compared(
        self,
        row: ImportRow,
        before: tuple[Entry, Content] | None,
        entry: Entry,
        after: Content,
    ) -> ImportRow:
        row.duplicates = possible_duplicates(entry, row.slug, self.known)
        row.label = entry.name[:250]
        if before and before[1] == after:
            row.action, row.before = Action.UNCHANGED, None
            return row
        row.action = Action.UPDATE if before else Action.CREATE
        row.after = after
        row.changes = changes_between(before, (entry, after))
        return row

    def _new_slug(self, given: Given) -> str:
        """The address that is given, else one made from a name; taken from now on."""
        slug = given.slug
        if not slug:
            country = str(given.values.get("place.country") or "")
            further = [line.fields.get("text") for line in given.lists.get("names", [])]
            names = [str(name) for name in [given.values.get("name"), *further] if name]
            slug = slug_for(names, f"organization {country}", self.taken)
        self.taken.add(slug)
        return slug

    def _of_twice(self, number: int) -> Iterator[Remark]:
        given = self.given[number]
        if places := self.twice.get(number):
            yield Remark(
                _("The file speaks of the same organization in more than one row."),
                _("One row for each organization. The other: %(places)s.")
                % {"places": ", ".join(map(_told, places[:5]))},
                str(given.values.get("name") or given.slug),
                given.place,
            )

    def _of_identifiers(self, given: Given, slug: str) -> Iterator[Remark]:
        """Identifiers that other organizations have."""
        lines = given.lists.get("identifiers", [])
        for scheme, value in dict.fromkeys(identifiers_of(given)):
            owner = self.known.by_identifier.get((scheme, value), slug)
            if owner != slug:
                line = next(
                    line
                    for line in lines
                    if str(line.fields.get("value", "")).strip() == value
                )
                yield Remark(
                    _("This identifier belongs to another organization: %(slug)s.")
                    % {"slug": owner},
                    _("The identifier of this organization, or nothing."),
                    f"{scheme} {value}",
                    replace(line.place, column=line.columns.get("value", "")),
                )


def _label(given: Given, before: tuple[Entry, Content] | None) -> str:
    named: Any = given.values.get("name") or (before[0].name if before else given.slug)
    return str(named)[:250]


def _told(place: Place) -> str:
    row = _("row %(row)s") % {"row": place.row} if place.row else place.column
    return " ".join(filter(None, [place.sheet, row]))
