"""Once a year each organization is asked: is your entry still right?"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import AuditRecord, Organization, Seat, User
from members.workflow.audit import record
from members.workflow.errors import WorkflowError
from members.workflow.mail import queue_mail
from members.workflow.publishing import lock, public_number
from members.workflow.seat_notices import active_users

SALT = "members.reminder"
SENT = "reminder sent"
CONFIRMED_FOR = timedelta(days=365)
# A little less than a year, so that a reminder does not come later each year.
ASKED_FOR = timedelta(days=330)
LINK_LASTS = timedelta(days=60)
# Who asks by hand does not ask the same people twice in a week.
NOT_AGAIN_FOR = timedelta(days=7)


class AskedLatelyError(WorkflowError):
    """It was asked in these days already."""


def due() -> QuerySet[Organization]:
    """Members whose entry was not confirmed for a year, and who were not asked."""
    asked = AuditRecord.objects.filter(
        action=SENT, organization=OuterRef("pk"), at__gt=timezone.now() - ASKED_FOR
    )
    return Organization.objects.listed().filter(
        Q(confirmed_on__isnull=True)
        | Q(confirmed_on__lte=timezone.localdate() - CONFIRMED_FOR),
        ~Exists(asked),
    )


def asked_people(organization: Organization) -> QuerySet[User]:
    """Whom the mail goes to: the leads; the editors where nobody leads."""
    leads = active_users(organization, Seat.Role.LEAD)
    return leads if leads.exists() else active_users(organization)


@transaction.atomic
def remind(organization: Organization) -> int:
    """Ask one organization, unless it was asked already; how many mails that took."""
    organization = lock(organization)
    if not due().filter(pk=organization.pk).exists():
        return 0
    return _ask(organization, by=None)


@transaction.atomic
def remind_now(organization: Organization, *, by: User) -> int:
    """Ask a member at once, whether it is due or not; how many mails that took.

    Raises AskedLatelyError: a second press of the button sends nothing.
    """
    organization = lock(organization)
    if not Organization.objects.listed().filter(pk=organization.pk).exists():
        return 0
    lately = AuditRecord.objects.filter(
        action=SENT, organization=organization, at__gt=timezone.now() - NOT_AGAIN_FOR
    )
    if lately.exists():
        raise AskedLatelyError
    return _ask(organization, by=by)


def _ask(organization: Organization, *, by: User | None) -> int:
    people = list(asked_people(organization))
    for user in people:
        _mail_reminder(organization, user)
    if people:
        record(SENT, by=by, organization=organization, after=len(people))
    return len(people)


def _mail_reminder(organization: Organization, user: User) -> None:
    address = settings.SITE_ORIGIN + reverse(
        "council:confirm_link", args=[token_of(organization)]
    )
    queue_mail(
        user.email,
        _("Is the entry of %(name)s still right?") % {"name": organization.name},
        _(
            "Once a year the directory asks you to look at the entry of %(name)s.\n\n"
            "Open this page, and if all is right, press one button:\n\n%(address)s\n\n"
            "If something has changed, you get from there to your desk, where you "
            "can correct it. The link is good for 60 days; your desk always is."
        )
        % {"name": organization.name, "address": address},
    )


def token_of(organization: Organization) -> str:
    """The part of the link that says which organization, and which version."""
    seen: list[Any] = [organization.slug, public_number(organization)]
    return signing.dumps(seen, salt=SALT)


def read_token(token: str) -> tuple[str, int] | None:
    """The slug and the number in a link; None where it is too old, or none of ours."""
    try:
        slug, number = signing.loads(token, salt=SALT, max_age=LINK_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return slug, number
