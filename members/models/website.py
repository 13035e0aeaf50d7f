"""Websites that staff found dead or moved: a mark beside the entry, for staff alone."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.merger import acted


class WebsiteMarkQuerySet(models.QuerySet["WebsiteMark"]):
    def standing(self) -> Self:
        """Marks of the address that the entry still has."""
        return self.filter(website=F("organization__website"))


class WebsiteMark(models.Model):
    """Staff saw that a website is dead or has moved; no visitor sees the mark.

    It speaks of the address `website` alone: once the entry names another one, the
    mark stands no longer, whichever way the new address came in.
    """

    class Kind(models.TextChoices):
        DEAD = "dead", _("does not answer")
        MOVED = "moved", _("has moved")

    organization = models.OneToOneField(
        "members.Organization",
        models.CASCADE,
        related_name="website_mark",
        verbose_name=_("organization"),
    )
    website = models.CharField(_("website"), max_length=500)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    on = models.DateField(_("seen on"), default=timezone.localdate)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = acted()

    objects = WebsiteMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("marked website")
        verbose_name_plural = _("marked websites")
        ordering = ["on"]
        constraints = [
            CheckConstraint(condition=~Q(website=""), name="mark_names_a_website")
        ]

    def __str__(self) -> str:
        return f"{self.website}: {self.get_kind_display()}"
