"""Imports: files that staff load, each with the plan that was made from it."""

from datetime import datetime, timedelta
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.picture import random_name
from members.models.revision import person


class ImportQuerySet(models.QuerySet["Import"]):
    def waiting(self) -> Self:
        """What the background job has to do, the oldest first, held by nobody."""
        is_free = Q(held_until__isnull=True) | Q(held_until__lte=timezone.now())
        return self.filter(is_free, state__in=Import.RUNNING).order_by("pk")

    def forgettable(self, moment: datetime) -> Self:
        """With a file or rows still, and nothing done with them since that moment.

        What an undo needs that is planned, or waits, is not among them.
        """
        is_recent = (
            Q(uploaded_at__gte=moment)
            | Q(planned_at__gte=moment)
            | Q(applied_at__gte=moment)
        )
        waiting = (*Import.RUNNING, Import.State.PLANNED)
        undoing = Import.objects.filter(
            undoes=models.OuterRef("pk"), state__in=waiting, forgotten_at=None
        )
        settled = self.exclude(state__in=Import.RUNNING).filter(forgotten_at=None)
        return settled.exclude(is_recent).exclude(models.Exists(undoing))

    def for_lists(self) -> Self:
        """With who did it, and without the file."""
        return self.defer("content").select_related(
            "uploaded_by", "applied_by", "undoes"
        )


