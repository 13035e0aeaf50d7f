"""The country of an organization: stated, or named most where it counts."""

import re
from collections import Counter

from members.intake.reading.sections import Section
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import Words

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "s", "ien", "ne", "nian", "o", "ijani")
SEAT = re.compile(r"\b(?:based|registered|seat) in (?:the )?$")
TOP = 4
LONGEST = 5
SHORTEST_STEM = 5


def country_of(
    text: str, sections: list[Section], words: Words
) -> tuple[Found[str] | None, bool]:
    """The code of the country, and whether the page leaves no doubt."""
    for section in sections:
        if section.key == "country" and section.blocks:
            for code, span, _ in _mentions(text, section.blocks[0].span, words):
                return Found(code, span), True
    weights: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for place, (section, span) in enumerate(_parts(sections)):
        weight = 4 if place < TOP or section.key == "contact" else 1
        for code, where, exact in _mentions(text, span, words):
            weights[code] += 2 * weight if exact else weight
            first.setdefault(code, where)
    if not weights:
        return None, False
    (best, most), *others = weights.most_common(2)
    return Found(best, first[best]), not others or most >= 2 * others[0][1]


def _parts(sections: list[Section]) -> list[tuple[Section, Span]]:
    parts = []
    for section in sections:
        if section.heading:
            parts.append((section, section.heading))
        parts += [(section, block.span) for block in section.blocks]
    return parts


def _mentions(text: str, span: Span, words: Words) -> list[tuple[str, Span, bool]]:
    """Countries named in a piece of text; not exactly: "Mongolian", "Kyrgyz"."""
    found: list[tuple[str, Span, bool]] = []
    tokens = list(WORD.finditer(text, span.start, span.end))
    place = 0
    while place < len(tokens):
        length, code, exact = _country_at(text, tokens, place, words)
        if code and not _is_of_the_network(text, tokens[place].start(), words):
            where = Span(tokens[place].start(), tokens[place + length - 1].end())
            found.append((code, where, exact))
        place += max(length, 1)
    return found


def _country_at(
    text: str, tokens: list[re.Match[str]], place: int, words: Words
) -> tuple[int, str, bool]:
    if not tokens[place].group()[0].isupper() or _is_of_a_name(text, tokens[place]):
        return 1, "", False
    for length in range(min(LONGEST, len(tokens) - place), 0, -1):
        name = text[tokens[place].start() : tokens[place + length - 1].end()]
        name = re.sub(r"['’]s?$", "", " ".join(name.casefold().split()))
        if code := words.countries.get(name):
            return length, code, True
    return 1, _of_adjective(tokens[place].group().casefold(), words), False


def _is_of_the_network(text: str, start: int, words: Words) -> bool:
    """ "… is a member of the Association (XYZ), based in the Netherlands"."""
    before = text[max(start - 80, 0) : start]
    named = any(name in before for name in words.networks)
    return named and bool(SEAT.search(before))


def _is_of_a_name(text: str, word: re.Match[str]) -> bool:
    """ "Mali koraci" are little steps: the first of several words in quotes."""
    opened = text[word.start() - 1 : word.start()] in tuple('"“„«')
    return opened and bool(re.match(r"\s+[^\W\d_A-Z]", text[word.end() :][:3]))


def _endings(name: str) -> set[str]:
    return {"", *ENDINGS, *(name[-1] + end for end in ENDINGS)}


def _of_adjective(word: str, words: Words) -> str:
    if len(word) < SHORTEST_STEM:
        return ""
    for name, code in words.countries.items():
        if len(code) > 2 or name == word:
            continue
        stem = name[:-1] if len(name) > SHORTEST_STEM else name
        if word.startswith(stem) and word[len(stem) :] in _endings(name):
            return code
        # "Kazakh", "Uzbek", "Kyrgyz", "Tajik": the country's name goes on.
        if name.startswith(word) and name[len(word) :] in ("stan", "istan"):
            return code
    return ""
