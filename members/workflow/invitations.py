"""Invitations: how a person comes to speak for an organization."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from members.models import AuditRecord, Invitation, Organization, Seat, User
from members.models.invitation import in_three_days, random_secret
from members.workflow import seat_notices
from members.workflow.audit import record
from members.workflow.errors import WorkflowError
from members.workflow.publishing import hold, lock

SALT = "members.invitation"
MOST_A_DAY = 20  # of one organization, so that nobody sends mail to the world by it


class InvitationOverError(WorkflowError):
    """Accepted already, taken back or expired."""


class AlreadySeatedError(WorkflowError):
    """The address belongs to somebody who has this seat, or a stronger one."""


class WrongAccountError(WorkflowError):
    """Accepted by another account than that of the address invited."""


class TooManyInvitationsError(WorkflowError):
    """The organization sent as many mails with invitations as it may on one day."""


def token_of(invitation: Invitation) -> str:
    """The part of the link that only the mail has."""
    return signing.dumps([invitation.pk, invitation.secret], salt=SALT)


def find_invitation(token: str) -> Invitation | None:
    """The invitation of a link, whatever became of it; None for no link of ours."""
    try:
        pk, secret = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    invitations = Invitation.objects.select_related("organization", "invited_by")
    return invitations.filter(pk=pk, secret=secret).first()


@transaction.atomic
def invite(
    organization: Organization, email: str, role: str, *, by: User
) -> Invitation:
    """Offer a seat, or send an open offer once more; 72 hours begin anew.

    The answer is the same whether the address has an account or not. Raises
    AlreadySeatedError for a colleague whom `by` sees in the list anyway, and
    TooManyInvitationsError, which staff do not meet.
    """
    organization = lock(organization)
    seats = Seat.objects.in_force().filter(
        Q(role=role) | Q(role=Seat.Role.LEAD), organization=organization
    )
    if seats.filter(user__email__iexact=email).exists():
        raise AlreadySeatedError
    if not by.is_staff and sent_today(organization) >= MOST_A_DAY:
        raise TooManyInvitationsError
    offers = organization.invitations.filter(
        email__iexact=email, accepted_at__isnull=True, revoked_at__isnull=True
    )
    offer = offers.first() or Invitation(organization=organization, email=email)
    if offer.pk and not offer.is_open:
        # The links of an offer that expired stay dead.
        offer.secret, offer.created_at = random_secret(), timezone.now()
    offer.role, offer.invited_by, offer.expires_at = role, by, in_three_days()
    offer.save()
    record("invited", by=by, organization=organization, after=role)
    seat_notices.invited(offer, token_of(offer))
    return offer


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> Invitation:
    """Send an open offer once more. Raises InvitationOverError, and as `invite`."""
    lock(invitation.organization)
    invitation.refresh_from_db()
    if not invitation.is_open:
        raise InvitationOverError
    return invite(invitation.organization, invitation.email, invitation.role, by=by)


def sent_today(organization: Organization) -> int:
    """How many mails with invitations the organization sent in 24 hours."""
    return AuditRecord.objects.filter(
        action="invited",
        organization=organization,
        at__gt=timezone.now() - timedelta(days=1),
    ).count()


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """Take an open offer back. Raises InvitationOverError for another one."""
    hold(invitation.organization)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationOverError
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    record("invitation taken back", by=by, organization=invitation.organization)


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> Seat:
    """Take the seat that was offered; once, however often it is tried.

    Raises InvitationOverError, and WrongAccountError unless `by` has the address
    that was invited.
    """
    organization = hold(invitation.organization)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if not invitation.is_open:
        raise InvitationOverError
    if by.email.lower() != invitation.email.lower():
        raise WrongAccountError
    seat = _seat_from_today(organization, by, invitation.role)
    invitation.accepted_at, invitation.seat = timezone.now(), seat
    invitation.save(update_fields=["accepted_at", "seat"])
    record("seat taken", by=by, organization=organization, after=seat.role)
    seat_notices.seat_taken(seat)
    return seat


def _seat_from_today(organization: Organization, user: User, role: str) -> Seat:
    """The seat that `user` has or will have, made stronger and begun; or a new one."""
    today = timezone.localdate()
    seats = Seat.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        user=user,
        organization=organization,
        ended_at__isnull=True,
    )
    seat = seats.order_by("since").first()
    if seat is None:
        return Seat.objects.create(user=user, organization=organization, role=role)
    seat.since = min(seat.since, today)
    if role == Seat.Role.LEAD:
        seat.role = role
    seat.save(update_fields=["since", "role"])
    return seat


def accept_as_new(invitation: Invitation, *, name: str, password: str) -> Seat:
    """Make the account of an invited address, and take the seat with it.

    Raises InvitationOverError, and WrongAccountError where there is an account.
    """
    # The work of a second, in which nobody else of the organization shall wait.
    return _accept_as_new(invitation, User(name=name, password=make_password(password)))


@transaction.atomic
def _accept_as_new(invitation: Invitation, user: User) -> Seat:
    hold(invitation.organization)
    user.email = invitation.email.strip()
    try:
        # Another organization may have invited the address, and be accepted now.
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise WrongAccountError from None
    # allauth keeps addresses in small letters, and each verified one once; one that
    # another account had before, and has no more, is in the way.
    address = user.email.lower()
    EmailAddress.objects.filter(email=address, verified=True).delete()
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    record("account made", by=user)
    return accept(invitation, by=user)
