"""A selection: what the directory answers to its parameters, ready for a page."""

from functools import cached_property
from itertools import islice
from typing import Any

from django.http import QueryDict
from django.utils.translation import ngettext

from members.directory import index as facet_index
from members.directory import query as querying
from members.directory.excerpt import excerpt
from members.directory.filters import SORTS, VIEWS, DirectoryFilter
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
from members.directory.vocabulary import vocabulary
from members.models import Organization

PAGE_SIZE = 25


class Selection:
    """What the parameters select, with the counts beside every filter.

    Invalid parameters select nothing; their errors stand at the fields. Only
    the rows of the page are read from the database.
    """

    def __init__(self, data: QueryDict) -> None:
        self.index = facet_index.current()
        self.vocabulary = vocabulary(self.index)
        self.filter = DirectoryFilter(data, self.index, self.vocabulary)
        self.is_valid = self.filter.is_valid()
        self.query = self.filter.query() if self.is_valid else Query()
        self.parts = querying.parts(self.query, self.index)
        self.bits = querying.answer(self.parts, self.index) if self.is_valid else 0

    @property
    def typed(self) -> QueryDict:
        return self.filter.data

    @property
    def errors(self) -> dict[str, list[str]]:
        """Field → messages, for the fields whose value is not valid."""
        return {name: list(texts) for name, texts in self.filter.form.errors.items()}

    @property
    def error_list(self) -> list[dict[str, Any]]:
        labels = {name: field.label for name, field in self.filter.form.fields.items()}
        return [
            {"label": labels[name], "messages": messages, "anchor": _anchor(name)}
            for name, messages in self.errors.items()
        ]

    @cached_property
    def count(self) -> int:
        return self.bits.bit_count()

    @property
    def count_words(self) -> str:
        return ngettext("%(n)s organization", "%(n)s organizations", self.count) % {
            "n": f"{self.count:,}"
        }

    def without(self, facet_name: str) -> int:
        """The organizations that all other parts select."""
        return querying.answer(self.parts, self.index, leaving_out=facet_name)

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet(self, name) for name in facet_index.FACETS]

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
        pks = list(islice(self._ordered(), first, first + PAGE_SIZE))
        found = Organization.objects.for_lists().in_bulk(pks)
        rows = [found[pk] for pk in pks if pk in found]
        for row in rows:
            row.excerpt = excerpt(row, self.query.words)  # type: ignore[attr-defined]
        return rows

    def _ordered(self) -> Any:
        if self.query.order != "relevance":
            yield from self.index.ordered(self.bits, self.query.order)
            return
        # A name that has all the words comes before a text that has them.
        named = self.bits & querying.named_so(self.query, self.index)
        yield from self.index.ordered(named, "name")
        yield from self.index.ordered(self.bits & ~named, "name")


def _anchor(field: str) -> str:
    """The id of the element where a parameter was typed; "" where it is none."""
    if field in facet_index.FACETS:
        return f"facet-{field}"
    return "" if field in ("sort", "view", "page") else field
