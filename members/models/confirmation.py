"""Confirmations, trust and reminders: what keeps an entry fresh beside its content."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Confirmation(models.Model):
    """The latest time that an organization said: this is still true.

    One row a section; the empty section is the whole entry.
    """

    organization = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="confirmations",
        verbose_name=_("organization"),
    )
    section = models.CharField(_("section"), max_length=20, blank=True)
    on = models.DateField(_("on"), default=timezone.localdate)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["organization", "section"]
        constraints = [
            UniqueConstraint(
                fields=["organization", "section"],
                name="section_has_one_latest_confirmation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.section} {self.on}"


class Trust(models.Model):
    """Staff trust this organization: its minor sections are public without review."""

    organization = models.OneToOneField(
        "members.Organization",
        models.CASCADE,
        related_name="trust",
        verbose_name=_("organization"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("given by"),
    )
    since = models.DateField(_("since"), default=timezone.localdate, editable=False)

    class Meta:
        verbose_name = _("trusted organization")
        verbose_name_plural = _("trusted organizations")
        ordering = ["organization"]

    def __str__(self) -> str:
        return str(self.organization)


class PublicContact(models.Model):
    """A person whom the organization names to visitors, with that person's consent.

    No part of the entry, so no version of it keeps the name: when consent is taken
    back the row goes, and with it the name everywhere.
    """

    seat = models.OneToOneField(
        "members.Seat",
        models.CASCADE,
        related_name="public_contact",
        verbose_name=_("seat"),
    )
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("position"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    consented_at = models.DateTimeField(_("consent given"), default=timezone.now)

    class Meta:
        verbose_name = _("public contact")
        verbose_name_plural = _("public contacts")
        ordering = ["name"]
        constraints = [
            CheckConstraint(condition=~Q(name=""), name="public_contact_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name
