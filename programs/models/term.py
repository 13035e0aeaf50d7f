"""Programs and priority areas: the terms under which members describe their work."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.addresses import WebAddressField, is_web_address
from programs.dates import PartialDateField, ends_after_it_starts, is_partial_date
from programs.models.natural import NaturalKeyQuerySet


class Term(models.Model):
    """A controlled word of the network, with its definition in Markdown."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("slug",)

    class Meta:
        abstract = True
        ordering = ["position", "slug"]
        constraints = [
            # The directory's filters say "none" for what is not stated.
            CheckConstraint(
                condition=~Q(slug="none"), name="%(class)s_is_not_called_none"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Program(Term):
    """What the network runs, and members take part in."""

    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    source_title = models.CharField(_("source"), max_length=300, blank=True)
    source_address = WebAddressField(_("source address"), blank=True)

    class Meta(Term.Meta):
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        constraints = [
            *Term.Meta.constraints,
            is_web_address("source_address", name="program_source_is_a_web_address"),
            is_partial_date("since", name="program_since_is_a_date"),
            is_partial_date("until", name="program_until_is_a_date"),
            ends_after_it_starts(name="program_ends_after_it_starts"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programs:program", args=[self.slug])


class PriorityArea(Term):
    """A theme of the network; a member's priority is its own statement under one."""

    class Meta(Term.Meta):
        verbose_name = _("priority area")
        verbose_name_plural = _("priority areas")

    def get_absolute_url(self) -> str:
        return reverse("programs:priority_area", args=[self.slug])
