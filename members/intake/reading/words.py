"""The vocabulary of a network as the rules need it: words, and what they stand for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

# American and British, programme and program: one spelling for comparing.
SPELLINGS = {
    "centre": "center",
    "centres": "centers",
    "programme": "program",
    "programmes": "programs",
    "organisation": "organization",
    "organisations": "organizations",
}
# "pre-school" is one word, as "preschool" is.
WORD = re.compile(r"[Pp]re-[Ss]chool[a-z]*|[^\W\d_]+(?:['’]\w+)?")
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """An indicator. One `of_training` counts people for having been trained."""

    code: str
    is_share: bool = False
    isced_level: str = ""
    position: int = 0
    of_training: bool = False
    name: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """What the rules look words up in; nothing here comes from the code."""

    indicators: Mapping[str, Counted]
    # A phrase of folded words → the codes of the indicators that it may mean.
    phrases: Mapping[Phrase, tuple[str, ...]]
    programs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    networks: tuple[str, ...] = ()

    @cached_property
    def shares(self) -> dict[str, tuple[str, ...]]:
        """The last word of what a share is of → the codes of such shares."""
        found: dict[str, tuple[str, ...]] = {}
        for words, codes in self.phrases.items():
            of_share = (code for code in codes if self.indicators[code].is_share)
            if shared := tuple(of_share):
                found.setdefault(words[-1], shared)
        return found

    @cached_property
    def longest(self) -> int:
        return max((len(phrase) for phrase in self.phrases), default=0)


def each(text: str) -> frozenset[str]:
    """The words of a list that is written as a sentence."""
    return frozenset(text.split())


def folded(word: str) -> str:
    """The word without case, possessive and difference of spelling."""
    word = word.casefold().replace("’", "'")
    word = word.removesuffix("'s").rstrip("'").replace("-", "")
    return SPELLINGS.get(word, word)


def phrase(text: str) -> Phrase:
    return tuple(folded(word) for word in WORD.findall(text))


def phrases(aliases: Iterable[tuple[str, str]]) -> dict[Phrase, tuple[str, ...]]:
    """Phrases from pairs of words and code; the longest are looked for first."""
    found: dict[Phrase, list[str]] = {}
    for words, code in aliases:
        if (key := phrase(words)) and code not in found.setdefault(key, []):
            found[key].append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def initials(name: str) -> str:
    """Of "Step by Step": "sbs"."""
    return "".join(word[0] for word in phrase(name))
