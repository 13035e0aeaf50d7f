"""A selection: what the directory answers to its parameters, ready for a page."""

from collections.abc import Iterator
from functools import cached_property

from members.directory import reached, shown_figures
from members.directory.answer import Answer
from members.directory.closest import Way, closest, ways
from members.directory.filters import SORTS, VIEWS
from members.directory.index import FACETS
from members.directory.map import Map
from members.directory.options import (
    Chip,
    Choice,
    Facet,
    Founded,
    chips,
    facet,
    founded,
)
from members.directory.pages import Page
from members.directory.query import Query
from members.directory.reasons import Reasons
from members.directory.records import NONE
from members.models import Organization

PAGE_SIZE = 25


class Selection(Answer):
    """An answer with the counts beside every filter, its links and one page of rows.

    Only the rows of the page are read from the database.
    """

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet(self, name) for name in FACETS]

    def whole_facet(self, name: str) -> Facet:
        """A facet with all its values, however many there are."""
        return facet(self, name, is_whole=True)

    @cached_property
    def founded(self) -> Founded:
        return founded(self)

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(self) if self.is_valid else []

    @property
    def clear_url(self) -> str:
        kept = Query(sort=self.query.sort, view=self.query.view)
        return kept.parameters() or "?"

    @property
    def sorts(self) -> list[Choice]:
        is_offered = {"relevance": bool(self.query.text), "reach": bool(self.sorted_by)}
        offered = [name for name in SORTS if is_offered.get(name, True)]
        return [
            Choice(
                value=name,
                label=self._sort_label(name),
                url=self.query.parameters(sort=name, page=1) or "?",
                is_current=name == self.query.order,
            )
            for name in offered
        ]

    @property
    def views(self) -> list[Choice]:
        return [
            Choice(
                value=name,
                label=str(label),
                url=self._in_view(name),
                is_current=name == self.query.view,
            )
            for name, label in VIEWS.items()
        ]

    def _in_view(self, name: str) -> str:
        page = 1 if name == "map" else self.query.page
        return self.query.parameters(view=name, page=page) or "?"

    @property
    def view(self) -> str:
        return self.query.view

    @cached_property
    def page(self) -> Page:
        size = max(self.count, 1) if self.view == "map" else PAGE_SIZE
        return Page(self.query, self.count, size)

    @cached_property
    def map(self) -> Map:
        return Map(self, with_places=True)

    @cached_property
    def organizations(self) -> list[Organization]:
        """The rows of the page, in order, with all that a list shows."""
        first = (self.page.number - 1) * PAGE_SIZE
        pks = self._ordered(first, PAGE_SIZE)
        found = Organization.objects.for_lists().in_bulk(pks)
        rows = [found[pk] for pk in pks if pk in found]
        if indicators := self._indicators_asked:
            shown_figures.give(rows, self.query, indicators)
        if self.search:
            Reasons(self.search, self.index, self.vocabulary.labels).give(rows)
        return rows

    @cached_property
    def ways_out(self) -> list[Way]:
        """For where nobody is found: the filters that alone keep anybody out."""
        return ways(self) if self.is_valid else []

    @cached_property
    def closest(self) -> list[Organization]:
        """For where nobody is found: those whose names are most like the query."""
        return closest(self) if self.is_valid else []

    def _ordered(self, first: int, size: int) -> list[int]:
        """The keys of the page; equally good matches are in order of their names."""
        if self.query.order == "reach":
            amounts = reached.current(self.index)
            return amounts.ordered(self.bits, self.sorted_by, first, size)
        if self.query.order != "relevance" or not self.search:
            return self.index.ordered(self.bits, self.query.order, first, size)
        pks: list[int] = []
        for having in self.search.ranks():
            if len(pks) == size:
                break
            now = having & self.bits
            if first < (count := now.bit_count()):
                pks += self.index.ordered(now, "name", first, size - len(pks))
            first = max(0, first - count)
        return pks

    def _sort_label(self, name: str) -> str:
        if name != "reach":
            return str(SORTS[name])
        labels = self.vocabulary.labels["indicator"]
        return f"{SORTS[name]} ({', '.join(labels[code] for code in self.sorted_by)})"

    @property
    def is_reach_typed(self) -> bool:
        return bool({"reach_min", "reach_max"} & self.typed.keys())

    @property
    def _indicators_asked(self) -> list[str]:
        is_asked = self.query.values.get("indicator") or self.query.order == "reach"
        return self.sorted_by if is_asked else []

    @property
    def sorted_by(self) -> list[str]:
        """The indicators that an order by reach goes by: those chosen, else the first
        of the vocabulary that anybody states."""
        chosen = self.query.values.get("indicator", frozenset())
        stated = self.index.sets["indicator"].keys() - {NONE}
        known = [code for code in self.vocabulary.labels["indicator"] if code in stated]
        return [code for code in known if code in chosen] or known[:1]

    @property
    def file_parameters(self) -> str:
        """The same selection for a file, which has no pages and no view."""
        return self.query.parameters(view="cards", page=1)

    def pks(self) -> Iterator[int]:
        """The primary keys of all that is selected, in its order."""
        return iter(self._ordered(0, self.count))
