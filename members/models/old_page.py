"""Old profile pages that staff had read: a text, and the entry that it makes."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.intake import Import
from members.models.revision import Revision, person


class OldPageQuerySet(models.QuerySet["OldPage"]):
    def open(self) -> Self:
        """Those that nobody has made a draft or a plan of yet, the newest first."""
        return self.filter(state=OldPage.State.READ).order_by("-pk")

    def for_lists(self) -> Self:
        return self.defer("text", "marks", "entry").select_related("read_by")


class OldPage(models.Model):
    """A page that was read, until it has become a draft or a row of a plan.

    `text` is the page without markup. `marks` are the words that fields came from,
    each [start, end, path of the field]: [0, 12, "figures/f1"]. `entry` is what was
    understood, and corrected since, as JSON of an `Entry`; `version` counts the
    corrections. `warnings` say what the reader was unsure of.
    """

    class State(models.TextChoices):
        READ = "read", _("to look through")
        DRAFTED = "drafted", _("is a draft")
        PLANNED = "planned", _("is in a plan")
        DROPPED = "dropped", _("dropped")

    file = models.CharField(_("file"), max_length=255, blank=True)
    name = models.CharField(_("organization"), max_length=250)
    text = models.TextField(_("text"))
    marks = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(_("unsure"), default=list, blank=True)
    entry = models.JSONField(_("entry"))
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.READ
    )
    read_by = person("+", _("read by"))
    read_at = models.DateTimeField(_("read"), default=timezone.now)
    revision = models.ForeignKey(
        "members.Revision",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("draft"),
    )
    plan = models.ForeignKey(
        "members.Import",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("plan"),
    )

    objects = OldPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("old profile page")
        verbose_name_plural = _("old profile pages")
        ordering = ["-pk"]
        constraints = [
            CheckConstraint(condition=~Q(text=""), name="old_page_has_a_text")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def came_to_nothing(self) -> bool:
        """Put aside, or what was made of it is no more: it may be taken up again."""
        match self.state:
            case self.State.DROPPED:
                return True
            case self.State.PLANNED:
                over = (Import.State.FAILED, Import.State.UNDONE)
                return self.plan is None or self.plan.state in over
            case self.State.DRAFTED:
                gone = Revision.State.WITHDRAWN
                return self.revision is None or self.revision.state == gone
        return False
