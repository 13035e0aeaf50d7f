"""The time that a sentence speaks of, in its own words."""

import re
from dataclasses import dataclass

from members.intake.reading.dates import Dated
from members.intake.reading.spans import Span

JOINTS = re.compile(r"\s*(?:-|–|—|/|to|until|till|through|and|up to)\s*", re.IGNORECASE)
BEFORE = re.compile(
    r"(?:\b(?:since(?:\s+the)?(?:\s+year)?|from(?:\s+the)?(?:\s+year)?"
    r"|between|(?:by\s+|at\s+|until\s+)?(?:the\s+)?(?:end|beginning|start)\s+of(?:\s+the)?"
    r"(?:\s+school)?(?:\s+year)?|by|as\s+of|(?:school|academic)\s+year)\s+)$",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?:(?:each|every)\s+year|annually|yearly|per\s+year"
    r"|(?:in|during|over|within)\s+the\s+(?:last|past)\s+[\w-]{1,12}\s+(?:years|months))\b",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(r"\bsince\s+(?:then|that\s+time)\b", re.IGNORECASE)
LEFT = 40


@dataclass(frozen=True)
class Period:
    """A time in the words of the text; `until` is empty where it goes on."""

    words: str
    span: Span
    since: str = ""
    until: str = ""

    @property
    def goes_on(self) -> bool:
        return self.words.casefold().startswith("since")


def periods_in(
    text: str, span: Span, dates: list[Dated], before: str = ""
) -> list[Period]:
    """The periods of a sentence; `before` is the last year spoken of before it."""
    found: list[Period] = []
    place = 0
    while place < len(dates):
        first = last = dates[place]
        if place + 1 < len(dates) and _joined(text, first, dates[place + 1]):
            place += 1
            last = dates[place]
        found.append(_period(text, span, first, last))
        place += 1
    found += [
        Period(match.group(), Span(*match.span()))
        for match in LOOSE.finditer(text, span.start, span.end)
    ]
    found += [
        Period(f"since {before}", Span(*match.span()), before)
        for match in SINCE_THEN.finditer(text, span.start, span.end)
        if before
    ]
    return sorted(found, key=lambda one: one.span)


def _joined(text: str, first: Dated, second: Dated) -> bool:
    between = text[first.span.end : second.span.start]
    return len(between) < 12 and bool(JOINTS.fullmatch(between))


def _period(text: str, within: Span, first: Dated, last: Dated) -> Period:
    # "1998/99" and "2000-2005 years" end in the same words.
    end = last.span.end
    if first is last and (
        short := re.match(r"\s?[/–-]\s?\d\d(?!\d)", text[end : end + 6])
    ):
        end += short.end()
    left = max(within.start, first.span.start - LEFT)
    head = BEFORE.search(text[left : first.span.start])
    start = left + head.start() if head else first.span.start
    words = " ".join(text[start:end].split())
    goes_on = words.casefold().startswith("since")
    one_day = first is last and not goes_on
    until = last.date if first is not last or one_day else ""
    since = "" if one_day and words.casefold().startswith("by ") else first.date
    return Period(words, Span(start, end), since, until)
