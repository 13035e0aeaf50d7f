"""The network itself: its name, its texts, its kinds of membership, its milestones."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from programs.addresses import WebAddressField, is_web_address
from programs.dates import PartialDateField, is_partial_date
from programs.models.natural import NaturalKeyQuerySet
from programs.models.term import Term


class NetworkQuerySet(NaturalKeyQuerySet["Network"]):
    def current(self) -> "Network":
        """The one network of this site; an unsaved nameless one before it is loaded."""
        return self.first() or Network(name=str(_("Member directory")))


class Network(models.Model):
    """The one network whose members this directory lists; texts are Markdown."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    is_only_one = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    headline = models.CharField(_("headline of Home"), max_length=120, blank=True)
    introduction = models.TextField(_("introduction on Home"), blank=True)
    membership_text = models.TextField(_("what membership means"), blank=True)
    application_text = models.TextField(_("how an application goes"), blank=True)
    contact_text = models.TextField(_("how the network is reached"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    website = WebAddressField(_("website"), blank=True)

    objects = NetworkQuerySet.as_manager()
    natural_fields = ("code",)

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("network")
        constraints = [
            CheckConstraint(condition=Q(is_only_one=True), name="there_is_one_network"),
            is_web_address("website", name="network_website_is_a_web_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class MembershipKind(Term):
    """A kind of membership; the members of a voting kind form the council."""

    is_voting = models.BooleanField(_("has a vote in the council"), default=False)

    class Meta(Term.Meta):
        verbose_name = _("kind of membership")
        verbose_name_plural = _("kinds of membership")


class NetworkMilestone(models.Model):
    """A dated fact of the network's own history, with its source."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    date = PartialDateField(_("date"), blank=False)
    text = models.TextField(_("text"))
    source_title = models.CharField(_("source"), max_length=300)
    source_address = WebAddressField(_("source address"), blank=True)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("key",)

    class Meta:
        verbose_name = _("milestone of the network")
        verbose_name_plural = _("milestones of the network")
        ordering = ["date", "key"]
        constraints = [
            is_web_address(
                "source_address", name="network_milestone_source_is_a_web_address"
            ),
            is_partial_date("date", name="network_milestone_has_a_date"),
            CheckConstraint(
                condition=~Q(date=""), name="network_milestone_date_is_stated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.text[:60]}"

    def natural_key(self) -> tuple[str]:
        return (self.key,)
