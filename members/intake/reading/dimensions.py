"""Which of them a figure counts: the words between the number and its unit."""

import re

from members.intake.reading.counting import Counting
from members.intake.reading.tokens import Token
from members.intake.reading.units import LEVELS
from members.intake.reading.words import Words, each

NOISE = each(
    "a an the our its their all these of more other about pedagogical certified program"
)
LEVEL_NAMES = {"0": "preschool", "1": "primary"}
AGES = re.compile(
    r"\s*((?:of\s+children\s+|in\s+the\s+|of\s+|at\s+)?(?:aged?s?|between|under|below|from|of|age)\b"
    r"[^.;,()]{0,30}?\d+(?:\s?[-–]\s?\d+|\s+(?:to|and)\s+\d+)?"
    r"(?:\s+years?(?:\s+(?:old|of\s+age))?)?)",
    re.IGNORECASE,
)
WHICH = re.compile(
    r"\s*((?:with\s+(?:special|disab|develop)\w*(?:\s+(?:educational\s+)?needs)?"
    r"|(?:in|of|from|outside\s+of)\s+(?:(?:the|and|state|public|rural|urban|remote|roma"
    r"|zero|special|first|second|primary|preschool|kindergarten|minority)\s+){0,4}"
    r"(?:kindergartens|preschools|schools|classes|grades?|villages|areas|families)\b))",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\s*(for\s+(?:[^\W\d]+\s?){1,4}?)(?=[.,;:)]|\s+(?:in|at|by|of|with|to|and|who|which|are|is|were|was)\b|\s*$)"
)


def dimension_of(
    text: str,
    tokens: list[Token],
    counted: list[Counting],
    place: int,
    words: Words,
) -> str:
    """The dimension as stated; empty where the words say no more than the unit."""
    here = counted[place]
    if here.is_share:
        return ""
    parts = [_before(text, tokens, here, words), _after(text, tokens, counted, place)]
    own = " ".join(part for part in parts if part)
    if own or place + 1 >= len(counted):
        return own
    return _container(tokens, here, counted[place + 1], words)


def _before(text: str, tokens: list[Token], here: Counting, words: Words) -> str:
    if here.also and all((key,) in words.phrases for key in here.also):
        return ""  # "teachers and directors": both are of what is counted.
    if here.also or {"and", "their"} & set(here.phrase):
        labelled = here.unit_first < here.amount.first
        end = here.amount.first - 1 if labelled else here.last
        whole = text[tokens[here.unit_first].start : tokens[end].end]
        return " ".join(whole.split())
    modifiers = list(range(here.unit_first, here.phrase_first))
    last = here.phrase[-1:]
    # The word alone would mean the same: what stands before it says which.
    if len(here.phrase) > 1 and set(words.phrases.get(last, ())) & set(here.codes):
        modifiers += range(here.phrase_first, here.phrase_first + len(here.phrase) - 1)
    names = frozenset().union(*(words.indicators[code].name for code in here.codes))
    drop = names | NOISE | {name.removesuffix("s") for name in names}
    while modifiers and tokens[modifiers[0]].key in drop | {"and", ",", "of"}:
        modifiers.pop(0)
    while modifiers and tokens[modifiers[-1]].key in drop | {"and", ","}:
        modifiers.pop()
    if not modifiers:
        levels = [word for word in here.phrase[:-1] if word in LEVELS]
        return next((word for word in levels if word not in names), "")
    start, end = tokens[modifiers[0]].start, tokens[modifiers[-1]].end
    if any(tokens[place].value is not None for place in modifiers):
        return ""
    return " ".join(text[start:end].strip(" ,“”\"'").split())


def _after(text: str, tokens: list[Token], counted: list[Counting], place: int) -> str:
    start = tokens[counted[place].last].end
    following = counted[place + 1].first if place + 1 < len(counted) else None
    end = tokens[following].start if following else min(start + 120, tokens[-1].end)
    for shape in (AGES, FOR, WHICH):
        if match := shape.match(text, start, end):
            return " ".join(match.group(1).split())
    return ""


def _container(
    tokens: list[Token], here: Counting, following: Counting, words: Words
) -> str:
    """ "267 classrooms in 53 kindergartens" are preschool classrooms."""
    between = [token.key for token in tokens[here.last + 1 : following.first]]
    level = words.indicators[following.codes[0]].isced_level
    own = words.indicators[here.codes[0]].isced_level
    return LEVEL_NAMES.get(level, "") if between in (["in"], ["of"]) and not own else ""
