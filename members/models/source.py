"""Sources: the documents and pages that an entry's statements were taken from."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from members.models.row import EntryRow, of_organization
from programs.addresses import WebAddressField, is_web_address
from programs.dates import PartialDateField, is_partial_date


class Source(EntryRow):
    """A document or page, with the date it bears and the day it was read."""

    organization = of_organization("sources")
    title = models.CharField(_("title"), max_length=300)
    address = WebAddressField(_("address"), blank=True)
    date = PartialDateField(_("date of the source"))
    read_on = models.DateField(_("read on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(EntryRow.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            *EntryRow.Meta.constraints,
            CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            is_partial_date("date", name="source_date_is_a_date"),
            is_web_address("address", name="source_address_is_a_web_address"),
        ]

    def __str__(self) -> str:
        return self.title
