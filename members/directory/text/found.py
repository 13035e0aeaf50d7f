"""Who has a term, and where: one set for each place of an entry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from members.directory.index import FacetIndex
from members.directory.text import engine
from members.directory.text.known import NAMES, PLACE, Known
from members.directory.text.lines import Lines
from members.directory.text.terms import LEAST_BEGUN, LEAST_BEGUN_IN_TEXTS, Term
from members.directory.text.themes import Themes, Value

LEAST_WITH_TYPO = 4  # letters
LEAST_WITH_TWO = 8
LEAST_OF_PLACE = 6


@dataclass(frozen=True)
class Kept:
    """What words are looked up in, as of one facet index."""

    index: FacetIndex
    known: Known
    places: Themes
    codes: Themes
    terms: Themes


class Found:
    """The sets of those that have one term. Each is worked out once, when asked for.

    `whole` ones have the words as they are, `begun` ones the beginning of a word.
    """

    def __init__(self, term: Term, kept: Kept) -> None:
        self.term = term
        self.kept = kept

    @cached_property
    def names(self) -> int:
        return self._named(NAMES, self._whole)

    @cached_property
    def names_begun(self) -> int:
        return self._named(NAMES, self._begun)

    @cached_property
    def names_near(self) -> int:
        """With typos in the names forgiven; a word of the vocabulary is no typo."""
        return 0 if self._is_of_vocabulary else self._named(NAMES, self._near)

    @cached_property
    def names_apart(self) -> int:
        """Written as one word, where the name has several."""
        words = self.term.words
        return self._named(NAMES, lambda lines: _all(lines.run_together, words))

    @cached_property
    def place(self) -> int:
        having = self._named(PLACE, self._whole)
        having |= self.kept.places.having(self.kept.index, self._whole)
        if self.term.is_code:
            having |= self.kept.codes.having(self.kept.index, self._whole)
        return having

    @cached_property
    def place_begun(self) -> int:
        having = self._named(PLACE, self._begun)
        return having | self.kept.places.having(self.kept.index, self._begun)

    @cached_property
    def place_near(self) -> int:
        """With one typo in a longer word forgiven: Budapest is not Bucharest."""
        if self._is_of_vocabulary:
            return 0
        having = self._named(PLACE, self._nearly)
        return having | self.kept.places.having(self.kept.index, self._nearly)

    @cached_property
    def theme(self) -> int:
        return self.kept.terms.having(self.kept.index, self._in_vocabulary)

    @cached_property
    def values(self) -> list[Value]:
        """The values of the vocabulary that are called so, whole names first."""
        themes = [self.kept.places, self.kept.terms]
        if self.term.is_code:
            themes.append(self.kept.codes)
        ways = (self._whole, self._in_vocabulary, self._begun, self._nearly)
        return [value for way in ways for one in themes for value in one.named(way)]

    @property
    def main(self) -> int:
        return self._texts[0]

    @property
    def other(self) -> int:
        return self._texts[1]

    @property
    def main_begun(self) -> int:
        return self._texts_begun[0]

    @property
    def other_begun(self) -> int:
        return self._texts_begun[1]

    @property
    def in_lists(self) -> int:
        """Those with the term in other texts, or in identifiers, which are places."""
        return self.other_begun | self.place | self.place_begun

    @cached_property
    def named(self) -> int:
        return self.names | self.names_begun

    @cached_property
    def whole(self) -> int:
        """All that have the term as it is: those whom a minus takes out."""
        having = self.names | self.place | self.main | self.other
        return having | self.kept.terms.having(self.kept.index, self._whole)

    @cached_property
    def anywhere(self) -> int:
        """All that have the term, without forgiving typos."""
        known = self.named | self.place | self.place_begun | self.theme
        return known | self.main_begun | self.other_begun

    @cached_property
    def _texts(self) -> tuple[int, int]:
        return engine.hits(self.term.readings, self.kept.index, begun=False)

    @cached_property
    def _texts_begun(self) -> tuple[int, int]:
        if not self._begins_in_texts:
            return self._texts
        return engine.hits(self.term.beginnings, self.kept.index, begun=True)

    @property
    def _begins(self) -> bool:
        return self.term.begins(LEAST_BEGUN)

    @cached_property
    def _begins_in_texts(self) -> bool:
        # Who looks for Mongolia does not look for the Mongolian language.
        is_place = self._is_word_of(self.kept.places, self.kept.codes)
        return self.term.begins(LEAST_BEGUN_IN_TEXTS) and not is_place

    def _named(self, kind: str, find: Callable[[Lines], Iterable[int]]) -> int:
        return self.kept.known.having(kind, find)

    def _whole(self, lines: Lines) -> Iterable[int]:
        return _all(lines.saying, self.term.readings)

    def _begun(self, lines: Lines) -> Iterable[int]:
        if not self._begins:
            return ()
        return _all(lines.words.begun, self.term.words)

    def _in_vocabulary(self, lines: Lines) -> Iterable[int]:
        if not self._begins_in_texts:
            return self._whole(lines)
        return _all(lines.words.begun, (word for (word,) in self.term.beginnings))

    def _near(self, lines: Lines) -> Iterable[int]:
        return _all(lambda word: lines.words.near(word, typos(word)), self.term.words)

    def _nearly(self, lines: Lines) -> Iterable[int]:
        longer = [word for word in self.term.words if len(word) >= LEAST_OF_PLACE]
        return _all(lambda word: lines.words.near(word, min(typos(word), 1)), longer)

    @cached_property
    def _is_of_vocabulary(self) -> bool:
        return self._is_word_of(self.kept.places, self.kept.codes, self.kept.terms)

    def _is_word_of(self, *themes: Themes) -> bool:
        return any(
            one.lines.words.whole(word) for one in themes for word in self.term.words
        )


def typos(word: str) -> int:
    """How many typos are forgiven in a word; none in numbers."""
    if len(word) < LEAST_WITH_TYPO or not word.isalpha():
        return 0
    return 2 if len(word) >= LEAST_WITH_TWO else 1


def _all(find: Callable[[Any], Iterable[int]], sought: Iterable[Any]) -> Iterable[int]:
    return chain.from_iterable(map(find, sought))
