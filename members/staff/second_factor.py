"""Somebody lost their second factor: it is taken off, and they sign in anew."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from members.models import User
from members.workflow import record
from members.workflow.mail import queue_mail


@transaction.atomic
def reset(user: User, *, by: User) -> None:
    """Remove all authenticators of `user`, and end every session: one may be stolen."""
    factors = Authenticator.objects.filter(user=user)
    before = sorted(factors.values_list("type", flat=True))
    factors.delete()
    sessions = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()
    record("second factor reset", by=by, subject=f"user {user.pk}", before=before)
    queue_mail(
        user.email,
        _("Your second factor was taken off"),
        _(
            "Staff have taken the second factor off your account, and you are signed "
            "out everywhere. Sign in with your password, and set up a new one.\n\n"
            "If you did not ask for this, tell the network at once."
        ),
    )


def has_one(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()
