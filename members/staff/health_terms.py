"""What health means: which entries are old, which lack something, by a given day."""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Substr

from members.models import (
    AuditRecord,
    Figure,
    FoundingDate,
    Mail,
    Organization,
    Participation,
    Priority,
    ProfileText,
    Result,
    Revision,
    Seat,
    WebsiteMark,
)
from members.workflow.reminders import SENT

YEAR = timedelta(days=365)
Organizations = QuerySet[Organization]


# Confirmation ----------------------------------------------------------------


def never_confirmed() -> Organizations:
    return Organization.objects.listed().filter(confirmed_on=None)


def confirmed_between(on: date, least: int, most: int | None = None) -> Organizations:
    """Confirmed at least so many years before `on`, and less than `most` years."""
    found = Organization.objects.listed().filter(confirmed_on__lte=on - least * YEAR)
    if most is None:
        return found
    return found.filter(confirmed_on__gt=on - most * YEAR)


# Figures ---------------------------------------------------------------------


def with_figures_as_of() -> QuerySet[Any]:
    """Listed organizations with `figures_as_of`, the latest year of an actual figure.

    None where no figure has a date.
    """
    dated = Figure.objects.filter(
        organization=OuterRef("pk"), result=Result.ACTUAL, is_undated=False
    ).order_by()
    end = Case(When(until="", then=F("since")), default=F("until"))
    # One value for each organization, and never a row of its own for a figure.
    years = dated.values("organization").annotate(year=Max(Substr(end, 1, 4)))
    return Organization.objects.listed().annotate(
        figures_as_of=Subquery(years.values("year"), output_field=TextField())
    )


def figures_between(on: date, least: int, most: int | None = None) -> QuerySet[Any]:
    """Whose latest figure is at least so many years old, and less than `most`."""
    found = with_figures_as_of().filter(figures_as_of__lte=f"{on.year - least:04}")
    if most is None:
        return found
    return found.filter(figures_as_of__gt=f"{on.year - most:04}")


def figures_all_undated() -> Organizations:
    """With figures, none of which says of when it is."""
    figures = Figure.objects.filter(organization=OuterRef("pk"))
    return Organization.objects.listed().filter(
        Exists(figures), ~Exists(figures.filter(is_undated=False))
    )


# What is missing -------------------------------------------------------------

_OWN = {"organization": OuterRef("pk")}
# By the name of a list: what an organization of that list has not.
HAVING: dict[str, Q] = {
    "mission": Q(Exists(ProfileText.objects.filter(**_OWN).exclude(mission=""))),
    "summary": Q(Exists(ProfileText.objects.filter(**_OWN).exclude(summary=""))),
    "contact": ~Q(email="") | ~Q(phone=""),
    "website": ~Q(website=""),
    "logo": Q(logo__isnull=False),
    "founding-date": Q(Exists(FoundingDate.objects.filter(**_OWN))),
    "figure": Q(Exists(Figure.objects.filter(**_OWN))),
    "priority": Q(Exists(Priority.objects.filter(**_OWN))),
    "program": Q(Exists(Participation.objects.filter(**_OWN))),
}


def lacking(what: str) -> Organizations:
    """Listed organizations without what `HAVING` calls so."""
    return Organization.objects.listed().filter(~HAVING[what])


def speakers(on: date) -> QuerySet[Seat]:
    """Seats in force of people who can sign in, for the organization outside."""
    return Seat.objects.in_force(on).filter(user__is_active=True, **_OWN)


def without_speaker(on: date) -> Organizations:
    """Nobody has a seat: nobody can be asked, and nobody can confirm."""
    return Organization.objects.listed().filter(~Exists(speakers(on)))


# What is open ----------------------------------------------------------------


def drafts_untouched(on: date, days: int) -> QuerySet[Revision]:
    drafts = Revision.objects.filter(state=Revision.State.DRAFT)
    return drafts.filter(saved_at__date__lte=on - timedelta(days)).order_by("saved_at")


def waiting_since(on: date, days: int) -> QuerySet[Revision]:
    return Revision.objects.waiting().filter(
        submitted_at__date__lte=on - timedelta(days)
    )


def returned_since(on: date, days: int) -> QuerySet[Revision]:
    returned = Revision.objects.filter(state=Revision.State.RETURNED)
    since = returned.filter(decided_at__date__lte=on - timedelta(days))
    return since.order_by("decided_at")


# Mails and websites ----------------------------------------------------------


def mails_given_up() -> QuerySet[Mail]:
    """Which no server took in the end, or whose address was refused for good."""
    return Mail.objects.filter(given_up_at__isnull=False).order_by("-given_up_at")


def mails_put_off() -> QuerySet[Mail]:
    """Which were tried in vain so far and are tried again."""
    late = Mail.objects.filter(sent_at=None, given_up_at=None).exclude(error="")
    return late.order_by("created_at")


def with_reminder(mails: QuerySet[Mail], link: str) -> QuerySet[Mail]:
    """With `is_reminder`: whether the text has the `link` that reminders have."""
    return mails.annotate(
        is_reminder=Case(When(text__contains=link, then=Value(True)), default=False)
    )


def marked_websites(kind: str) -> QuerySet[WebsiteMark]:
    whole = Organization.objects.whole()
    return WebsiteMark.objects.standing().filter(kind=kind, organization__in=whole)


def unmarked_websites() -> Organizations:
    marked = WebsiteMark.objects.standing().filter(organization=OuterRef("pk"))
    return Organization.objects.listed().exclude(website="").filter(~Exists(marked))


def with_what_to_do(organizations: Organizations, on: date) -> Organizations:
    """With `asked_at`, the last reminder, and `has_speaker`."""
    asked = AuditRecord.objects.filter(action=SENT, **_OWN).order_by("-at")
    return organizations.select_related("country").annotate(
        asked_at=Subquery(asked.values("at")[:1]), has_speaker=Exists(speakers(on))
    )
