"""All that the directory keeps of a person, for that person to read (GDPR 15, 20)."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from members.models import (
    AuditRecord,
    Confirmation,
    Distinct,
    Import,
    Invitation,
    Mail,
    Merger,
    OldPage,
    Picture,
    PublicContact,
    Revision,
    Save,
    Seat,
    Trust,
    Unfinished,
    User,
    WebsiteMark,
)
from members.workflow.audit import record

# Parts a person has in revisions, by the field that says so.
PARTS = ("author", "contributors", "submitted_by", "decided_by", "corrected_by")


def addresses_of(user: User) -> list[str]:
    """Every address by which the person is known here, in small letters."""
    others = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return sorted({user.email.lower(), *(email.lower() for email in others)})


def find_person(email: str) -> User | None:
    """Whose address this is: that of an account, else a further one of an account."""
    own = User.objects.filter(email__iexact=email).first()
    further = EmailAddress.objects.filter(email__iexact=email).select_related("user")
    address = further.order_by("-verified").first()
    return own or (address.user if address else None)


def of_addresses(field: str, addresses: Iterable[str]) -> Q:
    """Rows whose `field` is one of the addresses, whatever the case of its letters."""
    found = Q(pk__in=[])
    for address in addresses:
        found |= Q(**{f"{field}__iexact": address})
    return found


def export_person(user: User, *, by: User | None) -> dict[str, Any]:
    """What is kept, by kind. Recorded: somebody has read all of it.

    Left out: passwords and keys, which nobody should write down, and the addresses of
    others.
    """
    record("person exported", by=by, subject=f"user {user.pk}")
    addresses = addresses_of(user)
    return {
        "account": _account(user),
        "addresses": rows(
            EmailAddress.objects.filter(user=user), "email", "verified", "primary"
        ),
        **_places(user, addresses),
        **_work(user),
        **_traces(user, addresses),
    }


def _account(user: User) -> dict[str, Any]:
    powers = user.user_permissions.values_list("codename", flat=True)
    return {
        "number": user.pk,
        "email": user.email,
        "name": user.name,
        "joined_at": user.joined_at,
        "last_login": user.last_login,
        "is_active": user.is_active,
        "is_staff": user.is_staff,
        "is_superuser": user.is_superuser,
        "groups": list(user.groups.values_list("name", flat=True)),
        "permissions": list(powers),
    }


def _places(user: User, addresses: list[str]) -> dict[str, Any]:
    """Where the person speaks for somebody, was asked to, and is named."""
    dates = ("created_at", "expires_at", "accepted_at", "revoked_at")
    invited = Invitation.objects.filter(of_addresses("email", addresses))
    sent = Invitation.objects.filter(invited_by=user)
    contacts = PublicContact.objects.filter(seat__user=user)
    return {
        "seats": rows(
            Seat.objects.filter(user=user),
            *("organization__slug", "role", "since", "until", "ended_at"),
        ),
        "invitations": rows(invited, "organization__slug", "email", "role", *dates),
        "invitations_sent": rows(sent, "organization__slug", "role", *dates),
        "public_contact": rows(
            contacts,
            *("seat__organization__slug", "name", "role", "email", "phone"),
            "consented_at",
        ),
    }


def _work(user: User) -> dict[str, Any]:
    """What the person did with entries. The texts are the organization's."""
    parts = {
        part: rows(
            Revision.objects.filter(**{part: user}),
            *("pk", "organization__slug", "state", "number", "created_at"),
        )
        for part in PARTS
    }
    unfinished = Unfinished.objects.filter(user=user)
    pictures = Picture.objects.filter(uploaded_by=user)
    return {
        "revisions": parts,
        "saves": rows(Save.objects.filter(by=user), "revision", "section", "at"),
        "unfinished": rows(unfinished, "revision", "section", "part", "typed", "at"),
        "pictures": rows(pictures, "organization__slug", "name", "uploaded_at"),
        "imports": rows(
            Import.objects.filter(uploaded_by=user), "name", "uploaded_at", "state"
        ),
        "imports_applied": rows(
            Import.objects.filter(applied_by=user), "name", "applied_at"
        ),
        "old_pages": rows(OldPage.objects.filter(read_by=user), "name", "read_at"),
        "confirmations": rows(
            Confirmation.objects.filter(by=user), "organization__slug", "section", "on"
        ),
        "trust_given": rows(
            Trust.objects.filter(by=user), "organization__slug", "since"
        ),
        "mergers": rows(Merger.objects.filter(by=user), "kept__slug", "at"),
        "told_apart": rows(Distinct.objects.filter(by=user), "first__slug", "on"),
        "websites_marked": rows(
            WebsiteMark.objects.filter(by=user), "organization__slug", "on", "note"
        ),
    }


def _traces(user: User, addresses: list[str]) -> dict[str, Any]:
    """What came about by signing in, by mails and by keeping records."""
    mails = Mail.objects.filter(of_addresses("to", addresses))
    own_acts = AuditRecord.objects.filter(actor=user.pk)
    about = AuditRecord.objects.filter(subject=f"user {user.pk}").exclude(actor=user.pk)
    own = LogEntry.objects.filter(user=user)
    return {
        "mails": rows(mails.exclude(is_secret=True), "subject", "text", "created_at")
        + rows(mails.filter(is_secret=True), "subject", "created_at"),
        "sessions": rows(
            UserSession.objects.filter(user=user),
            *("ip", "user_agent", "created_at", "last_seen_at"),
        ),
        "authenticators": rows(
            Authenticator.objects.filter(user=user),
            *("type", "created_at", "last_used_at"),
        ),
        "audit": rows(
            own_acts, "at", "action", "organization__slug", "subject", "address"
        ),
        "audit_by_others": rows(about, "at", "action", "organization__slug"),
        "admin_log": rows(own, "action_time", "content_type__model", "object_id"),
    }


def rows(found: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    """The fields of rows, `organization__slug` as "organization"."""
    names = [field.removesuffix("__slug").rpartition("__")[2] for field in fields]
    values = found.order_by("pk").distinct().values_list(*fields)
    return [dict(zip(names, row, strict=True)) for row in values]
