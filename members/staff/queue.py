"""What waits: for a reviewer, for an organization, or for somebody to look at it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.utils import timezone
from pydantic import ValidationError

from members.changes import sections_changed
from members.models import Import, Mail, Revision, User
from members.workflow import entry_of

MOST = 50  # submissions on the first page; with more, the oldest are in front
FEW = 10  # lines of the lists below


@dataclass(frozen=True)
class Waiting:
    """A submission: what it changes, and what its reviewer should know first."""

    revision: Revision
    sections: list[str]
    has_moved: bool
    is_own: bool

    @property
    def days(self) -> int:
        return days_since(self.revision.submitted_at)


def days_since(moment: datetime | None) -> int:
    """Whole days by the calendar of the site, 0 for today."""
    then = timezone.localdate(moment) if moment else timezone.localdate()
    return (timezone.localdate() - then).days


def waiting(user: User) -> list[Waiting]:
    """The submissions, the oldest first, as `user` meets them."""
    revisions = _with_public_number(Revision.objects.waiting())
    revisions = revisions.select_related(
        "organization__country", "author", "submitted_by", "base"
    ).prefetch_related("contributors")
    return [_waiting(revision, user) for revision in revisions[:MOST]]


def _with_public_number(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    published = Revision.objects.published().filter(
        organization=OuterRef("organization")
    )
    latest = Subquery(published.values("number")[:1], output_field=IntegerField())
    return revisions.annotate(public_number=latest)


def _waiting(revision: Revision, user: User) -> Waiting:
    public: int = revision.public_number  # type: ignore[attr-defined]
    base = revision.base
    try:
        entries = (entry_of(base or revision), entry_of(revision))
        sections = sections_changed(*entries)
    except ValidationError:  # kept in an older shape: the others must still be seen
        sections = []
    return Waiting(
        revision,
        sections,
        has_moved=base is not None and base.number != public,
        is_own=is_own(revision, user),
    )


def is_own(revision: Revision, user: User) -> bool:
    """Whether `user` wrote in it or sent it, and may not publish it."""
    people = (revision.author, revision.submitted_by, *revision.contributors.all())
    return not settings.REVIEWERS_MAY_PUBLISH_OWN and user in people


def next_after(revision: Revision) -> Revision | None:
    """The submission that was sent after this one, else the oldest other one."""
    others = Revision.objects.waiting().exclude(pk=revision.pk)
    later = others.filter(submitted_at__gte=revision.submitted_at)
    return later.first() or others.first()


def returned() -> QuerySet[Revision]:
    """What organizations have to look at again, the longest with them first."""
    rows = Revision.objects.filter(state=Revision.State.RETURNED)
    return _lines(rows).order_by("decided_at")[:FEW]


def drafts() -> QuerySet[Revision]:
    """Drafts that were not sent yet, the longest untouched first."""
    rows = Revision.objects.filter(state=Revision.State.DRAFT)
    return _lines(rows).order_by("saved_at")[:FEW]


def _lines(rows: QuerySet[Revision]) -> QuerySet[Revision]:
    rows = rows.select_related("organization", "author", "decided_by")
    return rows.defer("entry", "as_submitted")


def imports() -> QuerySet[Import]:
    """Files whose plan is being made, or waits for somebody to apply or discard it."""
    waiting = (*Import.RUNNING, Import.State.PLANNED)
    return Import.objects.for_lists().filter(state__in=waiting)[:FEW]


def mails_given_up() -> QuerySet[Mail]:
    mails = Mail.objects.filter(given_up_at__isnull=False).defer("text")
    return mails.order_by("-given_up_at")[:FEW]
