"""What the page of one import shows: its counts, and the rows that were asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from members import intake
from members.intake import heartbeat
from members.models import Import, ImportRow
from members.staff.loading_rows import (
    Label,
    ShownRemark,
    ShownRow,
    shown_remarks,
    shown_rows,
)

State = Import.State
SHOWN = 50
MOST_REMARKS = 100

PLANNED: dict[str, Label] = {
    "error": _("wrong"),
    "create": _("to create"),
    "update": _("to update"),
    "remove": _("to remove"),
    "unchanged": _("unchanged"),
}
APPLIED: dict[str, Label] = {
    **PLANNED,
    "error": _("wrong, left out"),
    "create": _("created"),
    "update": _("updated"),
    "remove": _("removed"),
}


@dataclass(frozen=True)
class Count:
    """How many rows there are of a kind, and where they are shown."""

    name: str
    label: Label
    count: int
    address: str
    is_current: bool


class ImportPage:
    """An import as it is now; raises Http404 for rows and pages that are not there."""

    def __init__(self, load: Import, query: QueryDict) -> None:
        self.load = load
        self.show = query.get("show", "") or self._first_shown()
        if self.show not in self._all_counts():
            raise Http404
        self.number = query.get("page", "1")

    def _first_shown(self) -> str:
        """What has to be looked at; else what would change."""
        if self.load.error_count and not self.is_done:
            return "error"
        return "all"

    @property
    def is_done(self) -> bool:
        return self.load.state in (State.APPLIED, State.UNDONE)

    @cached_property
    def undone_by(self) -> Import | None:
        """The import that took it back, of one that is undone."""
        undone = self.load.state == State.UNDONE
        undoing = Import.objects.for_lists().filter(undoes=self.load)
        return undoing.filter(state=State.APPLIED).last() if undone else None

    @property
    def errors(self) -> list[ShownRemark]:
        """Those of the file as a whole; after a hundred nobody reads on."""
        return shown_remarks(self.load.errors[:MOST_REMARKS])

    @property
    def readings(self) -> list[ShownRemark]:
        return shown_remarks(self.load.readings[:MOST_REMARKS])

    # Its rows ------------------------------------------------------------------

    @cached_property
    def duplicate_count(self) -> int:
        return self._with_duplicates().count()

    def _with_duplicates(self) -> QuerySet[ImportRow]:
        return self.load.rows.exclude(duplicates=[])

    @property
    def _labels(self) -> dict[str, Label]:
        return APPLIED if self.is_done else PLANNED

    def _all_counts(self) -> dict[str, tuple[Label, int]]:
        counts: dict[str, tuple[Label, int]] = {
            name: (label, getattr(self.load, f"{name}_count"))
            for name, label in self._labels.items()
        }
        counts["all"] = _("all rows"), sum(count for _label, count in counts.values())
        counts["duplicates"] = _("possible duplicates"), self.duplicate_count
        return counts

    @property
    def counts(self) -> list[Count]:
        """Those with rows first looked at; what there is none of, says so."""
        return [
            Count(name, label, count, f"?show={name}#rows", name == self.show)
            for name, (label, count) in self._all_counts().items()
            if count or name not in ("remove", "duplicates")
        ]

    @cached_property
    def page(self) -> Page[Any]:
        """The numbers of its rows; only those are read that are shown."""
        rows = self.load.rows.without_content().order_by("position")
        if self.show == "duplicates":
            rows = rows.exclude(duplicates=[])
        elif self.show != "all":
            rows = rows.filter(action=self.show)
        paginator = Paginator(rows.values_list("pk", flat=True), SHOWN)
        # The plan has counted them; the table need not be walked through once more.
        paginator.count = self._all_counts()[self.show][1]
        try:
            return paginator.page(_number(self.number))
        except EmptyPage:
            raise Http404 from None

    @cached_property
    def rows(self) -> list[ShownRow]:
        rows = ImportRow.objects.filter(pk__in=list(self.page.object_list))
        return shown_rows(list(rows.order_by("position")), self._labels)

    @property
    def pages(self) -> list[tuple[str, str]]:
        """The numbers of the pages with their addresses; a gap has none."""
        found = self.page.paginator.get_elided_page_range(self.page.number, on_ends=1)
        return [
            (str(number), self._address(number) if isinstance(number, int) else "")
            for number in found
        ]

    @property
    def previous(self) -> str:
        return self._address(self.page.number - 1)

    @property
    def following(self) -> str:
        return self._address(self.page.number + 1)

    def _address(self, number: int) -> str:
        return f"?{urlencode({'show': self.show, 'page': number})}#rows"

    # What may be done ----------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """A plan that is whole, and of which something can be applied."""
        return self.load.is_applicable

    @property
    def has_nothing_to_do(self) -> bool:
        load = self.load
        is_planned = load.state == State.PLANNED and not load.errors
        return is_planned and not load.change_count

    @property
    def is_discardable(self) -> bool:
        return self.load.state not in intake.discarding.KEPT

    @property
    def has_bad_rows(self) -> bool:
        return bool(self.load.error_count) and self.load.kind != Import.UNDO

    @cached_property
    def is_alone(self) -> bool:
        """It waits, and nobody is there who would take it up."""
        return self.load.is_running and not heartbeat.is_beating()

    @cached_property
    def before_it(self) -> int:
        """How many imports are taken up before this one."""
        if self.load.held_until is not None:
            return 0
        running = Import.objects.filter(state__in=Import.RUNNING)
        return running.filter(pk__lt=self.load.pk).count()


def _number(asked: str) -> int:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    return int(asked)
