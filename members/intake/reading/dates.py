"""Dates and periods of years in a text, as partial dates."""

import re
from dataclasses import dataclass
from datetime import date

from members.intake.reading.spans import Span

NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: place for place, name in enumerate(NAMES, 1)}
MONTHS |= {name[:3]: place for name, place in MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
SHAPES = [
    rf"\b(?P<d>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\.?,?\s+(?:of\s+)?(?P<y>{_YEAR})\b",
    rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>{_DAY})(?:st|nd|rd|th)?\s*,?\s+(?P<y>{_YEAR})\b",
    rf"\b(?P<m>{_MONTH})\.?,?\s+(?:of\s+)?(?:the\s+year\s+)?(?P<y>{_YEAR})\b",
    rf"\b(?P<y>{_YEAR}),?\s+(?P<m>{_MONTH})\b(?!\.?\s+\d)",
    rf"\b(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_DAY})\b",
    rf"\b(?P<d>{_DAY})[./]\s?(?P<m>0?[1-9]|1[0-2])[./]\s?(?P<y>{_YEAR})\b",
    rf"\b(?P<m>0?[1-9]|1[0-2])[./](?P<y>{_YEAR})\b",
    # Not the postcode of "MD-2012".
    rf"(?<![A-Z]-)\b(?P<y>{_YEAR})\b(?![.,]\d)(?!['’]?s\b)",
]
DATES = [re.compile(shape, re.IGNORECASE) for shape in SHAPES]
# "14 and 15 May": a day without a year is still no number of anything.
DAY_OF_MONTH = re.compile(
    rf"\b(?:{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})"
    rf"|(?:{_MONTH})\s+{_DAY}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dated:
    """A partial date and where it stands."""

    date: str
    span: Span


def dates_in(text: str, span: Span) -> list[Dated]:
    """The dates of a piece of text, in its order; the most precise reading of each."""
    found: list[Dated] = []
    taken = bytearray(span.end - span.start)
    for shape in DATES:
        for match in shape.finditer(text, span.start, span.end):
            first, last = match.start() - span.start, match.end() - span.start
            if any(taken[first:last]):
                continue
            if stated := partial(match.groupdict()):
                found.append(Dated(stated, Span(*match.span())))
                taken[first:last] = b"\1" * (last - first)
    return sorted(found, key=lambda one: one.span)


def partial(parts: dict[str, str]) -> str:
    """The partial date of the parts of a match; empty if there is no such day."""
    month = parts.get("m") or ""
    number = MONTHS.get(month.casefold()) or (int(month) if month.isdigit() else 0)
    stated = parts["y"]
    if number:
        stated += f"-{number:02}"
    if number and parts.get("d"):
        stated += f"-{int(parts['d']):02}"
    try:
        date(int(parts["y"]), number or 1, int(parts.get("d") or 1))
    except ValueError:
        return ""
    return stated
