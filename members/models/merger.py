"""Two rows for one organization: merged into one, or told apart for good."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models.natural import NaturalKeyQuerySet


def acted() -> models.ForeignKey:
    """Who did it; empty where that is not known."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )


class Merger(models.Model):
    """`other` was the same organization as `kept`, and is shown no more.

    Its row, its versions and its memberships stay as they were. `was_public`: its
    page was, so its history is. `given` is what `kept` got by it, for the way back:
    "memberships" (copies), "seats" (pairs of ended and given), "names" (keys). It is
    empty for a merger that came from another database, where those numbers are others.
    """

    other = models.OneToOneField(
        "members.Organization",
        models.PROTECT,
        related_name="merger",
        verbose_name=_("merged organization"),
    )
    kept = models.ForeignKey(
        "members.Organization",
        models.PROTECT,
        related_name="mergers",
        verbose_name=_("kept organization"),
    )
    was_public = models.BooleanField(_("was public"), default=False)
    given = models.JSONField(_("given to the kept one"), default=dict)
    by = acted()
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("other__slug",)

    class Meta:
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        ordering = ["-at"]
        permissions = [("merge_organizations", _("Can merge two organizations"))]
        constraints = [
            CheckConstraint(
                condition=~Q(kept=F("other")),
                name="organization_is_not_merged_into_itself",
            )
        ]

    def __str__(self) -> str:
        return f"{self.other} → {self.kept}"

    def natural_key(self) -> tuple[str]:
        return (self.other.slug,)

    natural_key.dependencies = ["members.organization"]  # type: ignore[attr-defined]


class DistinctQuerySet(models.QuerySet["Distinct"]):
    def pairs(self) -> set[tuple[int, int]]:
        return set(self.values_list("first", "second"))


class Distinct(models.Model):
    """Staff have said that these two are not the same; `first` has the lower number."""

    first = models.ForeignKey(
        "members.Organization", models.CASCADE, related_name="+", verbose_name=_("one")
    )
    second = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="+",
        verbose_name=_("the other"),
    )
    by = acted()
    on = models.DateField(_("on"), default=timezone.localdate)

    objects = DistinctQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair told apart")
        verbose_name_plural = _("pairs told apart")
        ordering = ["first", "second"]
        constraints = [
            CheckConstraint(
                condition=Q(first__lt=F("second")), name="pair_is_in_order"
            ),
            UniqueConstraint(
                fields=["first", "second"], name="pair_is_told_apart_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
