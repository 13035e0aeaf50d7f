"""The audit: who did what, what it was before and after, when, and from where."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditRecord(models.Model):
    """One act, written in the transaction that does it and never changed.

    `actor` is the number of a user, kept when the person is forgotten: a pseudonym.
    `before` and `after` hold states and counts, no texts and no names of persons.
    `address` is the peer's, and goes after 30 days.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    action = models.CharField(_("action"), max_length=60)
    actor = models.PositiveBigIntegerField(_("user number"), null=True, blank=True)
    organization = models.ForeignKey(
        "members.Organization",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organization"),
    )
    subject = models.CharField(_("about"), max_length=120, blank=True)
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"), null=True, blank=True)
    address = models.GenericIPAddressField(_("from"), null=True, blank=True)

    class Meta:
        verbose_name = _("audit record")
        verbose_name_plural = _("audit records")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject}"
