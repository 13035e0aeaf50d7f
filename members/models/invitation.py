"""Invitations: how a person comes to a seat, and to an account."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.person import Seat

LASTS = timedelta(hours=72)


def in_three_days() -> datetime:
    return timezone.now() + LASTS


def random_secret() -> str:
    return secrets.token_urlsafe(32)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Neither accepted, nor taken back, nor expired."""
        return self.filter(
            accepted_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=timezone.now(),
        )


class Invitation(models.Model):
    """A seat offered to an address, for 72 hours from the last time it was sent.

    `secret` is one half of the link; the other is a signature with the site's key,
    so that neither a copy of the database nor the key alone makes a link. Sent
    twice, both mails lead to the same seat.
    """

    organization = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="invitations",
        verbose_name=_("organization"),
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(
        _("role"), max_length=10, choices=Seat.Role, default=Seat.Role.EDITOR
    )
    secret = models.CharField(max_length=43, default=random_secret, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("invited"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"), default=in_three_days)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    seat = models.ForeignKey(
        Seat,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat"),
    )
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            UniqueConstraint(
                "organization",
                Lower("email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="address_has_one_open_invitation_an_organization",
            ),
            CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_is_not_accepted_and_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.organization}"

    @property
    def is_open(self) -> bool:
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and self.expires_at > timezone.now()
        )
