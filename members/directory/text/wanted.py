"""What is wanted of the organizations: terms, and words that were parted elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from members.directory.text.found import Found
from members.directory.text.terms import Term

Look = Callable[[Term], Found]


@dataclass(frozen=True)
class Wanted:
    """Who has a term, with the names and places whose spaces stand elsewhere."""

    found: Found
    names_apart: int
    place_apart: int

    @property
    def named(self) -> int:
        return self.found.named | self.names_apart

    @property
    def anywhere(self) -> int:
        return self.found.anywhere | self.names_apart | self.place_apart

    def levels(self) -> Iterator[int]:
        """Sets to look in one after the other, those first that tell most."""
        found = self.found
        yield found.names
        yield found.names_begun | self.names_apart
        yield found.names_near
        yield found.place | self.place_apart
        yield found.main
        yield found.main_begun
        yield found.other | found.theme
        yield found.other_begun
        yield found.place_begun
        yield found.place_near


def wanted(terms: list[Term], look: Look) -> list[Wanted]:
    """The terms that must be there, two words taken as one where names lack them."""
    found = [look(term) for term in terms if not term.is_excluded]
    names = [0 if one.named else one.names_apart for one in found]
    places = [0] * len(found)
    for at, (first, second) in enumerate(pairwise(found)):
        both = _as_one(first, second)
        if both is None or (first.names and second.names):
            continue
        one = look(both)
        named = one.named | one.names_apart
        for here in (at, at + 1):
            names[here] |= named
            places[here] |= one.place
    for run in _number_groups(found):
        digits = "".join(found[at].term.words[0] for at in run)
        one = look(Term(((digits,),)))
        for here in run:
            places[here] |= one.place
    return [Wanted(*parts) for parts in zip(found, names, places, strict=True)]


def _number_groups(found: list[Found]) -> Iterator[list[int]]:
    """Where three or more numbers stand in a row: an identifier, as people group it."""
    numbers = [all(map(str.isdigit, one.term.words or ("",))) for one in found]
    for is_number, run in groupby(range(len(found)), key=numbers.__getitem__):
        groups = list(run)
        if is_number and len(groups) > 2:
            yield groups


def _as_one(first: Found, second: Found) -> Term | None:
    pairs = zip(first.term.words, second.term.words, strict=False)
    readings = tuple((one + another,) for one, another in pairs)
    return Term(readings) if readings else None
