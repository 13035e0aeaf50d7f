"""Mail on its way out: written with the change it tells of, sent afterwards."""

import secrets
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def random_id() -> str:
    return secrets.token_hex(16)


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self) -> Self:
        """What is to be sent now, the oldest first."""
        return self.filter(
            sent_at__isnull=True,
            given_up_at__isnull=True,
            next_try_at__lte=timezone.now(),
        ).order_by("next_try_at", "pk")


class Mail(models.Model):
    """One mail to one address.

    The row commits or rolls back with its reason, so nobody hears of a change that
    did not happen. `message_id` is the same at each try: a mail server that took
    it, and was not heard, takes it once. The text of a mail with a secret link is
    emptied when it was sent.
    """

    message_id = models.CharField(
        max_length=32, unique=True, default=random_id, editable=False
    )
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    is_secret = models.BooleanField(_("has a secret link"), default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True)
    error = models.CharField(_("last error"), max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="mail_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
