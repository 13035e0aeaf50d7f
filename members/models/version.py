"""The data version: one number that moves with everything public."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from members.models.organization import Organization


class DataVersionQuerySet(models.QuerySet["DataVersion"]):
    def read(self) -> "DataVersion":
        """The version now; number 0 where nothing was ever published."""
        return self.first() or DataVersion(number=0, everything_in=0)

    def lock(self) -> None:
        """Hold the version until the transaction ends; every writer's first step.

        Two writers that began with their organizations, and came to the version
        last, could wait for each other for good.
        """
        self.get_or_create(pk=1)
        self.select_for_update().get(pk=1)

    @transaction.atomic
    def move(self, organizations: Iterable["Organization"] | None = None) -> int:
        """Move the version, in the transaction that changes what is public.

        `organizations` are those whose public content changed; without them
        everything counts as changed. Returns the new number. The row stays
        locked until the transaction ends, so numbers become visible in order.
        """
        self.lock()
        self.filter(pk=1).update(number=F("number") + 1)
        number = self.values_list("number", flat=True).get(pk=1)
        if organizations is None:
            self.filter(pk=1).update(everything_in=number)
        else:
            changed: Any = DataVersion._meta.apps.get_model("members", "Organization")
            changed.objects.filter(pk__in=[o.pk for o in organizations]).update(
                changed_in=number
            )
        return number


class DataVersion(models.Model):
    """The single row of the version.

    `everything_in` is the last number in which everything counts as changed:
    a loaded fixture, a renamed region, a removed organization.
    """

    number = models.PositiveBigIntegerField(default=0)
    everything_in = models.PositiveBigIntegerField(default=0)

    objects = DataVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data version")
        constraints = [
            CheckConstraint(condition=Q(pk=1), name="there_is_one_data_version")
        ]

    def __str__(self) -> str:
        return str(self.number)
