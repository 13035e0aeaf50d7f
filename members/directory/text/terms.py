"""What a visitor typed, taken apart: words, phrases, and what to leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from programs.searched import UNSPACED, spellings

_QUOTES = '"“”„‟«»'
_PART = re.compile(rf"([-−]*)(?:[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]|(\S+))")
# Shorter beginnings are those of too many words.
LEAST_BEGUN = 3
LEAST_BEGUN_IN_TEXTS = 4
# Campus, crisis and business are no plurals.
_PLURAL = re.compile("(?:(?<=[szhi])es|(?<=ks)es|(?<![su])(?<![^aeou]i)s)$")
Reading = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One thing that a row must have, or must not have.

    `readings` are its spellings, each the words that stand one after the other; one
    of them is enough. A phrase is meant as it is; the beginning of a word is enough
    of a word, and typos in it are forgiven. `is_code` for what may be the code of a
    country: USA does, and "and" does not, unless it stands alone.
    """

    readings: tuple[Reading, ...]
    is_phrase: bool = False
    is_excluded: bool = False
    is_code: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The spellings of a word; nothing of a phrase."""
        return () if self.is_phrase else tuple(word for (word,) in self.readings)

    @cached_property
    def beginnings(self) -> tuple[Reading, ...]:
        """What words of a text may begin with: those of a plural, with one of them.

        >>> terms("refugees")[0].beginnings
        (('refugees',), ('refugee',))
        """
        single = (_PLURAL.sub("", word) for word in self.words)
        longer = ((word,) for word in single if len(word) >= LEAST_BEGUN_IN_TEXTS)
        return tuple(dict.fromkeys((*self.readings, *longer)))

    def begins(self, least: int) -> bool:
        return not self.is_phrase and all(len(word) >= least for word in self.words)


def terms(text: str) -> list[Term]:
    """The terms of a query, without repetitions."""
    return list(dict.fromkeys(_terms(text)))


def lines(text: str) -> tuple[str, ...]:
    """All that is wanted as one line, in all its spellings: it may be a name."""
    wanted = [
        quoted or word for minus, quoted, word in _PART.findall(text) if not minus
    ]
    return tuple(filter(None, spellings(" ".join(wanted))))


def _terms(text: str) -> Iterator[Term]:
    for minus, quoted, word in _PART.findall(text):
        readings = [tuple(spelling.split()) for spelling in spellings(quoted or word)]
        is_excluded = bool(minus)
        if not readings[0]:
            continue
        if quoted or UNSPACED.search(word):
            yield Term(tuple(readings), True, is_excluded)
            continue
        # A word with a hyphen is two; all its spellings part in the same places.
        alike = [reading for reading in readings if len(reading) == len(readings[0])]
        for words in zip(*alike, strict=True):
            yield Term(
                tuple(dict.fromkeys((word,) for word in words)),
                is_excluded=is_excluded,
                is_code=word.isupper() or word == text.strip(),
            )
