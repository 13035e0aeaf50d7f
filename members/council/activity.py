"""The last changes of an entry: what was done, by whom and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import attrgetter

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from members.council.places import PAGES
from members.models import Organization, Revision, Save, Seat, User

READ = 200  # saves that are looked at: a page saves itself every few seconds
SHOWN = 10


@dataclass(frozen=True)
class Act:
    """`is_day`: only the day is known, not the time."""

    at: datetime
    by: str
    what: str
    is_day: bool = False


def last_acts(organization: Organization) -> list[Act]:
    """The latest acts, the newest first; many saves of a day are told as one."""
    people = People(organization)
    acts = [
        *_saves(organization, people),
        *_decisions(organization, people),
        *_confirmations(organization, people),
    ]
    return sorted(acts, key=attrgetter("at"), reverse=True)[:SHOWN]


class People:
    """Who is told by name: those who speak or spoke for the organization."""

    def __init__(self, organization: Organization) -> None:
        seats = Seat.objects.filter(organization=organization).select_related("user")
        self.names = {seat.user_id: str(seat.user) for seat in seats}

    def name(self, user: User | None) -> str:
        # Whoever was forgotten has an address in a domain that never is one.
        if user is None or user.email.endswith(".invalid"):
            return _("somebody whose account is gone")
        return self.names.get(user.pk, _("the network"))


def section_title(section: str) -> str:
    return str(PAGES[section].title) if section in PAGES else section


def _saves(organization: Organization, people: People) -> Iterator[Act]:
    saves = Save.objects.filter(revision__organization=organization)
    saves = saves.select_related("by").defer("before", "after", "sent")
    told = set()
    for save in saves.order_by("-at", "-pk")[:READ]:
        day = timezone.localdate(save.at)
        if (save.by_id, save.section, day) not in told:
            told.add((save.by_id, save.section, day))
            what = _("changed “%(section)s”") % {"section": section_title(save.section)}
            yield Act(save.at, people.name(save.by), what)


def _decisions(organization: Organization, people: People) -> Iterator[Act]:
    revisions = organization.revisions.filter(
        Q(submitted_at__isnull=False) | Q(decided_at__isnull=False)
    )
    revisions = revisions.select_related("submitted_by", "decided_by", "author")
    revisions = revisions.defer("entry", "as_submitted").order_by("-pk")
    for revision in revisions[:SHOWN]:
        if revision.submitted_at:
            sender = people.name(revision.submitted_by)
            yield Act(revision.submitted_at, sender, _("sent changes for review"))
        if revision.decided_at and (what := _decided(revision)):
            yield Act(revision.decided_at, _("the network"), what)


def _decided(revision: Revision) -> str:
    words = {"number": revision.number}
    match revision.state:
        case Revision.State.PUBLISHED if revision.submitted_at is None:
            return _("loaded version %(number)s") % words
        case Revision.State.PUBLISHED if revision.corrected_by_id:
            return _("published version %(number)s with corrections") % words
        case Revision.State.PUBLISHED:
            return _("published version %(number)s") % words
        case Revision.State.RETURNED:
            return _("returned changes with remarks")
    return ""


def _confirmations(organization: Organization, people: People) -> Iterator[Act]:
    for row in organization.confirmations.select_related("by"):
        what = _("confirmed the whole entry")
        if row.section:
            words = {"section": section_title(row.section)}
            what = _("confirmed “%(section)s”") % words
        yield Act(_evening(row.on), people.name(row.by), what, is_day=True)


def _evening(day: date) -> datetime:
    """Some moment of the day, after which nothing of the same day is told."""
    return timezone.make_aware(datetime.combine(day, time.max))
