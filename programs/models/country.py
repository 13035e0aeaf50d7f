"""Countries (ISO 3166) and the regions (UN M49 and the network's own) they lie in."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.natural import NaturalKeyQuerySet


class Country(models.Model):
    """A country by its ISO 3166-1 alpha-2 code, or a former one by its ISO 3166-3 code.

    Kosovo is XK, a user-assigned code without an M49 number.
    """

    code = models.CharField(_("code"), max_length=4, unique=True)
    m49 = models.CharField(_("M49 number"), max_length=3, blank=True)
    name = models.CharField(_("name"), max_length=100)
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("One a line: what files may write instead of the name."),
    )
    is_former = models.BooleanField(_("former country"), default=False)
    note = models.TextField(_("note"), blank=True)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("code",)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name", "code"]
        constraints = [
            CheckConstraint(
                condition=Q(is_former=False, code__regex=r"^[A-Z]{2}\Z")
                | Q(is_former=True, code__regex=r"^[A-Z]{4}\Z"),
                name="country_code_is_iso_3166",
            ),
            CheckConstraint(
                condition=Q(m49="") | Q(m49__regex=r"^[0-9]{3}\Z"),
                name="country_m49_has_three_digits",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def get_absolute_url(self) -> str:
        return reverse("members:country", args=[self.code])


class Region(models.Model):
    """A group of countries: a UN M49 region (number) or the network's own (slug)."""

    class Kind(models.TextChoices):
        M49 = "m49", _("United Nations (M49)")
        NETWORK = "network", _("the network's own")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=100)
    definition = models.TextField(_("definition"), blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    countries = models.ManyToManyField(
        Country, related_name="regions", blank=True, verbose_name=_("countries")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("code",)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["-kind", "position", "code"]
        constraints = [
            CheckConstraint(
                condition=Q(kind="network") | Q(code__regex=r"^[0-9]{3}\Z"),
                name="m49_region_code_has_three_digits",
            ),
            CheckConstraint(
                condition=~Q(code="none"), name="region_is_not_called_none"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)
