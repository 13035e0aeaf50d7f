"""How organizations are called and known: names, identifiers, links, founding dates."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from members.models.row import EntryRow, SourcedRow, of_organization
from programs.addresses import WebAddressField, is_web_address
from programs.dates import PartialDateField, ends_after_it_starts, is_partial_date
from programs.languages import LanguageField, is_language


class Name(EntryRow):
    """A further name of an organization, of one type, in one language (BCP 47)."""

    class Type(models.TextChoices):
        LEGAL = "legal", _("legal name")
        LOCAL = "local", _("name in a local language")
        TRANSLATION = "translation", _("translation")
        ACRONYM = "acronym", _("acronym")
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")
        ALIAS = "alias", _("other name")

    organization = of_organization("names")
    text = models.CharField(_("name"), max_length=250)
    type = models.CharField(_("type"), max_length=12, choices=Type)
    language = LanguageField(_("language"), blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta(EntryRow.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            *EntryRow.Meta.constraints,
            CheckConstraint(condition=~Q(text=""), name="name_has_a_text"),
            is_language("language", name="name_language_is_a_language"),
            is_partial_date("since", name="name_since_is_a_date"),
            is_partial_date("until", name="name_until_is_a_date"),
            ends_after_it_starts(name="name_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.text


class Identifier(EntryRow):
    """An identifier in a scheme: an org-id.guide list, ROR, Wikidata or any other."""

    organization = of_organization("identifiers")
    scheme = models.CharField(_("scheme"), max_length=60)
    value = models.CharField(_("value"), max_length=120)

    class Meta(EntryRow.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *EntryRow.Meta.constraints,
            UniqueConstraint(
                fields=["scheme", "value"],
                name="identifier_belongs_to_one_organization",
            ),
            CheckConstraint(
                condition=~Q(scheme="") & ~Q(value=""),
                name="identifier_has_a_scheme_and_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class FoundingDate(SourcedRow):
    """A founding date as one source gives it; where sources differ, all are kept.

    The preferred one is shown first, sorts and filters.
    """

    organization = of_organization("founding_dates")
    date = PartialDateField(_("date"), blank=False)
    as_stated = models.CharField(_("as stated"), max_length=200, blank=True)
    is_preferred = models.BooleanField(_("preferred"), default=False)

    class Meta(SourcedRow.Meta):
        verbose_name = _("founding date")
        verbose_name_plural = _("founding dates")
        constraints = [
            *SourcedRow.Meta.constraints,
            is_partial_date("date", name="founding_date_is_a_date"),
            CheckConstraint(condition=~Q(date=""), name="founding_date_is_stated"),
            UniqueConstraint(
                fields=["organization"],
                condition=Q(is_preferred=True),
                name="organization_has_one_preferred_founding_date",
            ),
        ]

    def __str__(self) -> str:
        return self.date


class Link(EntryRow):
    """A further page of the organization on the web, by its label."""

    organization = of_organization("links")
    label = models.CharField(_("label"), max_length=100)
    address = WebAddressField(_("address"))

    class Meta(EntryRow.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            *EntryRow.Meta.constraints,
            is_web_address("address", name="link_address_is_a_web_address"),
            CheckConstraint(
                condition=~Q(label="") & ~Q(address=""),
                name="link_has_a_label_and_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.label
