"""People: users who sign in by e-mail, and their dated seats for organizations."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Create a user; without a password the account cannot sign in yet."""
        user = self.model(email=email.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, email: str | None) -> "User":
        # Nobody has two addresses that differ in case only (a constraint),
        # and nobody should fail to sign in because a phone wrote a capital.
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in. Seats, not this row, say for which organizations."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_staff = models.BooleanField(_("may enter the admin"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            UniqueConstraint(Lower("email"), name="email_belongs_to_one_user")
        ]

    def __str__(self) -> str:
        return self.name or self.email


class SeatQuerySet(models.QuerySet["Seat"]):
    def in_force(self, on: date | None = None) -> Self:
        """Seats not ended whose dates (both included) contain `on` (default: today)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=on),
            since__lte=on,
            ended_at__isnull=True,
        )


class Seat(models.Model):
    """A person's time as representative of one organization.

    `since` and `until` are planned days, both included; `ended_at` is the moment
    at which somebody ended the seat, and access with it.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        EDITOR = "editor", _("editor")

    user = models.ForeignKey(
        User, models.CASCADE, related_name="seats", verbose_name=_("user")
    )
    organization = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="seats",
        verbose_name=_("organization"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["organization", "-since"]
        constraints = [
            CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="seat_ends_after_it_starts",
            ),
            UniqueConstraint(
                fields=["user", "organization"],
                condition=Q(until__isnull=True, ended_at__isnull=True),
                name="user_has_one_open_seat_an_organization",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organization}"
