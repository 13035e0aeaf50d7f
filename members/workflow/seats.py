"""Seats: the role of a representative, and the end of it."""

from django.db import transaction
from django.utils import timezone

from members.models import DataVersion, Seat, User
from members.workflow import seat_notices
from members.workflow.audit import record
from members.workflow.contacts import take_back_contact
from members.workflow.errors import SeatOverError, WorkflowError
from members.workflow.publishing import hold


class LastLeadError(WorkflowError):
    """An organization with representatives keeps a lead: hand over first."""


@transaction.atomic
def set_role(seat: Seat, role: str, *, by: User) -> Seat:
    """Make a representative lead or editor. Raises LastLeadError, SeatOverError."""
    seat = _held(seat)
    if seat.role == role:
        return seat
    if role != Seat.Role.LEAD:
        _keep_a_lead(seat)
    before, seat.role = seat.role, role
    seat.save(update_fields=["role"])
    record(
        "role changed",
        by=by,
        organization=seat.organization,
        subject=f"user {seat.user_id}",
        before=before,
        after=role,
    )
    if by.pk != seat.user_id:
        seat_notices.role_changed(seat)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: User | None, is_repair: bool = False) -> Seat:
    """End a seat now; access ends with the next request, the public name at once.

    A seat that has ended stays as it is. Raises LastLeadError, unless staff repair.
    """
    try:
        seat = _held(seat)
    except SeatOverError:
        seat.refresh_from_db()
        return seat
    if not is_repair:
        _keep_a_lead(seat)
    seat.ended_at = timezone.now()
    seat.save(update_fields=["ended_at"])
    take_back_contact(seat, by=by)
    record(
        "seat ended",
        by=by,
        organization=seat.organization,
        subject=f"user {seat.user_id}",
        before=seat.role,
    )
    if by is None or by.pk != seat.user_id:
        seat_notices.seat_ended(seat)
    return seat


@transaction.atomic
def hand_over(seat: Seat, to: Seat, *, by: User, is_leaving: bool) -> Seat:
    """Make a colleague lead, and the lead who was an editor or nobody any more.

    Returns the seat handed over. Raises SeatOverError where either has ended, and
    ValueError for a colleague of another organization.
    """
    if to.organization_id != seat.organization_id or to.user_id == seat.user_id:
        raise ValueError("a seat is handed over to a colleague")
    set_role(to, Seat.Role.LEAD, by=by)
    seat = _held(seat)
    if is_leaving:
        return end_seat(seat, by=by)
    return set_role(seat, Seat.Role.EDITOR, by=by)


def _held(seat: Seat) -> Seat:
    """The seat as it is now, locked with its organization. Raises SeatOverError."""
    DataVersion.objects.lock()
    hold(seat.organization)
    seat = Seat.objects.select_related("organization", "user").get(pk=seat.pk)
    if seat.ended_at is not None:
        raise SeatOverError
    return seat


def is_last_lead(seat: Seat) -> bool:
    """Whether it is a lead's, and nobody else leads who can sign in."""
    others = Seat.objects.in_force().filter(
        organization=seat.organization, role=Seat.Role.LEAD, user__is_active=True
    )
    is_lead = seat.role == Seat.Role.LEAD
    return is_lead and not others.exclude(user=seat.user_id).exists()


def _keep_a_lead(seat: Seat) -> None:
    if is_last_lead(seat):
        raise LastLeadError
