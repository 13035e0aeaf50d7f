"""A text as tokens: words, numbers and signs, each with its place."""

import re
from dataclasses import dataclass
from decimal import Decimal

from members.intake.reading.words import folded

# Each alternative is a fixed shape without nested repetition over the same
# characters, so that no text makes it slow.
TOKEN = re.compile(
    r"(?P<grouped>\d{1,3}(?:(?:[ \u00a0\u202f\u2009]\d{3})+|(?:,\d{3})+|(?:\.\d{3})+"
    r"|(?:['’]\d{3})+)(?!\d))"
    r"|(?P<plain>\d+(?:[.,]\d{1,2}(?![\d.]))?)"
    r"|(?P<word>[Pp]re-[Ss]chool[a-z]*|[^\W\d_]+(?:['’][^\W\d_]+|['’](?=\s))?)"
    r"|(?P<sign>[^\w\s]|_)"
)
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_NUMBER = 12


@dataclass(frozen=True)
class Token:
    """A word (`key` is its folded form), a sign, or a number with its value.

    `is_glued`: joined to the token before by a hyphen between letters or digits.
    """

    key: str
    start: int
    end: int
    value: Decimal | None = None
    is_glued: bool = False
    is_grouped: bool = False
    in_words: bool = False
    is_possessive: bool = False


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two places of a text."""
    tokens: list[Token] = []
    hyphen = False
    for match in TOKEN.finditer(text, start, end):
        shape = match.lastgroup or ""
        word = match.group()
        here = (match.start(), match.end())
        if word in "-\u2010\u2011" and _joins(text, *here, start, end):
            hyphen = True
            continue
        number = shape in ("grouped", "plain")
        tokens.append(
            Token(
                word if number else folded(word) or word,
                *here,
                value=_value(word, shape) if number else None,
                is_glued=hyphen,
                is_grouped=shape == "grouped",
                is_possessive=bool(POSSESSIVE.search(word)),
            )
        )
        hyphen = False
    return tokens


def without_asides(tokens: list[Token]) -> list[Token]:
    """ "12 resource (model) centers": without one word in parentheses before others."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        keys = [token.key for token in tokens[place : place + 4]]
        aside = len(keys) == 4 and keys[0] == "(" and keys[2] == ")"
        if aside and keys[1].isalpha() and keys[3].isalpha() and kept:
            place += 3
            continue
        kept.append(tokens[place])
        place += 1
    return kept


def _joins(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether a hyphen stands between two characters, one of them a letter."""
    if first <= start or last >= end:
        return False
    before, after = text[first - 1], text[last]
    both = before.isalnum() and after.isalnum()
    return both and (before.isalpha() or after.isalpha())


def _value(word: str, shape: str) -> Decimal | None:
    if shape == "grouped":
        word = re.sub(r"\D", "", word)
    if len(word) > LONGEST_NUMBER:
        return None
    return Decimal(word.replace(",", "."))
