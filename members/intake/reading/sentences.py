"""A block of text in sentences."""

import re

from members.intake.reading.spans import Span, trimmed
from members.intake.reading.words import each

END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+")
LONGEST = 1_500
SHORT = each(
    "mr mrs ms dr prof st no nr str e.g i.e etc ca approx vs jan feb mar apr jun "
    "jul aug sep "
    "sept oct nov dec tel fax inc ltd co dept univ min max incl resp vol p pp art"
)


def sentences_in(text: str, span: Span) -> list[Span]:
    """The sentences between two places, trimmed."""
    found: list[Span] = []
    start = span.start
    for match in END.finditer(text, span.start, span.end):
        following = text[match.end() : match.end() + 1]
        word = re.search(
            r"[\w.]{1,12}$", text[max(start, match.start() - 12) : match.start()]
        )
        last = word.group().casefold() if word else ""
        one_letter = len(last) == 1 and last.isalpha()
        if following.islower() or (
            match.group()[0] == "." and (last in SHORT or one_letter)
        ):
            continue
        found.append(trimmed(text, Span(start, match.end())))
        start = match.end()
    found.append(trimmed(text, Span(start, span.end)))
    return [part for one in found if one.end > one.start for part in _parts(text, one)]


def _parts(text: str, span: Span) -> list[Span]:
    """A sentence that never ends, in pieces: what reads one need not be fast."""
    parts: list[Span] = []
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        parts.append(trimmed(text, Span(start, cut)))
        start = cut
    parts.append(trimmed(text, Span(start, span.end)))
    return [part for part in parts if part.end > part.start]
