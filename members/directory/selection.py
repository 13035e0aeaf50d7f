"""A selection: what the directory answers to its parameters, ready for a page."""

from functools import cached_property

from members.directory import words
from members.directory.answer import Answer
from members.directory.excerpt import excerpt
from members.directory.filters import SORTS, VIEWS
from members.directory.index import FACETS
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
        offered = [s for s in SORTS if s != "relevance" or self.query.text]
        return [
            Choice(
                value=name,
                label=str(SORTS[name]),
                url=self.query.parameters(sort=name, page=1),
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
                url=self.query.parameters(view=name) or "?",
                is_current=name == self.query.view,
            )
            for name, label in VIEWS.items()
        ]

    @property
    def view(self) -> str:
        return self.query.view

    @cached_property
    def page(self) -> Page:
        return Page(self.query, self.count, PAGE_SIZE)

    @cached_property
    def organizations(self) -> list[Organization]:
        """The rows of the page, in order, with all that a list shows."""
        first = (self.page.number - 1) * PAGE_SIZE
        pks = self._ordered(first, PAGE_SIZE)
        found = Organization.objects.for_lists().in_bulk(pks)
        rows = [found[pk] for pk in pks if pk in found]
        for row in rows:
            row.excerpt = excerpt(row, self.query.words)  # type: ignore[attr-defined]
        return rows

    def _ordered(self, first: int, size: int) -> list[int]:
        if self.query.order != "relevance":
            return self.index.ordered(self.bits, self.query.order, first, size)
        # A name that has all the words comes before a text that has them.
        named = self.bits & words.named_so(self.index, self.query.words)
        count = named.bit_count()
        by_name = self.index.ordered(named, "name", first, size)
        rest, left = self.bits & ~named, size - len(by_name)
        return by_name + self.index.ordered(rest, "name", max(0, first - count), left)
