"""An answer: the checked parameters, and the organizations that they select."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import ngettext

from members.directory import index as facet_index
from members.directory import query as querying
from members.directory import text
from members.directory.filters import DirectoryFilter
from members.directory.text.search import Search
from members.directory.vocabulary import vocabulary


class Answer:
    """The organizations that the parameters select, as a set of the facet index.

    Invalid parameters select nothing; their errors stand at the fields.
    """

    def __init__(self, data: QueryDict) -> None:
        self.index = facet_index.current()
        self.vocabulary = vocabulary(self.index)
        self.filter = DirectoryFilter(data, self.index, self.vocabulary)
        self.is_valid = self.filter.is_valid()
        self.query = self.filter.query() if self.is_valid else self.filter.unanswered()
        having_words = self.search.bits if self.search else None
        self.parts = querying.parts(self.query, self.index, having_words=having_words)
        self.bits = querying.intersect(self.parts, self.index) if self.is_valid else 0

    @cached_property
    def search(self) -> Search | None:
        """The answer to the words of the query; None without any."""
        words = self.query.text
        return text.current(self.index).search(words) if words else None

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
        return count_words(self.count)

    def sets(self, facet: str) -> Mapping[str, int]:
        """Value → who has it; of an indicator, who reaches as much as was asked."""
        if facet == "indicator":
            return querying.indicator_sets(self.query, self.index)
        return self.index.sets[facet]

    def without(self, facet_name: str) -> int:
        """The organizations that all other parts select."""
        return querying.intersect(self.parts, self.index, leaving_out=facet_name)


def count_words(count: int) -> str:
    words = ngettext("%(n)s organization", "%(n)s organizations", count)
    return words % {"n": f"{count:,}"}


def _anchor(field: str) -> str:
    """The id of the element where a parameter was typed; "" where it is none."""
    if field in facet_index.FACETS:
        return f"facet-{field}"
    return "" if field in ("sort", "view", "page", "more") else field
