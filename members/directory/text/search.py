"""The answer to what a visitor typed: who has it, best matches first."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from members.directory.text.found import Kept
from members.directory.text.known import NAMES
from members.directory.text.lines import Lines
from members.directory.text.terms import lines, terms
from members.directory.text.wanted import Look, Wanted, wanted


class Search:
    """Who has all terms of a query and none of those left out, as sets.

    Typos are forgiven where no name has all the words as typed: in words that nobody
    says anywhere, and in all of them where together they make a name.
    """

    def __init__(self, text: str, kept: Kept, look: Look) -> None:
        self.text = text
        self.terms = terms(text)
        self.everyone = kept.index.everyone
        self.known = kept.known
        self.excluded = [look(term) for term in self.terms if term.is_excluded]
        self.wanted = wanted(self.terms, look)

    @cached_property
    def bits(self) -> int:
        """Everybody found. Words that are none, like "?!", find nobody."""
        if not self.terms:
            return 0
        found = self._all(self._anywhere)
        if self._forgives:
            if len(self.wanted) > 1:
                found |= self._all(lambda one: one.named | one.found.names_near)
            found = found or self._all(_anywhere_near)
        if not any(one.found.term.is_phrase for one in self.wanted):
            # The last word may be unfinished, down to a single letter.
            found |= self.beginning & self.everyone
        for one in self.excluded:
            found &= ~one.whole
        return found

    def ranks(self) -> Iterator[int]:
        """Disjoint sets, the best matches first; together all of `bits`.

        One after the other: what fills a page is often found in names, and texts are
        not asked how they say it.
        """
        left = self.bits
        for having in self._levels():
            if not left:
                return
            if now := left & having:
                yield now
                left &= ~now
        if left:
            yield left

    @cached_property
    def _forgives(self) -> bool:
        return bool(self.wanted) and not self._all(lambda one: one.named)

    def _anywhere(self, one: Wanted) -> int:
        having = one.anywhere & self.everyone
        return having or (_anywhere_near(one) if self._forgives else 0)

    def _all(self, having: Callable[[Wanted], int]) -> int:
        """Those that have all the terms; a longer word is rarer, so it comes first."""
        found = self.everyone
        for one in sorted(self.wanted, key=_length, reverse=True):
            if not found:
                break
            found &= having(one)
        return found

    def _levels(self) -> Iterator[int]:
        """Ever wider sets: those that have all the terms in the places so far."""
        if not self.wanted:
            return
        yield self._called
        yield self.beginning
        so_far = [0] * len(self.wanted)
        for level in zip(*(one.levels() for one in self.wanted), strict=True):
            so_far = [before | now for before, now in zip(so_far, level, strict=True)]
            having = self.everyone
            for one in so_far:
                having &= one
            yield having

    @cached_property
    def _called(self) -> int:
        """Those that have exactly this name."""
        return self._lines(Lines.called)

    @cached_property
    def beginning(self) -> int:
        """Those that have a name with this beginning."""
        return self._lines(Lines.beginning) if self.wanted else 0

    def _lines(self, find: Callable[[Lines, str], Iterable[int]]) -> int:
        found = 0
        for line in lines(self.text):
            found |= self.known.having(NAMES, lambda own, line=line: find(own, line))  # type: ignore[misc]
        return found


def _anywhere_near(one: Wanted) -> int:
    return one.anywhere | one.found.names_near | one.found.place_near


def _length(one: Wanted) -> int:
    return max(len("".join(reading)) for reading in one.found.term.readings)
