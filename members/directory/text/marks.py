"""Where the wanted words stand in a text as it was written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from members.directory.text.found import typos
from members.directory.text.terms import LEAST_BEGUN, Term
from programs.searched import UNSPACED, spellings

# What stands between spaces, hyphens and strokes; of scripts without spaces, a letter.
_CHUNK = re.compile(rf"{UNSPACED.pattern}|[^\s\-–—/]+")
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?")
MOST_TOGETHER = 4  # words of a text that somebody wrote as one


@dataclass(frozen=True)
class Mark:
    """The place of a wanted term in a text: the characters from `start` up to `end`."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class _Word:
    spelled: tuple[str, ...]
    start: int
    end: int


def marks(
    text: str, terms: Iterable[Term], *, near: bool = False, begun: int = LEAST_BEGUN
) -> list[Mark]:
    """The terms in a text, in its order. With `near` typos are forgiven.

    From `begun` letters on, the beginning of a word is enough.
    """
    terms, words = list(terms), _words(text)
    places = _places(words, terms)
    found = [mark for term in terms for mark in _of_term(words, places, term, begun)]
    if near:
        had = {mark.term for mark in found}
        for term in terms:
            if term not in had:
                found += _near(words, term) or _together(words, term)
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _words(text: str) -> list[_Word]:
    words = []
    for chunk in _CHUNK.finditer(text):
        bare = _BARE.search(chunk.group())
        if bare:
            start, end = (chunk.start() + at for at in bare.span())
            ways = _spelled(chunk.group())
            words += [_Word(spelled, start, end) for spelled in ways]
    return words


@lru_cache(maxsize=8192)
def _spelled(chunk: str) -> list[tuple[str, ...]]:
    """For each word that a chunk of text is searched as, its spellings."""
    ways = [spelling.split() for spelling in spellings(chunk)]
    alike = [way for way in ways if len(way) == len(ways[0])]
    return list(zip(*alike, strict=True))


def _places(words: Sequence[_Word], terms: Iterable[Term]) -> list[int]:
    """Where one of the terms may begin: few words, of which each is then looked at."""
    firsts = tuple({reading[0] for term in terms for reading in term.beginnings})
    return [
        at
        for at, word in enumerate(words)
        if any(spelling.startswith(firsts) for spelling in word.spelled)
    ]


def _of_term(
    words: Sequence[_Word], places: Sequence[int], term: Term, begun: int
) -> Iterator[Mark]:
    is_begun = term.begins(begun)
    for reading in term.beginnings if is_begun else term.readings:
        length = len(reading)
        for at in places:
            some = words[at : at + length]
            pairs = zip(some, reading, strict=False)
            if len(some) == length and all(
                _is(one.spelled, sought, is_begun=is_begun) for one, sought in pairs
            ):
                yield Mark(some[0].start, some[-1].end, term)


def _is(spelled: tuple[str, ...], sought: str, *, is_begun: bool) -> bool:
    if is_begun:
        return any(word.startswith(sought) for word in spelled)
    return sought in spelled


def _near(words: Sequence[_Word], term: Term) -> list[Mark]:
    return [
        Mark(word.start, word.end, term)
        for word in words
        if any(
            typos(sought) and OSA.distance(sought, one) <= typos(sought)
            for sought in term.words
            for one in word.spelled
        )
    ]


def _together(words: Sequence[_Word], term: Term) -> list[Mark]:
    """Where some words of the text are one of the term."""
    for at in range(len(words)):
        for length in range(2, MOST_TOGETHER + 1):
            some = words[at : at + length]
            if (
                len(some) == length
                and "".join(w.spelled[0] for w in some) in term.words
            ):
                return [Mark(some[0].start, some[-1].end, term)]
    return []