class Import(models.Model):
    """A file that was uploaded, or an earlier import to undo: its plan and its fate.

    `content` is the file as it came, so that it can be planned again; of an undo it
    is empty, for that is planned from the rows of the import that it undoes. `basis`
    is a hash of what the plan was computed against. `done` and `total` count the
    rows of the step that goes on. `held_until`: a runner works on it until then, or
    has died; `tries` counts how often one began. `errors` and `readings` are those of
    the file as a whole, each {"message", "right", "value", "sheet", "row", "column"};
    `problem` says in a sentence why it failed or was refused. Since `forgotten_at`
    only who, when and the counts are there: no file, no rows, and no way back.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waits for its plan")
        PLANNING = "planning", _("plan is being made")
        PLANNED = "planned", _("planned")
        APPLYING = "applying", _("is being applied")
        APPLIED = "applied", _("applied")
        FAILED = "failed", _("failed")
        REFUSED = "refused", _("refused, a new plan is being made")
        UNDONE = "undone", _("undone")

    # Somebody or something is at work, or has to be: a page asks again.
    RUNNING = (State.UPLOADED, State.PLANNING, State.APPLYING, State.REFUSED)
    UNDO = "undo"
    # After so long without a sign, a runner counts as dead.
    HELD = timedelta(seconds=60)
    # What was broken off so often would be broken off for ever.
    MOST_TRIES = 5

    name = models.CharField(_("file"), max_length=255)
    kind = models.CharField(_("kind"), max_length=20)
    content = models.BinaryField(default=b"")
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.UPLOADED
    )
    uploaded_by = person("+", _("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    planned_at = models.DateTimeField(_("planned"), null=True, blank=True)
    applied_by = person("+", _("applied by"))
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    only_good = models.BooleanField(_("without the rows that are wrong"), default=False)
    undoes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name=_("undoes"),
    )
    create_count = models.PositiveIntegerField(_("to create"), default=0)
    update_count = models.PositiveIntegerField(_("to update"), default=0)
    unchanged_count = models.PositiveIntegerField(_("unchanged"), default=0)
    error_count = models.PositiveIntegerField(_("wrong"), default=0)
    remove_count = models.PositiveIntegerField(_("to remove"), default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    basis = models.CharField(max_length=64, blank=True)
    errors = models.JSONField(_("errors"), default=list, blank=True)
    readings = models.JSONField(_("readings"), default=list, blank=True)
    problem = models.TextField(_("problem"), blank=True)
    forgotten_at = models.DateTimeField(_("contents deleted"), null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        permissions = [("load_data", _("Can load data from files"))]
        constraints = [
            CheckConstraint(
                condition=~Q(state__in=["applied", "undone"])
                | Q(applied_at__isnull=False),
                name="applied_import_says_when",
            ),
            CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False)
                | ~Q(kind="undo") & Q(undoes__isnull=True),
                name="undo_names_the_import_that_it_undoes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} · {self.name}"

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    @property
    def change_count(self) -> int:
        """How many rows would be, or were, written."""
        return self.create_count + self.update_count + self.remove_count

    @property
    def is_applicable(self) -> bool:
        """Whether it can be applied; with wrong rows, only without them."""
        is_ready = self.state == self.State.PLANNED and not self.errors
        return is_ready and self.change_count > 0 and self.forgotten_at is None

    @property
    def is_undoable(self) -> bool:
        is_done = self.state == self.State.APPLIED and self.change_count > 0
        return is_done and self.forgotten_at is None


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def changing(self) -> Self:
        """Rows that write something."""
        return self.filter(action__in=ImportRow.CHANGING)

    def wrong(self) -> Self:
        return self.filter(action=ImportRow.Action.ERROR)

    def without_content(self) -> Self:
        """For lists: without the whole entries before and after."""
        return self.defer("before", "after")


class ImportRow(models.Model):
    """What a plan does with one organization, or with one word of the vocabulary.

    `sheet` and `line` tell where it stands in the file. `model` is the label of the
    model ("members.organization", "programs.program"), `slug` its slug or natural
    key, `label` its name. `before` and `after` are whole: of an organization
    {"entry": …, "memberships": [{"key", …}]}, of a word its fields; None where it is
    not there. `changes` lists the difference between both, each
    {"path": ["place", "city"], "happened", "before", "after"} as
    `members.entry_difference.Change` has it; memberships stand there under
    "memberships". `errors` and `readings` have the shape of those of `Import`;
    `duplicates` are organizations that may be the same, each {"slug", "label", "why"}.
    `base` is the number of the public version that the plan saw, 0 where there was
    none; `number` is that of the version which applying it published.
    """

    class Action(models.TextChoices):
        CREATE = "create", _("create")
        UPDATE = "update", _("update")
        UNCHANGED = "unchanged", _("unchanged")
        ERROR = "error", _("error")
        REMOVE = "remove", _("remove")

    CHANGING = (Action.CREATE, Action.UPDATE, Action.REMOVE)
    ORGANIZATION = "members.organization"

    plan = models.ForeignKey(
        Import, models.CASCADE, related_name="rows", verbose_name=_("import")
    )
    position = models.PositiveIntegerField(_("position"))
    sheet = models.CharField(_("sheet"), max_length=200, blank=True)
    line = models.PositiveIntegerField(_("row"), null=True, blank=True)
    model = models.CharField(_("kind"), max_length=60, default=ORGANIZATION)
    action = models.CharField(_("action"), max_length=10, choices=Action)
    slug = models.CharField(_("address"), max_length=250, blank=True)
    label = models.CharField(_("name"), max_length=250, blank=True)
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"), null=True, blank=True)
    changes = models.JSONField(_("changes"), default=list, blank=True)
    errors = models.JSONField(_("errors"), default=list, blank=True)
    readings = models.JSONField(_("readings"), default=list, blank=True)
    duplicates = models.JSONField(_("possible duplicates"), default=list, blank=True)
    base = models.PositiveIntegerField(_("version before"), default=0)
    number = models.PositiveIntegerField(
        _("version after"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["plan", "position"]
        indexes = [
            models.Index(fields=["plan", "action", "position"], name="rows_by_action")
        ]
        constraints = [
            UniqueConstraint(
                fields=["plan", "position"], name="row_of_an_import_has_its_own_place"
            ),
            CheckConstraint(
                condition=~Q(action="error") | ~Q(errors=[]),
                name="wrong_row_says_what_is_wrong",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.label or self.slug}"

    @property
    def is_organization(self) -> bool:
        return self.model == self.ORGANIZATION


class ImportPicture(models.Model):
    """A logo of a file, re-encoded as `Picture` keeps it, until its row is applied.

    `name` is that of the picture to be; the entry of the row names it already.
    `made_from` is the SHA-256 of the file that it came from.
    """

    plan = models.ForeignKey(
        Import, models.CASCADE, related_name="pictures", verbose_name=_("import")
    )
    name = models.CharField(max_length=32, default=random_name)
    content = models.BinaryField()
    small = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    made_from = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("picture of an import")
        verbose_name_plural = _("pictures of imports")
        constraints = [
            UniqueConstraint(
                fields=["plan", "name"], name="picture_of_an_import_has_its_own_name"
            )
        ]

    def __str__(self) -> str:
        return self.name
