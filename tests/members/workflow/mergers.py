"""What tests of mergers share: a merger as staff see it, and who may come in."""

from collections.abc import Collection

from members import workflow
from members.models import Merger, Organization, Seat, User
from members.workflow.merging import merge


def merged(
    kept: Organization, other: Organization, by: User, names: Collection[str] = ()
) -> Merger:
    """The merger of both as they are now."""
    numbers = workflow.public_number(kept), workflow.public_number(other)
    return merge(kept, other, numbers, by=by, names=names)


def open_seats(organization: Organization) -> set[tuple[str, str]]:
    """Who speaks for it today, each with the role."""
    seats = Seat.objects.in_force().filter(organization=organization)
    return {(seat.user.email, seat.role) for seat in seats}
