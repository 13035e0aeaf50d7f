"""The entry of one organization as a page shows it, from its rows."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import (
    Figure,
    FoundingDate,
    Membership,
    Organization,
    ProfileText,
    PublicContact,
    Result,
    Source,
)
from programs.dates import is_over, is_within
from programs.models import Indicator

CONFIRMATION_IS_RECENT = timedelta(days=365)


@dataclass(frozen=True)
class FigureGroup:
    """The figures of one indicator."""

    indicator: Indicator
    figures: list[Figure]


@dataclass(frozen=True)
class Confirmed:
    """The day on which the organization said of a section: this is still true."""

    on: date

    @property
    def is_recent(self) -> bool:
        """Within a year."""
        return timezone.localdate() - self.on <= CONFIRMATION_IS_RECENT


@dataclass(frozen=True)
class Freshness:
    """Edited, confirmed still true, and the latest year that a figure speaks of.

    `version` is the number of the public version; None where none was recorded.
    """

    edited_on: date | None
    confirmed_on: date | None
    figures_as_of: str
    version: int | None

    @property
    def confirmed_is_recent(self) -> bool | None:
        """Within a year; None where the entry was never confirmed."""
        return Confirmed(self.confirmed_on).is_recent if self.confirmed_on else None


@dataclass(frozen=True)
class Section:
    id: str
    label: str


class Profile:
    """What a page shows of an entry. Reads only rows that `for_profile()` fetched.

    `beside` is the organization that brings what is no part of an entry (public
    contacts, confirmations of sections, the number of the version), where
    `organization` is a copy made from a draft.
    """

    def __init__(
        self, organization: Organization, *, beside: Organization | None = None
    ) -> None:
        self.organization = organization
        self.beside = beside or organization
        self.today = timezone.localdate()
        self.texts: list[ProfileText] = list(organization.texts.all())
        self.names = list(organization.names.all())
        self.links = list(organization.links.all())
        self.identifiers = list(organization.identifiers.all())
        self.priorities = list(organization.priorities.all())
        self.participations = list(organization.participations.all())
        self.partners = list(organization.partners.all())
        self.milestones = list(organization.milestones.all())
        self.sources = self._numbered_sources()

    @property
    def text(self) -> ProfileText | None:
        return self.organization.text

    @property
    def original(self) -> ProfileText | None:
        """The text in the language in which the organization wrote its entry."""
        original = (text for text in self.texts if text.is_original)
        return next(original, self.text)

    @property
    def is_older_than_original(self) -> bool:
        """Whether the text shown is a translation of an older state of the original."""
        shown, original = self.text, self.original
        if not (shown and original and shown.revised_on and original.revised_on):
            return False
        return shown.revised_on < original.revised_on

    @property
    def contacts(self) -> list[PublicContact]:
        """People named to visitors with their consent, whose seats are in force."""
        seats = getattr(self.beside, "contact_seats", [])
        return [seat.public_contact for seat in seats]

    @cached_property
    def confirmed(self) -> dict[str, Confirmed]:
        """By section, what was confirmed on its own since the whole entry was."""
        whole = self.beside.confirmed_on
        return {
            row.section: Confirmed(row.on)
            for row in getattr(self.beside, "section_confirmations", [])
            if whole is None or row.on > whole
        }

    @property
    def founding(self) -> FoundingDate | None:
        return self.organization.founding

    @property
    def other_foundings(self) -> list[FoundingDate]:
        dates = self.organization.founding_dates.all()
        return [founding for founding in dates if founding != self.founding]

    @cached_property
    def memberships(self) -> list[Membership]:
        """All memberships, the latest first."""
        rows = self.organization.memberships.all()
        return sorted(rows, key=lambda row: (row.since, row.until or "9"), reverse=True)

    @cached_property
    def membership(self) -> Membership | None:
        """The membership in force; None for a former member."""
        in_force = (
            m for m in self.memberships if is_within(self.today, m.since, m.until)
        )
        return next(in_force, None)

    @property
    def is_former(self) -> bool:
        return self.membership is None

    @property
    def is_public(self) -> bool:
        """Whether visitors see it: a member now, or a former one."""
        return bool(self.membership or self.ended_memberships)

    @property
    def ended_memberships(self) -> list[Membership]:
        return [m for m in self.memberships if is_over(self.today, m.until)]

    @cached_property
    def figures(self) -> list[FigureGroup]:
        """Figures by indicator, in their order; superseded ones left out."""
        rows = self.organization.figures.all()
        superseded = {row.supersedes_id for row in rows}
        kept = sorted(
            (row for row in rows if row.pk not in superseded),
            key=lambda row: (row.indicator.position, row.indicator.code),
        )
        return [
            FigureGroup(indicator, list(group))
            for indicator, group in groupby(kept, key=lambda row: row.indicator)
        ]

    @property
    def figure_count(self) -> int:
        return sum(len(group.figures) for group in self.figures)

    def _numbered_sources(self) -> list[Source]:
        """The sources, numbered from 1; each row learns its `source_number`."""
        sources = list(self.organization.sources.all())
        numbers = {source.pk: number for number, source in enumerate(sources, start=1)}
        for source in sources:
            source.number = numbers[source.pk]  # type: ignore[attr-defined]
        for row in self._sourced_rows:
            row.source_number = numbers.get(row.source_id)
        return sources

    @property
    def _sourced_rows(self) -> list[Any]:
        figures = [figure for group in self.figures for figure in group.figures]
        return [
            *self.organization.founding_dates.all(),
            *self.priorities,
            *self.participations,
            *self.partners,
            *self.milestones,
            *figures,
        ]

    @cached_property
    def freshness(self) -> Freshness:
        edited_at = self.organization.edited_at
        # Of what is: no target and no starting point. "Since 1996" has no end.
        ends = [
            figure.until
            for group in self.figures
            for figure in group.figures
            if figure.result == Result.ACTUAL
        ]
        return Freshness(
            edited_on=timezone.localtime(edited_at).date() if edited_at else None,
            confirmed_on=self.organization.confirmed_on,
            figures_as_of=max(ends, default="")[:4],
            version=getattr(self.beside, "public_number", None),
        )

    @property
    def url(self) -> str:
        return settings.SITE_ORIGIN + self.organization.get_absolute_url()

    @property
    def contents(self) -> list[Section]:
        """The sections that have something to say, in the order of the page."""
        text = self.text
        sections = [
            ("summary", _("Summary"), text and text.summary),
            ("mission", _("Mission"), text and text.mission),
            ("goals", _("Goals"), text and text.goals),
            ("activities", _("Main activities"), text and text.activities),
            ("priorities", _("Priority areas"), self.priorities),
            ("programs", _("Programs"), self.participations),
            ("figures", _("Figures"), self.figures),
            ("history", _("History"), text and text.history),
            ("milestones", _("Milestones"), self.milestones),
            ("partners", _("Partners"), self.partners),
            ("sources", _("Sources"), self.sources),
            ("cite", _("Cite this entry"), True),
        ]
        return [Section(id, label) for id, label, content in sections if content]
