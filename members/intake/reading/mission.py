"""What a page calls the organization's mission, or its purpose."""

import re

from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import each

QUOTES = " \"“”„«»'‘’"
NAMED = re.compile(r"\bmission\b", re.IGNORECASE)
VISION = re.compile(r"\b(?:our|its|the)\s+vision\b|^vision\b", re.IGNORECASE)
# A sentence after the list of goals may name the mission, and one before it the aim.
NOT_OF_ALL = each("contact partners")
ELSEWHERE = NOT_OF_ALL | each("vision goals activities")
POINTS_BACK = re.compile(
    r"(?:(?:to|for|in|by|with)\s+)?(?:this|that|such|these)\b", re.IGNORECASE
)
SAID = re.compile(
    r"\b(?:this|that|it|which)\s+is\s+(?:our|its|the)\s+mission\b|\bmission\s+in\b"
    r"|\b(?:to|for)\s+this\s+mission\b"
    r"|\bas\s+(?:its|our|their)\s+mission\b|\bconsiders?\b[^.]{0,20}\bmission\b|"
    r"\bmission\b[^.]{0,120}?(?:\b(?:is|was|are|as|in|to|will|includes|consists)\b|:)",
    re.IGNORECASE,
)
# Other words for it, the surest first.
OTHERS = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"\b(?:the|our|its|whose|main|overall|general|primary)\s+purpose\b[^.]{0,80}?\b(?:is|are|was)\b",
        r"\bwe exist (?:so that|to|in order to)\b",
        r"\b(?:main|overall|general|primary|basic|principal|central|key|ultimate|chief|major)"
        r"\s+(?:aim|goal|objective|task|idea)s?\b[^.]{0,80}?\b(?:is|are|was)\s+(?:to|the|that)\b",
        r"\b(?:aim|goal|objective)\s+of\s+(?:the|our|this)\s+(?:organi[sz]ation|foundation"
        r"|association|cent(?:er|re)|ngo|union|fund|institute|society|network|programm?e)\b"
        r"[^.]{0,60}?\b(?:is|was)\b",
        r"\b(?:aim|goal|objective)\s+of\s+(?-i:[A-Z])[^.]{2,60}?\s(?:is|was)\s+(?:to|the|that)\b",
        r"['’]s\s+(?:aim|goal|objective)\s+is\b",
        r"\b(?:our|its)\s+(?:aim|goal|objective|task|idea)\s+is\b",
        r"\b(?:is|are)\s+(?:dedicated|committed|devoted)\s+to\b",
        r"\b(?:was|is)\s+(?:founded|established|created"
        r"|set up)\b[^.]{0,80}?\b(?:with the"
        r" (?:aim|goal|purpose|mission)|in order to|aiming)\b",
        r"\b(?:the\s+)?(?:organi[sz]ation|foundation|association|cent(?:er|re)|ngo)\s+"
        r"(?:aims|seeks|strives|works)\s+(?:to|at)\b",
        r"\bworks\s+to\s+(?:ensure|improve|help|promote|support|make|give|provide)\b",
        r"\b(?:aims|strives|seeks|is\s+aimed|is\s+aiming)\s+(?:to|at)\b",
    )
]
SURE = 2


def mission_of(text: str, sections: list[Section]) -> tuple[Found[str] | None, bool]:
    """The mission and whether the page names it so; None where nothing does."""
    under = [section for section in sections if section.key == "mission"]
    for section in under:
        if found := _under(text, section):
            return found, True
    for span in (named := list(_prose(text, sections, NOT_OF_ALL))):
        if NAMED.search(span.of(text)) and SAID.search(span.of(text)):
            return _found(text, _with_before(text, span, named)), True
    sentences = list(_prose(text, sections, ELSEWHERE))
    for place, shape in enumerate(OTHERS):
        for span in sentences:
            if shape.search(span.of(text)):
                return _found(text, span), place < SURE
    return None, False


def _under(text: str, section: Section) -> Found[str] | None:
    """The first paragraph under the heading; of a list alone, all of it."""
    for block in section.paragraphs():
        sentences = sentences_in(text, block.span)
        named = [one for one in sentences if SAID.search(one.of(text))]
        of_both = VISION.search(block.span.of(text))
        if of_both and not named:
            continue
        if named and (len(sentences) > 3 or of_both):
            return _found(text, named[0])
        if len(block.span.of(text).split()) > 2:
            return _found(text, block.span)
    items = section.items()
    if not items:
        return None
    return _found(text, Span(items[0].span.start, items[-1].span.end))


def _with_before(text: str, span: Span, sentences: list[Span]) -> Span:
    """ "This is our mission.": the sentence before says which."""
    place = sentences.index(span)
    if not place or not POINTS_BACK.match(span.of(text)):
        return span
    before = sentences[place - 1]
    return Span(before.start, span.end) if span.start - before.end < 3 else span


def _prose(text: str, sections: list[Section], without: frozenset[str]) -> list[Span]:
    return [
        span
        for section in sections
        if section.key not in without
        for block in section.paragraphs()
        for span in sentences_in(text, block.span)
    ]


def _found(text: str, span: Span) -> Found[str] | None:
    words = " ".join(span.of(text).split())
    bare = words.strip(QUOTES)
    # Only quotes around the whole are left out; those around a name inside stay.
    whole = bare if words[:1] in QUOTES and words[-1:] in QUOTES + "." else words
    return Found(whole.strip(), span)
