"""A merger undone: two organizations again."""

from django.db import transaction
from django.utils import timezone

from members.models import DataVersion, Merger, Organization, Seat, User
from members.workflow import merging_notices
from members.workflow.audit import record
from members.workflow.contacts import take_back_contact
from members.workflow.errors import MergedError
from members.workflow.merging import held_both


@transaction.atomic
def split(merger: Merger, *, by: User) -> Organization:
    """Undo a merger: both are shown again, each with its own people and memberships.

    Names that were taken over stay, and drafts that were withdrawn: both are restored
    where entries are edited. Raises MergedError where the kept one was merged itself,
    and Merger.DoesNotExist where it was undone already.
    """
    DataVersion.objects.lock()
    kept, other = held_both(merger.kept, merger.other)
    if Merger.objects.filter(other=kept).exists():
        raise MergedError
    merger = Merger.objects.get(pk=merger.pk)
    kept.memberships.filter(pk__in=merger.given.get("memberships", [])).delete()
    for ended, seat in merger.given.get("seats", []):
        _give_back(ended, seat, by=by)
    merging_notices.split(merger)
    for one, another in ((kept, other), (other, kept)):
        subject = f"organization {another.pk}"
        record("merger undone", by=by, organization=one, subject=subject)
    merger.delete()
    DataVersion.objects.move([kept, other])
    return other


def _give_back(ended: int, given: int | None, *, by: User) -> None:
    """End the seat that was given, and open again the one that it took the place of."""
    for seat in Seat.objects.filter(pk=given or 0, ended_at=None):
        seat.ended_at = timezone.now()
        seat.save(update_fields=["ended_at"])
        take_back_contact(seat, by=by)
        _record("seat ended", seat, by)
    for seat in Seat.objects.filter(pk=ended, user__is_active=True):
        others = Seat.objects.filter(
            user=seat.user, organization=seat.organization, ended_at=None, until=None
        )
        if not others.exists():
            seat.ended_at = None
            seat.save(update_fields=["ended_at"])
            _record("seat given", seat, by)


def _record(action: str, seat: Seat, by: User) -> None:
    subject, role = f"user {seat.user_id}", str(seat.role)
    record(action, by=by, organization=seat.organization, subject=subject, after=role)
