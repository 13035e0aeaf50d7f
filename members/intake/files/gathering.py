"""Gathers what several sheets and rows say of one organization."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from members.intake.given import Given, Line, Place, Remark

# How rows name an organization: by slug, by identifier, or by name and country.
Reference = tuple[str, ...]


@dataclass
class Gathering:
    """Organizations in the order in which the file first speaks of them."""

    organizations: list[Given] = field(default_factory=list)
    _at: dict[Reference, int] = field(default_factory=dict)

    def of(
        self,
        reference: Reference,
        place: Place,
        values: Mapping[str, Any] | None = None,
    ) -> Given:
        """What is gathered of an organization, begun here if it is not there yet."""
        at = self._at.get(reference)
        if at is None:
            at = self._at[reference] = len(self.organizations)
            slug = reference[1] if reference[0] == "slug" else ""
            given = Given(place, slug, dict(values or {}), {}, columns={})
            self.organizations.append(given)
            if reference[0] == "identifier":
                fields = {"scheme": reference[1], "value": reference[2]}
                add_line(given, "identifiers", Line(place, fields))
        return self.organizations[at]

    def add(self, given: Given, references: list[Reference]) -> None:
        """A row that speaks of an organization itself: each does so once."""
        slugs = [reference for reference in references if reference[0] == "slug"]
        for reference in slugs:
            if reference in self._at:
                earlier = self.organizations[self._at[reference]].place
                given.errors.append(
                    Remark(
                        _("Row %(row)s is about the same organization.")
                        % {"row": earlier.row},
                        _("Put all that is said of it into one row."),
                        reference[1],
                        replace(given.place, column="slug"),
                    )
                )
        for reference in references:
            self._at.setdefault(reference, len(self.organizations))
        self.organizations.append(given)


def add_line(given: Given, section: str, line: Line) -> None:
    lists: Any = given.lists  # of our own making: a dictionary
    lists.setdefault(section, []).append(line)
