"""Revisions: the versions of an organization's entry, from draft to published."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SHAPE = 1  # of the JSON in `entry`; rises when `Entry` changes so that old ones differ


def person(related_name: str, label: "StrPromise") -> models.ForeignKey:
    """Somebody who did something with a revision; empty once they are forgotten."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=label,
    )


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> Self:
        """The versions that were public, the latest first."""
        return self.filter(state=Revision.State.PUBLISHED).order_by("-number")

    def waiting(self) -> Self:
        """What a reviewer has to decide, the oldest first."""
        return self.filter(state=Revision.State.SUBMITTED).order_by("submitted_at")

    def open(self) -> Self:
        """Drafts, and what is in review or came back from it."""
        return self.filter(state__in=Revision.OPEN)

    def editable(self) -> Self:
        """What representatives may write in: the draft, and what was returned."""
        return self.filter(state__in=Revision.EDITABLE)


class Revision(models.Model):
    """One version of an entry, as the JSON of `members.entry.Entry`.

    Published revisions are numbered from 1 within their organization. `base` is
    the published revision that a draft was begun from. `version` counts the saves
    of a draft. `remarks` are a reviewer's words by path ("place/city"). Where a
    reviewer published with corrections, `entry` is what was published and
    `as_submitted` what the organization had sent.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED)
    EDITABLE = (State.DRAFT, State.RETURNED)

    organization = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="revisions",
        verbose_name=_("organization"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT
    )
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    version = models.PositiveIntegerField(_("saves"), default=0)
    shape = models.PositiveSmallIntegerField(_("shape"), default=SHAPE, editable=False)
    entry = models.JSONField(_("entry"))
    as_submitted = models.JSONField(_("as submitted"), null=True, blank=True)
    base = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="drafts",
        verbose_name=_("begun from"),
    )
    restores = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="restored_as",
        verbose_name=_("restores"),
    )
    author = person("revisions", _("author"))
    contributors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="contributions",
        verbose_name=_("contributors"),
    )
    submitted_by = person("submissions", _("submitted by"))
    decided_by = person("decisions", _("decided by"))
    corrected_by = person("corrections", _("corrected by"))
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    remarks = models.JSONField(_("remarks"), default=dict, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["organization", "-created_at"]
        permissions = [
            ("review_revisions", _("Can decide on submitted entries")),
            ("edit_entries", _("Can edit the entry of every organization")),
        ]
        indexes = [
            # What Home tells of: the latest of all organizations.
            models.Index(
                fields=["-decided_at"],
                condition=Q(state="published"),
                name="latest_published_versions",
            )
        ]
        constraints = [
            UniqueConstraint(
                fields=["organization"],
                condition=Q(state="draft"),
                name="organization_has_one_draft",
            ),
            UniqueConstraint(
                fields=["organization"],
                condition=Q(state__in=["submitted", "returned"]),
                name="organization_has_one_revision_in_review",
            ),
            UniqueConstraint(
                fields=["organization", "number"],
                name="published_revisions_of_an_organization_are_numbered",
            ),
            CheckConstraint(
                condition=Q(state="published", number__isnull=False)
                & Q(number__gte=1, decided_at__isnull=False)
                | ~Q(state="published") & Q(number__isnull=True),
                name="published_revision_has_a_number_and_a_date",
            ),
            CheckConstraint(
                condition=~Q(state__in=["submitted", "returned"])
                | Q(submitted_at__isnull=False),
                name="submitted_revision_says_when",
            ),
            CheckConstraint(
                condition=~Q(state__in=["draft", "submitted", "returned"])
                | Q(author__isnull=False),
                name="open_revision_has_an_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} · {self.get_state_display()} {self.number or ''}"

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE


class Save(models.Model):
    """One saved change of one section of a draft: what it was before and after.

    `version` is the revision's after this save. `page` names the opened page that
    sent it and `turn` counts what that page sent, so that a page never meets its
    own earlier save as somebody else's; `sent` is what it sent, where that is not
    `after` because others' changes were merged.
    """

    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="saves", verbose_name=_("revision")
    )
    version = models.PositiveIntegerField(_("version"))
    section = models.CharField(_("section"), max_length=20)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    sent = models.JSONField(_("as sent"), null=True, blank=True)
    by = person("+", _("saved by"))
    at = models.DateTimeField(_("saved"), default=timezone.now)
    page = models.CharField(max_length=32, blank=True)
    turn = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        ordering = ["revision", "version"]
        constraints = [
            UniqueConstraint(
                fields=["revision", "version"], name="save_has_a_version_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.version}: {self.section}"


class Unfinished(models.Model):
    """What a person typed into a section, where it cannot be saved yet.

    `typed` has the values of each field as they came; `began` is the version that
    the form began from; `part` tells apart what has a page of its own within a
    section: the language of a text.
    """

    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="unfinished", verbose_name=_("revision")
    )
    section = models.CharField(_("section"), max_length=20)
    part = models.CharField(_("part"), max_length=35, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    typed = models.JSONField(_("typed"))
    began = models.CharField(_("began from"), max_length=40)
    at = models.DateTimeField(_("kept"), default=timezone.now)

    class Meta:
        verbose_name = _("unfinished input")
        verbose_name_plural = _("unfinished input")
        ordering = ["revision", "section", "part"]
        constraints = [
            UniqueConstraint(
                fields=["revision", "section", "part", "user"],
                name="person_has_one_unfinished_input_a_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.section} {self.part}"
