"""What organizations say of themselves, from their texts to their milestones."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from members.models.row import SourcedRow, of_organization
from programs.addresses import WebAddressField, is_web_address
from programs.dates import PartialDateField, ends_after_it_starts, is_partial_date
from programs.languages import LanguageField, is_language
from programs.models.natural import NaturalKeyQuerySet


class ProfileText(models.Model):
    """The texts of a profile in one language (BCP 47), in Markdown.

    One language is the original. A translation whose `revised_on` is before
    that of the original says so where it is shown.
    """

    organization = of_organization("texts")
    language = LanguageField(_("language"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_original = models.BooleanField(_("original"), default=False)
    revised_on = models.DateField(_("revised on"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    history = models.TextField(_("history"), blank=True)
    mission = models.TextField(_("mission"), blank=True)
    goals = models.TextField(_("goals"), blank=True)
    activities = models.TextField(_("main activities"), blank=True)

    objects = NaturalKeyQuerySet.as_manager()
    natural_fields = ("organization__slug", "language")

    class Meta:
        verbose_name = _("profile text")
        verbose_name_plural = _("profile texts")
        ordering = ["position", "language"]
        constraints = [
            UniqueConstraint(
                fields=["organization", "language"],
                name="organization_has_one_text_a_language",
            ),
            UniqueConstraint(
                fields=["organization"],
                condition=Q(is_original=True),
                name="organization_has_one_original_text",
            ),
            is_language("language", name="text_has_a_language", may_be_empty=False),
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.language})"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.language)

    natural_key.dependencies = ["members.organization"]  # type: ignore[attr-defined]


class Priority(SourcedRow):
    """An organization's own statement under a priority area, in its own order."""

    organization = of_organization("priorities")
    area = models.ForeignKey(
        "programs.PriorityArea",
        models.PROTECT,
        related_name="priorities",
        verbose_name=_("priority area"),
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    statement = models.TextField(_("statement"), blank=True)

    class Meta(SourcedRow.Meta):
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        constraints = [
            *SourcedRow.Meta.constraints,
            UniqueConstraint(
                fields=["organization", "area"],
                name="organization_states_a_priority_area_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.area)


class Participation(SourcedRow):
    """An organization's part in a program, with the name it has there."""

    organization = of_organization("participations")
    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        related_name="participations",
        verbose_name=_("program"),
    )
    local_name = models.CharField(_("local name"), max_length=200, blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    note = models.TextField(_("note"), blank=True)

    class Meta(SourcedRow.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *SourcedRow.Meta.constraints,
            UniqueConstraint(
                fields=["organization", "program"],
                name="organization_takes_part_in_a_program_once",
            ),
            is_partial_date("since", name="participation_since_is_a_date"),
            is_partial_date("until", name="participation_until_is_a_date"),
            ends_after_it_starts(name="participation_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.organization} · {self.program}"


class Partner(SourcedRow):
    """Somebody an organization works with, and as what."""

    organization = of_organization("partners")
    name = models.CharField(_("name"), max_length=250)
    role = models.CharField(_("role"), max_length=200, blank=True)
    website = WebAddressField(_("website"), blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta(SourcedRow.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            *SourcedRow.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="partner_has_a_name"),
            is_web_address("website", name="partner_website_is_a_web_address"),
            is_partial_date("since", name="partner_since_is_a_date"),
            is_partial_date("until", name="partner_until_is_a_date"),
            ends_after_it_starts(name="partner_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(SourcedRow):
    """A dated event, or a period when `until` is stated too."""

    organization = of_organization("milestones")
    since = PartialDateField(_("date"), blank=False)
    until = PartialDateField(_("until"))
    text = models.TextField(_("what happened"))

    class Meta(SourcedRow.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["since", "position", "key"]
        constraints = [
            *SourcedRow.Meta.constraints,
            CheckConstraint(condition=~Q(since=""), name="milestone_has_a_date"),
            CheckConstraint(condition=~Q(text=""), name="milestone_has_a_text"),
            is_partial_date("since", name="milestone_date_is_a_date"),
            is_partial_date("until", name="milestone_until_is_a_date"),
            ends_after_it_starts(name="milestone_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.since}: {self.text[:60]}"
