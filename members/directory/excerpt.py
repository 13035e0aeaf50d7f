"""Why an organization answers to a query: the places where its words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from members.directory.text.marks import Mark, marks
from members.directory.text.terms import LEAST_BEGUN, Term

AROUND = 70  # characters to each side of a match
SPAN = 140  # characters within which further matches belong to the same place


@dataclass(frozen=True)
class Part:
    """Some words of a text; `is_match` for those that were looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Excerpt:
    """A place in a text, with the words that matched set apart."""

    label: str
    parts: Sequence[Part]
    language: str = ""


@dataclass(frozen=True)
class Said:
    """Something that an organization states, and what it is called on a page.

    A name may have typos in it, or the query had. From `begun` letters on, the
    beginning of a word is enough.
    """

    label: str
    text: str
    language: str = ""
    is_name: bool = False
    begun: int = LEAST_BEGUN


def marked(text: str, found: Sequence[Mark]) -> list[Part]:
    """The whole text in parts."""
    return list(_parts(text, found, 0, len(text)))


def excerpt(said: Said, terms: Sequence[Term]) -> tuple[Excerpt, set[Term]] | None:
    """The place with most of the terms, and which they are; None if there is none."""
    found = marks(said.text, terms, near=said.is_name, begun=said.begun)
    if not found:
        return None
    some = max((_together(found, at) for at in range(len(found))), key=_terms_count)
    start = _cut_before(said.text, some[0].start)
    end = _cut_after(said.text, max(mark.end for mark in some))
    parts = [
        *([Part("… ")] if start else []),
        *_parts(said.text, found, start, end),
        *([Part(" …")] if end < len(said.text) else []),
    ]
    return Excerpt(said.label, parts, said.language), {mark.term for mark in some}


def _together(found: Sequence[Mark], at: int) -> Sequence[Mark]:
    """The matches from one on that fit into one place."""
    last = found[at].start + SPAN
    return [mark for mark in found[at:] if mark is found[at] or mark.end <= last]


def _terms_count(found: Sequence[Mark]) -> int:
    return len({mark.term for mark in found})


def _cut_before(text: str, at: int) -> int:
    """Where to begin, at the beginning of a word at most AROUND before `at`."""
    if at <= AROUND:
        return 0
    space = text.find(" ", at - AROUND, at)
    return space + 1 if space >= 0 else at


def _cut_after(text: str, at: int) -> int:
    if len(text) - at <= AROUND:
        return len(text)
    space = text.rfind(" ", at, at + AROUND)
    return space if space >= 0 else at


def _parts(text: str, found: Sequence[Mark], start: int, end: int) -> Iterator[Part]:
    at = start
    for mark in found:
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            yield Part(text[at : mark.start])
        yield Part(text[mark.start : mark.end], is_match=True)
        at = mark.end
    if at < end:
        yield Part(text[at:end])
