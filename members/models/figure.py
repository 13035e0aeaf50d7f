"""Figures: single observations that keep the words they were published in."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from members.models.row import EntryRowQuerySet, SourcedRow, of_organization
from programs.dates import PartialDateField, ends_after_it_starts, is_partial_date


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    LESS_THAN = "less_than", _("less than")
    UP_TO = "up_to", _("up to")
    RANGE = "range", _("between")


class Kind(models.TextChoices):
    STOCK = "stock", _("at that time")
    FLOW = "flow", _("during that time")
    CUMULATIVE = "cumulative", _("in total")


class Result(models.TextChoices):
    ACTUAL = "actual", _("result")
    TARGET = "target", _("planned")
    BASELINE = "baseline", _("starting point")


class Status(models.TextChoices):
    """Observation status, SDMX code list CL_OBS_STATUS."""

    NORMAL = "A", _("normal")
    BREAK = "B", _("time series break")
    DEFINITION_DIFFERS = "D", _("definition differs")
    ESTIMATED = "E", _("estimated")
    FORECAST = "F", _("forecast")
    EXPERIMENTAL = "G", _("experimental")
    IMPUTED = "I", _("imputed")
    PROVISIONAL = "P", _("provisional")
    LOW_RELIABILITY = "U", _("low reliability")
    UNVALIDATED = "V", _("unvalidated")
    INCLUDES_ANOTHER = "W", _("includes data from another category")


class FigureQuerySet(EntryRowQuerySet["Figure"]):
    def of_reach(self) -> Self:
        """What was reached, as last stated: no plans, no starting points, nothing
        that a later figure supersedes."""
        replaced = self.model._default_manager.filter(supersedes__isnull=False)
        return self.filter(result=Result.ACTUAL).exclude(
            pk__in=replaced.order_by().values("supersedes")
        )


class Figure(SourcedRow):
    """One observation of an indicator for one organization.

    `value` (and `value_high`, of a range only) count the unit of the indicator,
    or `unit_as_stated`, worded to follow the number: "regions", "of preschools".
    `since` and `until` are both included; a figure that was published without
    any date says `is_undated`. `is_percentage` repeats the indicator's measure
    so that the database can hold the bounds.
    """

    organization = of_organization("figures")
    indicator = models.ForeignKey(
        "programs.Indicator",
        models.PROTECT,
        related_name="figures",
        verbose_name=_("indicator"),
    )
    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("program"),
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    value_high = models.DecimalField(
        _("highest value"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    is_percentage = models.BooleanField(_("a percentage"), default=False)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACT
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    result = models.CharField(
        _("result"), max_length=10, choices=Result, default=Result.ACTUAL
    )
    unit_as_stated = models.CharField(_("unit as stated"), max_length=100, blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    is_undated = models.BooleanField(_("undated"), default=False)
    period_as_stated = models.CharField(
        _("period as stated"), max_length=100, blank=True
    )
    dimension = models.CharField(_("dimension as stated"), max_length=200, blank=True)
    words = models.TextField(_("words as published"), blank=True)
    status = models.CharField(
        _("status"), max_length=1, choices=Status, default=Status.NORMAL
    )
    supersedes = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
    )

    objects = FigureQuerySet.as_manager()  # type: ignore[misc]

    class Meta(SourcedRow.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            *SourcedRow.Meta.constraints,
            is_partial_date("since", name="figure_since_is_a_date"),
            is_partial_date("until", name="figure_until_is_a_date"),
            ends_after_it_starts(name="figure_ends_after_it_starts"),
            CheckConstraint(
                condition=Q(is_undated=True, since="", until="")
                | Q(is_undated=False) & (~Q(since="") | ~Q(until="")),
                name="figure_has_a_period_or_says_it_is_undated",
            ),
            CheckConstraint(
                condition=Q(qualifier="range", value_high__gte=F("value"))
                & Q(value_high__isnull=False)
                | ~Q(qualifier="range") & Q(value_high__isnull=True),
                name="figure_range_has_both_ends",
            ),
            CheckConstraint(condition=Q(value__gte=0), name="figure_is_not_negative"),
            CheckConstraint(
                condition=Q(is_percentage=False)
                | Q(value__lte=100)
                & (Q(value_high__isnull=True) | Q(value_high__lte=100)),
                name="percentage_is_at_most_100",
            ),
            CheckConstraint(
                condition=~Q(supersedes=F("id")),
                name="figure_does_not_supersede_itself",
            ),
        ]

    def __str__(self) -> str:
        amount = f"{self.value.normalize():f}"
        return f"{self.get_qualifier_display()} {amount} {self.indicator}"

    def clean(self) -> None:
        """Raise ValidationError where the row contradicts what it refers to."""
        if self.is_percentage != (self.indicator.measure == "percentage"):
            raise ValidationError({"is_percentage": _("The indicator says otherwise.")})
