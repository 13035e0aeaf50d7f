"""Memberships: the dated relations of organizations to the network."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.row import EntryRow, EntryRowQuerySet, of_organization
from programs.addresses import WebAddressField, is_web_address
from programs.dates import (
    PartialDateField,
    ends_after_it_starts,
    in_force,
    is_partial_date,
)


class MembershipQuerySet(EntryRowQuerySet["Membership"]):
    def in_force(self, on: date | None = None) -> Self:
        """Memberships whose dates (both included) contain `on` (default: today)."""
        return self.of_whole().filter(in_force(on or timezone.localdate()))

    def ended(self, on: date | None = None) -> Self:
        """Memberships that are over on `on` (default: today)."""
        on = on or timezone.localdate()
        is_over = ~Q(until="") & Q(until__lt=on.isoformat())
        return self.of_whole().filter(is_over).exclude(in_force(on))

    def of_whole(self) -> Self:
        """Without those of organizations that were merged into another one."""
        mergers: Any = Membership._meta.apps.get_model("members", "Merger")
        merged = mergers.objects.filter(other=OuterRef("organization"))
        return self.filter(~Exists(merged))


class Membership(EntryRow):
    """One period of membership. An empty kind or date is one that no source states.

    The network's own knowledge, not part of the entry: so it names its source
    itself instead of one of the entry's sources.
    """

    organization = of_organization("memberships")
    kind = models.ForeignKey(
        "programs.MembershipKind",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("kind"),
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    source_title = models.CharField(_("source"), max_length=300, blank=True)
    source_address = WebAddressField(_("source address"), blank=True)

    objects = MembershipQuerySet.as_manager()  # type: ignore[misc]

    class Meta(EntryRow.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *EntryRow.Meta.constraints,
            is_web_address("source_address", name="membership_source_is_a_web_address"),
            is_partial_date("since", name="membership_since_is_a_date"),
            is_partial_date("until", name="membership_until_is_a_date"),
            ends_after_it_starts(name="membership_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or _('member')} {self.since}–{self.until}"
