"""Published versions as visitors may know them: no persons, no notes, no remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, reduce
from operator import or_

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.changes import sections_changed
from members.entry import Entry
from members.models import Merger, Organization, Revision, Seat
from members.models.revision import RevisionQuerySet
from members.public.readable import readable

# All that is read of a revision: what is not public does not leave the database.
COLUMNS = (
    *("organization", "number", "entry", "decided_at"),
    *("submitted_at", "submitted_by", "corrected_by"),
)


@dataclass(frozen=True)
class Version:
    """A version that was public `since` some moment, `until` another one or now."""

    revision: Revision
    before: "Version | None" = None

    @property
    def organization(self) -> Organization:
        return self.revision.organization

    @property
    def number(self) -> int:
        return self.revision.number or 0

    @property
    def since(self) -> datetime:
        # A constraint of the database: published, so there is a date.
        assert self.revision.decided_at  # noqa: S101
        return self.revision.decided_at

    @property
    def until(self) -> datetime | None:
        """When the next version took its place; None for the one that is public."""
        until: datetime | None = self.revision.replaced_at  # type: ignore[attr-defined]
        return until

    @property
    def since_exact(self) -> str:
        """`since` to the second, as `<time>` takes it."""
        return self.since.isoformat(timespec="seconds")

    @property
    def until_exact(self) -> str:
        return self.until.isoformat(timespec="seconds") if self.until else ""

    @property
    def is_of_one_day(self) -> bool:
        """Whether it was replaced on the day on which it became public."""
        days = {timezone.localdate(at) for at in (self.since, self.until) if at}
        return self.until is not None and len(days) == 1

    @cached_property
    def entry(self) -> Entry | None:
        """None where what was kept cannot be read any more."""
        return readable(self.revision.entry)

    @cached_property
    def changed(self) -> list[str]:
        """The titles of the sections that differ from the version before."""
        before = self.before.entry if self.before else None
        if before is None or self.entry is None:
            return []
        return sections_changed(before, self.entry)

    @property
    def origin(self) -> str:
        """Who said it: the organization or the network, never which person."""
        revision = self.revision
        if revision.submitted_at is None:
            return _("loaded by the network")
        # Of somebody erased since no more is known than that it was sent: by its own.
        is_known = revision.submitted_by_id is not None
        if is_known and not revision.had_seat:  # type: ignore[attr-defined]
            return _("by the network")
        if revision.corrected_by_id is not None:
            return _("by the organization, with corrections by the network")
        return _("by the organization")

    @property
    def address(self) -> str:
        return reverse("members:version", args=[self.organization.slug, self.number])

    @property
    def permanent_url(self) -> str:
        return settings.SITE_ORIGIN + self.address

    @property
    def difference_address(self) -> str:
        """What it changed; empty for the first, which had none before it."""
        if self.number < 2:
            return ""
        slug = self.organization.slug
        return reverse("members:difference", args=[slug, self.number - 1, self.number])


def visible(revisions: RevisionQuerySet) -> RevisionQuerySet:
    """Those that were published, the latest first, with all that a `Version` asks."""
    replacing = Revision.objects.published().filter(
        organization=OuterRef("organization"), number__gt=OuterRef("number")
    )
    merger = Merger.objects.filter(other=OuterRef("organization"))
    return (
        revisions.published()
        .only(*COLUMNS)
        .annotate(
            # The last one of a merged organization was public until the merger.
            replaced_at=Coalesce(
                Subquery(replacing.order_by("number").values("decided_at")[:1]),
                Subquery(merger.values("at")[:1]),
            ),
            had_seat=Exists(_seats_of_the_sender()),
        )
    )


def _seats_of_the_sender() -> QuerySet[Seat]:
    """The seats that the sender of the outer revision had when it was sent."""
    sent_at, sent_on = OuterRef("submitted_at"), OuterRef("submitted_at__date")
    return Seat.objects.filter(
        Q(until__isnull=True) | Q(until__gte=sent_on),
        Q(ended_at__isnull=True) | Q(ended_at__gte=sent_at),
        user=OuterRef("submitted_by"),
        organization=OuterRef("organization"),
        since__lte=sent_on,
    )


def find(organization: Organization, number: int) -> Version | None:
    revision = visible(organization.revisions.filter(number=number)).first()
    return Version(revision) if revision else None


def number_on(organization: Organization, day: date) -> int | None:
    """The number of the version that was public at the end of a day."""
    if Merger.objects.filter(other=organization, at__date__lte=day).exists():
        return None
    morning = datetime.combine(
        day + timedelta(days=1), time.min, timezone.get_current_timezone()
    )
    then = organization.revisions.published().filter(decided_at__lt=morning)
    return then.values_list("number", flat=True).first()


def with_before(revisions: Sequence[Revision]) -> list[Version]:
    """The revisions as versions, each with the one before it, in one query more."""
    rows = {(row.organization_id, row.number or 0): row for row in revisions}
    before = {(organization, number - 1) for organization, number in rows}
    if missing := [place for place in before - rows.keys() if place[1]]:
        named = (Q(organization=place[0], number=place[1]) for place in missing)
        others = visible(Revision.objects.filter(reduce(or_, named)))
        rows |= {(row.organization_id, row.number or 0): row for row in others}
    versions: dict[tuple[int, int], Version] = {}
    # From the oldest, so that an entry is read once for both that ask for it.
    for place in sorted(rows):
        versions[place] = Version(rows[place], versions.get((place[0], place[1] - 1)))
    return [versions[row.organization_id, row.number or 0] for row in revisions]
