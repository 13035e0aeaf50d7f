"""Indicators: what members count, and the words their texts use for it."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from programs.languages import LanguageField, is_language
from programs.models.natural import NaturalKeyQuerySet


class Indicator(models.Model):
    """What is counted, in which unit, among whom, and whether it may be added up."""

    class Measure(models.TextChoices):
        COUNT = "count", _("a count")
        PERCENTAGE = "percentage", _("a percentage")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    unit = models.CharField(
        _("unit"), max_length=60, help_text=_("in the singular: school, person")
    )
    unit_plural = models.CharField(_("unit, plural"), max_length=60)
    measure = models.CharField(
        _("measure"), max_length=10, choices=Measure, default=Measure.COUNT
    )
    population = models.CharField(
        _("population"),
        max_length=200,
        blank=True,
        help_text=_("who or what is counted"),
    )
    isced_level = models.CharField(
        _("ISCED level"),
        max_length=3,
        blank=True,
        help_text=_("ISCED 2011: 0, 01, 02, 1 … 8; a range as 0-1"),
    )
    is_additive = models.BooleanField(
        _("may be added up"),
        default=False,
        help_text=_(
            "Figures of different organizations may be summed (IATI aggregation)."
        ),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("code",)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "code"]
        constraints = [
            CheckConstraint(
                condition=Q(measure="count") | Q(is_additive=False),
                name="percentages_are_never_added_up",
            ),
            CheckConstraint(
                condition=Q(isced_level="")
                | Q(isced_level__regex=r"^(0[12]|[0-8])(-[0-8])?\Z"),
                name="isced_level_is_of_2011",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class IndicatorAlias(models.Model):
    """A word or phrase that texts use for an indicator, in one language (BCP 47)."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="aliases", verbose_name=_("indicator")
    )
    language = LanguageField(_("language"), default="en")
    words = models.CharField(_("words"), max_length=100)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("indicator__code", "language", "words")

    class Meta:
        verbose_name = _("word for an indicator")
        verbose_name_plural = _("words for indicators")
        ordering = ["indicator", "language", "words"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "language", "words"],
                name="indicator_has_an_alias_once",
            ),
            is_language(
                "language", name="indicator_alias_has_a_language", may_be_empty=False
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def natural_key(self) -> tuple[str, str, str]:
        return (self.indicator.code, self.language, self.words)

    natural_key.dependencies = ["programs.indicator"]  # type: ignore[attr-defined]
