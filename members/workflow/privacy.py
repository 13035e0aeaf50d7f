"""A person is forgotten: an account without a name stays, so that numbers still fit."""

import json
import re
from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from members.models import (
    AuditRecord,
    Invitation,
    Mail,
    Organization,
    Seat,
    Unfinished,
    User,
)
from members.workflow.audit import record
from members.workflow.contacts import take_back_contact
from members.workflow.errors import WorkflowError
from members.workflow.personal_data import addresses_of, of_addresses
from members.workflow.seats import end_seat

# A name as short as this stands in many words that mean something else.
SHORT = 4


class OnlySuperuserError(WorkflowError):
    """Nobody could enter the admin to repair anything any more."""


def led_alone_by(user: User) -> list[Organization]:
    """Organizations that have no other lead who can sign in."""
    own = Seat.objects.in_force().filter(user=user, role=Seat.Role.LEAD)
    others = Seat.objects.in_force().filter(role=Seat.Role.LEAD, user__is_active=True)
    led = others.exclude(user=user).values("organization")
    return list(
        Organization.objects.filter(seats__in=own).exclude(pk__in=led).distinct()
    )


def publishers_of(user: User) -> list[Organization]:
    """Organizations whose entry, of any version, has an address of the person.

    Entries are the organizations' own, so erasing a person leaves them as they are.
    """
    named = Q(pk__in=[])
    for address in addresses_of(user):
        named |= Q(revisions__entry__icontains=address) | Q(email__iexact=address)
    return list(Organization.objects.filter(named).distinct())


@transaction.atomic
def erase_person(user: User, *, by: User | None) -> None:
    """Take name, addresses, keys and sessions away. What was written for an entry
    stays with the organization, under the number of an account without a name.

    Raises OnlySuperuserError.
    """
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        raise OnlySuperuserError
    known_as = [*addresses_of(user), *([user.name] if user.name else [])]
    today = timezone.localdate()
    for seat in Seat.objects.filter(user=user, ended_at=None).order_by("pk"):
        take_back_contact(seat, by=by)
        if seat.until is None or seat.until >= today:
            end_seat(seat, by=by, is_repair=True)
    _forget_rows(user)
    _forget_sessions(user, known_as)
    _forget_in_log(user, known_as)
    _forget_account(user)
    record("person erased", by=by, subject=f"user {user.pk}")


def _forget_rows(user: User) -> None:
    addresses = addresses_of(user)
    text = Q(pk__in=[])
    for address in addresses:
        text |= Q(text__icontains=address) | Q(subject__icontains=address)
    Mail.objects.filter(of_addresses("to", addresses) | text).delete()
    Invitation.objects.filter(of_addresses("email", addresses)).delete()
    Unfinished.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    AuditRecord.objects.filter(actor=user.pk).update(address=None)


def _forget_sessions(user: User, known_as: list[str]) -> None:
    """End the person's sessions, and drop half-done sign-ins that name the person."""
    UserSession.objects.filter(user=user).delete()
    over = []
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk) or _names(data, known_as):
            over.append(session.session_key)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in over:
        store(key).delete()


def _names(data: Any, known_as: list[str]) -> bool:
    said = json.dumps(data, ensure_ascii=False, default=str).casefold()
    return any(name.casefold() in said for name in known_as if len(name) > SHORT)


def _forget_in_log(user: User, known_as: list[str]) -> None:
    """Take the person out of the texts of Django's own log of the admin."""
    for entry in _log_entries_of(user):
        entry.object_repr, entry.change_message = f"user {user.pk}", ""
        entry.save(update_fields=["object_repr", "change_message"])
    words = [name for name in known_as if len(name) > SHORT]
    if not words:
        return
    any_of_them = "|".join(map(re.escape, words))
    names = re.compile(rf"(?<!\w)({any_of_them})(?!\w)", re.IGNORECASE)
    for entry in list(LogEntry.objects.all()):
        # JSON may hold letters as \u0431.
        message = entry.get_change_message() + entry.change_message
        if names.search(f"{entry.object_repr} {message}"):
            entry.object_repr = names.sub(f"user {user.pk}", entry.object_repr)
            entry.change_message = ""
            entry.save(update_fields=["object_repr", "change_message"])


def _log_entries_of(user: User) -> QuerySet[LogEntry]:
    """What was noted about the account and its seats, whatever they were called."""
    seats = [str(pk) for pk in user.seats.values_list("pk", flat=True)]
    return LogEntry.objects.filter(
        Q(content_type__app_label="members")
        & (
            Q(content_type__model="user", object_id=str(user.pk))
            | Q(content_type__model="seat", object_id__in=seats)
        )
    )


def _forget_account(user: User) -> None:
    user.email, user.name = f"erased-{user.pk}@erased.invalid", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
