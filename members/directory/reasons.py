"""Which of its statements make an organization an answer, on a page of results."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from members.directory import sayings
from members.directory.excerpt import Excerpt, Part, Said, excerpt, marked
from members.directory.index import FacetIndex
from members.directory.text.found import Found
from members.directory.text.marks import marks
from members.directory.text.search import Search
from members.directory.text.terms import LEAST_BEGUN, Term

MOST = 3  # places shown of one organization
VALUES = {
    "country": _("Country"),
    "region": _("Region"),
    "priority": _("Priority area"),
    "program": _("Program"),
}
Labels = Mapping[str, Mapping[str, str]]


class Reasons:
    """Finds for each row of a page where the words of a query stand."""

    def __init__(self, search: Search, index: FacetIndex, labels: Labels) -> None:
        self.search = search
        self.found = [one.found for one in search.wanted]
        self.terms = [found.term for found in self.found]
        self.index = index
        self.labels = labels

    def give(self, rows: Sequence[Any]) -> None:
        """Put `marked_name` (parts) and `excerpts` on each row.

        Rows of lists that cards do not show are read for those alone that need them.
        """
        left = {row: self._first(row) for row in rows}
        for name, further in sayings.FURTHER.items():
            wanting = [row for row in rows if left[row] and len(row.excerpts) < MOST]
            if not wanting:
                break
            prefetch_related_objects(wanting, name)
            for row in wanting:
                left[row] = _explain(row, further(row, left[row]), left[row])

    def _first(self, row: Any) -> list[Term]:
        """Explain a row by its name, place and texts; the terms that stand further on.

        Where the sets say that a text has none of the terms, it is not looked through.
        """
        bit = self.index.among([row.pk])
        begun = 1 if self.search.beginning & bit else LEAST_BEGUN
        found = marks(row.name, self.terms, near=True, begun=begun)
        row.marked_name, row.excerpts = marked(row.name, found), []
        left = _without(self.terms, {mark.term for mark in found})
        known = [*sayings.names(row, begun), sayings.place(row)] if left else []
        left = _explain(row, known, left)
        for one in self.found:
            if one.term in left and (value := self._value(bit, one)):
                row.excerpts.append(value)
                left.remove(one.term)
        main = [one.term for one in self._left(left) if one.main_begun & bit]
        left = _explain(row, sayings.texts(row, sayings.MAIN, main), left)
        other = [one.term for one in self._left(left) if one.other_begun & bit]
        left = _explain(row, sayings.texts(row, sayings.OTHER, other), left)
        return [one.term for one in self._left(left) if one.in_lists & bit]

    def _left(self, terms: Collection[Term]) -> Iterator[Found]:
        return (one for one in self.found if one.term in terms)

    def _value(self, bit: int, found: Found) -> Excerpt | None:
        """A country, region, area or program that the term is a name of."""
        for facet, value in found.values:
            if self.index.having(facet, [value]) & bit:
                label, text = str(VALUES[facet]), self.labels[facet].get(value, value)
                place = excerpt(Said(label, text), [found.term])
                return (
                    place[0] if place else Excerpt(label, [Part(text, is_match=True)])
                )
        return None


def _explain(row: Any, said: Iterable[Said], terms: Sequence[Term]) -> list[Term]:
    """Add the places where terms stand; the terms that have none."""
    left, places = list(terms), iter(said)
    # Asked before the next is looked for: that may take searching all texts.
    while left and len(row.excerpts) < MOST:
        one = next(places, None)
        if one is None:
            break
        if place := excerpt(one, left):
            row.excerpts.append(place[0])
            left = _without(left, place[1])
    return left


def _without(terms: Iterable[Term], taken: Collection[Term]) -> list[Term]:
    return [term for term in terms if term not in taken]
