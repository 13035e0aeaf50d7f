"""The mails about seats. They name organizations and roles, never another person."""

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Invitation, Organization, Seat, User
from members.workflow.mail import queue_mail


def active_users(organization: Organization, role: str | None = None) -> QuerySet[User]:
    """Who speaks for the organization today, in this role or in any."""
    seats = Seat.objects.in_force().filter(organization=organization)
    if role:
        seats = seats.filter(role=role)
    return User.objects.filter(pk__in=seats.values("user"), is_active=True)


def invited(invitation: Invitation, token: str) -> None:
    name = invitation.organization.name
    queue_mail(
        invitation.email,
        _("Invitation to look after the entry of %(name)s") % {"name": name},
        _(
            "%(name)s invites you to look after its entry in the directory of members, "
            "as its %(role)s.\n\nTo accept, open this link within 72 hours. It works "
            "once:\n\n%(address)s\n\nIf you did not expect this mail, you need not do "
            "anything."
        )
        % {
            "name": name,
            "role": invitation.get_role_display(),
            "address": _address("council:invitation", token),
        },
        is_secret=True,
    )


def seat_taken(seat: Seat) -> None:
    """To the leads, so that nobody joins by a stolen account unseen."""
    name = seat.organization.name
    leads = active_users(seat.organization, Seat.Role.LEAD)
    for lead in leads.exclude(pk=seat.user_id):
        queue_mail(
            lead.email,
            _("An invitation was accepted: %(name)s") % {"name": name},
            _(
                "One more person speaks for %(name)s now, as its %(role)s.\n\nWho may "
                "change the entry: %(address)s\n\nIf nobody was to be invited, end the "
                "seat there and change your password."
            )
            % {
                "name": name,
                "role": seat.get_role_display(),
                "address": _address("council:colleagues", seat.organization.slug),
            },
        )


def role_changed(seat: Seat) -> None:
    name = seat.organization.name
    queue_mail(
        seat.user.email,
        _("Your role has changed: %(name)s") % {"name": name},
        _("For %(name)s you are %(role)s now.\n\nYour page for its entry: %(address)s")
        % {
            "name": name,
            "role": seat.get_role_display(),
            "address": _address("council:desk", seat.organization.slug),
        },
    )


def seat_ended(seat: Seat) -> None:
    name = seat.organization.name
    queue_mail(
        seat.user.email,
        _("You no longer speak for %(name)s") % {"name": name},
        _(
            "Your seat for %(name)s has ended, and you can no longer change its entry. "
            "Your account stays.\n\nIf this is a mistake, ask the organization, or the "
            "network: %(address)s"
        )
        % {"name": name, "address": _address("members:contact")},
    )


def _address(name: str, *args: object) -> str:
    return settings.SITE_ORIGIN + reverse(name, args=args)
