"""Who may do what with the entry of an organization."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Organization, Seat, User


class Role(models.TextChoices):
    """What a person is at an organization: by a seat, or by the network's trust."""

    LEAD = "lead", _("lead")
    EDITOR = "editor", _("editor")
    SECRETARIAT = "secretariat", _("secretariat")

    @property
    def may_lead(self) -> bool:
        """Invites, ends seats, restores earlier versions."""
        return self in (Role.LEAD, Role.SECRETARIAT)


def role_at(user: User | AnonymousUser, organization: Organization) -> Role | None:
    """The strongest role of `user` at `organization` today; None for a stranger."""
    if not user.is_authenticated:
        return None
    seats = Seat.objects.in_force().filter(user=user, organization=organization)
    roles = set(seats.values_list("role", flat=True))
    for role in (Role.LEAD, Role.EDITOR):
        if role in roles:
            return role
    return Role.SECRETARIAT if is_secretariat(user) else None


def is_secretariat(user: User | AnonymousUser) -> bool:
    """Whether `user` may edit the entry of every organization, second factor proven."""
    return (
        user.is_active
        and user.is_staff
        and user.has_perm("members.edit_entries")
        and is_mfa_enabled(user)
    )


def may_review(user: User | AnonymousUser) -> bool:
    return (
        user.is_active
        and user.is_staff
        and user.has_perm("members.review_revisions")
        and is_mfa_enabled(user)
    )


def organizations_of(user: User) -> list[tuple[Organization, Seat]]:
    """The organizations `user` has a seat for today, by name, each with its seat."""
    seats = (
        Seat.objects.in_force()
        .filter(user=user, organization__merger=None)
        .select_related("organization__country")
        .order_by("organization__name", "organization__slug", "role", "-since")
    )
    # Seats may overlap, one as editor and one as lead: the stronger counts.
    strongest: dict[int, Seat] = {}
    for seat in seats:
        known = strongest.get(seat.organization_id)
        if known is None or seat.role == Seat.Role.LEAD != known.role:
            strongest[seat.organization_id] = seat
    return [(seat.organization, seat) for seat in strongest.values()]
