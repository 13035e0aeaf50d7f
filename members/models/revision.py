"""Revisions: the versions of an organization's entry, from draft to published."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """One version of an entry, as the JSON of `members.entry.Entry`.

    Published revisions are numbered from 1 within their organization. `base`
    is the published revision that a draft was begun from.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED)

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
    entry = models.JSONField(_("entry"))
    base = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="drafts",
        verbose_name=_("begun from"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("author"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("decided by"),
    )
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["organization", "-created_at"]
        constraints = [
            UniqueConstraint(
                fields=["organization", "author"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="author_has_one_open_revision_an_organization",
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
