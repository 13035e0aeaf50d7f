"""Which programs of the network a page names, and since when they run there."""

import re

from members.intake.reading.dates import Dated, dates_in
from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import Words, initials

STARTS = re.compile(
    r"\b(?:beg[au]n|begins|start(?:ed|s)?|launched|introduced|implement(?:ed|ing|s|ation)"
    r"|initiated|work(?:ed|s|ing)?|active|carri(?:es|ed)|runs|running|ran|reali[sz]ed|operat\w+"
    r"|exist(?:s|ed)|established|came|conducted|brought|opened|adopted|developed|joined|since|been)\b",
    re.IGNORECASE,
)
# "the first Step by Step kindergarten" is a kindergarten, not the program.
NOT_ITSELF = re.compile(
    r"\s+(?:kindergartens?|classrooms?|schools?|classes|groups?|teachers?|trainers?|cent(?:er|re)s?"
    r"|foundation|association|sites?|parents?|network|ngos?|benevolent|organi[sz]ations?"
    r"|educational|czech|programm?e foundation|international)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(r"\bthe\s+(?:programm?e|project)\b(?!\s+of\b)", re.IGNORECASE)
# "The country joined the program in 1994."
JOINED = re.compile(
    r"\b(?:joined|introduced|launched|started|began|opened)\s+(?:\w+\s+){0,2}$"
)
FAR = 120


def named(text: str, words: Words) -> dict[str, Span]:
    """The programs by slug, each with the place where it is named first."""
    found = {}
    for slug, names in words.programs.items():
        match = _shape(names).search(text)
        if match:
            found[slug] = Span(*match.span())
    return found


def since(text: str, sections: list[Section], words: Words) -> dict[str, Found[str]]:
    """Of each program, the earliest date that a sentence gives for its start."""
    found: dict[str, Found[str]] = {}
    for slug, names in words.programs.items():
        shape = _shape(names)
        starts = _starts(text, sections, shape)
        # "The program started in 1994" is said of the one that the page names.
        if not starts and shape.search(text):
            starts = _starts(text, sections, PLAIN)
        if starts:
            earliest = min(starts, key=lambda one: (one.value[:4], -len(one.value)))
            found[slug] = earliest
    return found


def _shape(names: tuple[str, ...]) -> re.Pattern[str]:
    options = [re.escape(name).replace(r"\ ", r"[\s-]+") for name in names]
    short = {initials(name) for name in names if len(initials(name)) > 2}
    return re.compile(
        rf"(?<!\w)(?:{'|'.join([*options, *map(re.escape, short)])})(?!\w)",
        re.IGNORECASE,
    )


def _starts(
    text: str, sections: list[Section], shape: re.Pattern[str]
) -> list[Found[str]]:
    found: list[Found[str]] = []
    for section in sections:
        for block in section.blocks:
            for span in sentences_in(text, block.span):
                found += _in_sentence(text, span, shape)
    return found


def _in_sentence(text: str, span: Span, shape: re.Pattern[str]) -> list[Found[str]]:
    dates = dates_in(text, span)
    if not dates:
        return []
    found = []
    for match in shape.finditer(text, span.start, span.end):
        if NOT_ITSELF.match(text, match.end()):
            continue
        date = _of_start(text, span, match, dates)
        if date:
            first = min(match.start(), date.span.start)
            last = max(match.end(), date.span.end)
            found.append(Found(date.date, Span(first, last)))
    return found


def _is_when(text: str, date: Dated) -> bool:
    """ "It goes back to 1995, when the foundation opened the program"."""
    return bool(re.match(r",?\s+when\b", text[date.span.end :][:8]))


def _of_start(
    text: str, span: Span, match: re.Match[str], dates: list[Dated]
) -> Dated | None:
    """The date after the program and a word for starting, or at the sentence's "
    "start."""
    for date in dates:
        between = text[match.end() : date.span.start]
        if date.span.start >= match.end() and len(between) < FAR:
            before = text[max(match.start() - 30, span.start) : match.start()]
            if (STARTS.search(between) or JOINED.search(before)) and not re.search(
                r"[;]|\bplan\b|\bpart of\b", between
            ):
                return date
            return None
    leading = dates[0]
    head = text[span.start : leading.span.start].strip().casefold()
    after = text[match.end() : match.end() + 60]
    leads = head in ("in", "since", "from", "in the year") or _is_when(text, leading)
    if leading.span.end <= match.start() and leads:
        between = text[leading.span.end : match.start()]
        started = STARTS.search(after) or STARTS.search(between)
        if started and "part of" not in after and len(between) < FAR:
            return leading
    return None
