"""A person whom an organization names to visitors, as long as that person consents."""

from django.db import transaction
from django.utils import timezone

from members.models import DataVersion, Organization, PublicContact, Seat, User
from members.workflow.audit import record
from members.workflow.errors import SeatOverError
from members.workflow.publishing import lock


@transaction.atomic
def give_contact(
    seat: Seat, *, name: str, role: str = "", email: str = "", phone: str = ""
) -> PublicContact:
    """Show the person of the seat to visitors. Only that person calls this.

    Raises SeatOverError: an end of the seat must not be overtaken.
    """
    DataVersion.objects.lock()
    lock(seat.organization)
    if not Seat.objects.in_force().filter(pk=seat.pk).exists():
        raise SeatOverError
    contact, _created = PublicContact.objects.update_or_create(
        seat=seat,
        defaults={
            "name": name,
            "role": role,
            "email": email,
            "phone": phone,
            "consented_at": timezone.now(),
        },
    )
    DataVersion.objects.move([seat.organization])
    record("public contact given", by=seat.user, organization=seat.organization)
    return contact


@transaction.atomic
def take_back_contact(seat: Seat, *, by: User | None) -> None:
    """Show the person no longer: consent was taken back, or the seat has ended."""
    DataVersion.objects.lock()
    taken, _models = PublicContact.objects.filter(seat=seat).delete()
    if taken:
        DataVersion.objects.move([seat.organization])
        record("public contact taken back", by=by, organization=seat.organization)


@transaction.atomic
def account_changes(user: User) -> None:
    """Before an account is opened or closed: visitors are named who may sign in."""
    DataVersion.objects.lock()
    naming = Organization.objects.filter(
        seats__user=user, seats__public_contact__isnull=False
    )
    if organizations := list(naming.distinct()):
        DataVersion.objects.move(organizations)
