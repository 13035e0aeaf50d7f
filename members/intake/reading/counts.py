"""All figures of a page: sentence by sentence, with what stands over each."""

import re
from dataclasses import replace

from members.intake.reading import tables
from members.intake.reading.circumstances import Clue, speaks_of_training
from members.intake.reading.dates import dates_in
from members.intake.reading.figures import Figure, Sentence, figures_in
from members.intake.reading.lines import Block
from members.intake.reading.periods import Period, periods_in
from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Span
from members.intake.reading.tokens import tokens_of
from members.intake.reading.words import Words

SILENT = {"contact", "country", "name", "founded", "partners", "vision"}
# "In Romania there are 6,200 kindergartens" is said of the country.
OF_A_COUNTRY = re.compile(
    r"^(?:did you know.{0,20}?\s)?(?:in\s+(?P<place>[A-Z][\w’'-]+(?:\s[A-Z]\w+)?"
    r"|(?:the|our)\s+"
    r"(?:whole\s+)?(?:country|republic|region)),?\s+there\s+(?:are|were|is|exist)\b"
    r"|there\s+(?:are|were)\b.{0,120}\bin\s+(?:the|our)\s+(?:whole\s+)?(?:country|republic)\b)",
    re.IGNORECASE,
)
OURS = re.compile(
    r"\b(?:we|our|us|program(?:me)?s?|network|model|members?|project|methodology|working\s+(?:by|with)"
    r"|trained)\b",
    re.IGNORECASE,
)


def figures_of(text: str, sections: list[Section], words: Words) -> list[Figure]:
    """The figures of a page, in its order, each once."""
    found: list[Figure] = []
    year = ""
    for section in sections:
        if section.key in SILENT:
            continue
        clue = _clue(text, section)
        if section.heading and section.key in ("other", "list", "figures", "top"):
            found += _in_sentences(text, section.heading, Clue(), words, found, year)
        rows: list[Block] = []
        for block in section.blocks:
            if block.kind == "row":
                rows.append(block)
                continue
            found += tables.figures_of(text, rows, clue, words)
            rows = []
            found += _in_sentences(text, block.span, clue, words, found, year)
            year = _last_year(text, block.span) or year
        found += tables.figures_of(text, rows, clue, words)
    return _once(found)


def _clue(text: str, section: Section) -> Clue:
    """What a heading or a lead says of the figures under it."""
    plan = section.key == "plans"
    if section.heading is None:
        return Clue(is_plan=plan)
    span = section.heading
    tokens = tokens_of(text, span.start, span.end)
    found: list[Period] = periods_in(text, span, dates_in(text, span))
    training = speaks_of_training(tokens) and section.key in (
        "figures",
        "list",
        "other",
    )
    if not found:
        return Clue(of_training=training, is_plan=plan)
    first = found[0]
    return Clue(first.words, first.since, first.until, training, plan)


def _in_sentences(
    text: str, span: Span, clue: Clue, words: Words, found: list[Figure], year: str
) -> list[Figure]:
    own: list[Figure] = []
    training = False
    for sentence in sentences_in(text, span):
        if is_of_a_country(sentence.of(text)):
            continue
        earlier = tuple([*found, *own][-12:])
        told = Sentence(sentence, clue, year, earlier, training)
        own += figures_in(text, told, words)
        training = speaks_of_training(tokens_of(text, sentence.start, sentence.end))
        year = _last_year(text, sentence) or year
    return own


def is_of_a_country(sentence: str) -> bool:
    """Whether a sentence speaks of the whole country, and not of the network there."""
    return bool(OF_A_COUNTRY.match(sentence)) and not OURS.search(sentence)


def _last_year(text: str, span: Span) -> str:
    dates = dates_in(text, span)
    return dates[-1].date[:4] if dates else ""


def _once(figures: list[Figure]) -> list[Figure]:
    """What a page says twice in the same way is one figure."""
    seen: dict[tuple[object, ...], Figure] = {}
    for one in figures:
        same = replace(one, span=Span(0, 0), period="", since="", until="", unsure="")
        key = (same.indicator, same.value, same.qualifier, same.result, same.dimension)
        seen.setdefault(key, one)
    return list(seen.values())
