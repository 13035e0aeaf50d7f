"""What happened, with its date: timelines, and sentences that tell of one day or "
"year."""

import re

from members.intake.reading.dates import Dated, dates_in
from members.intake.reading.figures import Figure
from members.intake.reading.founding import LABEL, NEAR
from members.intake.reading.lines import Block
from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Found, Span

PLAN = re.compile(
    r"\b(?:will|plans?\s+to|planned|would\s+like|intends?|going\s+to|want\s+to|wants\s+to|hopes?\s+to"
    r"|expects?|by\s+the\s+end\s+of\s+next)\b",
    re.IGNORECASE,
)
TIMELINE = re.compile(
    r"^\s*(?:in\s+)?(?:[A-Za-z]+\s+)?\d{4}(?:-\d\d){0,2}\s*(?:[-–—:.|]\s*)"
)
CUT = re.compile(r";\s+|,\s+(?:and|but|while|so)\s+|\s+and\s+(?=(?:re-)?[a-z]+ed\b)")
# Of a few words, one must say that something was done ("Vilnius, Lithuania 2001").
DONE = re.compile(
    r"\w+ed\b|\bset\s+up\b|\b(?:began|became|opening|start|since|first|new)\b"
)
# "The program began in 1999 with 8 groups": an event, and then what was counted.
BEGAN = re.compile(
    r"\b(?:began|begun|started|launched|introduced|came|joined|initiated|founded"
    r"|established|formed)\b"
)
HAPPENED = re.compile(r"[a-z]{3,}")
NOT_OF_THEM = ("contact", "plans", "partners", "country", "name", "mission")
LAW = re.compile(
    r"\b(?:act|law|decree|order|resolution|no|no\.|nr|nr\.|№|decision)\s*[\w./-]{0,12}$",
    re.IGNORECASE,
)
Milestone = Found[tuple[str, str]]


def milestones_of(
    text: str, sections: list[Section], figures: list[Figure]
) -> list[Milestone]:
    """Date and text of each event, in the order of time."""
    counted = [figure.span for figure in figures if figure.result != "baseline"]
    found: dict[tuple[str, str], Milestone] = {}
    for section in sections:
        if section.key in NOT_OF_THEM:
            continue
        blocks = list(section.blocks)
        if section.heading and section.key in ("other", "top"):
            blocks.insert(0, Block("paragraph", section.heading))
        for block in blocks:
            if one := _founding(text, section, block):
                found.setdefault(one.value, one)
                continue
            if section.key == "figures" and not _is_told(text, block):
                continue
            if block.kind == "row" and not TIMELINE.match(block.span.of(text)):
                continue
            for span in _pieces(text, block):
                for one in _events(text, span, counted):
                    found.setdefault(one.value, one)
    return sorted(found.values(), key=lambda one: (one.value[0], one.span))


def _founding(text: str, section: Section, block: Block) -> Milestone | None:
    """ "Date of establishment: 26.05.1998" is the event itself."""
    span = block.span
    if section.key == "founded" and section.heading and block is section.blocks[0]:
        span = Span(section.heading.start, span.end)
    label = LABEL.match(text, span.start, span.end)
    dates = dates_in(text, span) if label else []
    if not label or not dates or dates[0].span.start - label.end() > NEAR:
        return None
    words = " ".join(Span(span.start, dates[0].span.end).of(text).split())
    return Found((dates[0].date, words), span)


def _is_told(text: str, block: Block) -> bool:
    """Whether a block under "Results" is prose; lists there count and tell nothing."""
    return block.kind == "paragraph" and block.span.of(text).rstrip()[-1:] == "."


def _pieces(text: str, block: Block) -> list[Span]:
    """Sentences; a line of a timeline is one piece with its date."""
    if TIMELINE.match(block.span.of(text)):
        return [block.span]
    return sentences_in(text, block.span)


def _events(text: str, span: Span, counted: list[Span]) -> list[Milestone]:
    words = span.of(text)
    if len(words) > 900 or PLAN.search(words) or not HAPPENED.search(words):
        return []
    dates = [one for one in dates_in(text, span) if _is_of_event(text, span, one)]
    if not dates or len(dates) > 6:
        return []
    found = []
    clauses = _clauses(text, span) if len(dates) > 1 else [span]
    for clause in clauses:
        inside = [one for one in dates if clause.start <= one.span.start < clause.end]
        first = min((one.start for one in counted if one.touches(clause)), default=None)
        if not inside:
            continue
        if first is not None and not TIMELINE.match(words):
            clause = Span(clause.start, inside[0].span.end)
            if clause.end > first or not BEGAN.search(clause.of(text)):
                continue
        told = _text(text, clause)
        if len(told.split()) > 4 or DONE.search(told):
            found.append(Found((inside[0].date, told), clause))
    return found


def _clauses(text: str, span: Span) -> list[Span]:
    ends = [*CUT.finditer(text, span.start, span.end)]
    starts = [span.start, *(match.end() for match in ends)]
    return [
        Span(start, end)
        for start, end in zip(
            starts, [*(match.start() for match in ends), span.end], strict=True
        )
    ]


def _text(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    if match := TIMELINE.match(words):
        words = words[match.end() :] or words
    return words.strip()


def _is_of_event(text: str, span: Span, date: Dated) -> bool:
    """Not the end of a period, nor the year of a law."""
    before = text[max(span.start, date.span.start - 24) : date.span.start]
    after = text[date.span.end : date.span.end + 14]
    if LAW.search(before.rstrip(" (")) or before.endswith("/") or after[:1] == "/":
        return False
    if re.search(
        r"(?:until|till|to|and|–|-|as of|state to)\s*$", before, re.IGNORECASE
    ) and (
        re.search(r"\d{4}\s*(?:until|till|to|and|–|-)\s*$", before)
        or "as of" in before.casefold()
        or "state to" in before.casefold()
    ):
        return False
    return not re.match(r"\s*(?:-|–|—|to|until)\s*\d{4}", after)
