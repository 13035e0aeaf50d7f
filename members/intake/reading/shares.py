"""Shares: "more than 90% of the activities", "over half of the preschools"."""

from dataclasses import dataclass
from decimal import Decimal

from members.intake.reading.qualifiers import amount_at, stated_before
from members.intake.reading.tokens import Token
from members.intake.reading.words import Words, each

PERCENT = {"%", "percent", "percents"}
FRACTIONS = {
    ("half",): 50,
    ("a", "half"): 50,
    ("one", "half"): 50,
    ("a", "quarter"): 25,
    ("one", "quarter"): 25,
    ("three", "quarters"): 75,
    ("a", "third"): 33,
    ("one", "third"): 33,
    ("two", "thirds"): 67,
    ("two", "third"): 67,
}
DETERMINERS = each(
    "the all its our their these such public state country overall total existing"
)


@dataclass(frozen=True)
class Share:
    """A share in percent; tokens `first` up to and with `last`."""

    value: Decimal
    qualifier: str
    codes: tuple[str, ...]
    first: int
    number: int
    last: int
    high: Decimal | None = None


def share_at(tokens: list[Token], place: int, words: Words) -> Share | None:
    """The share whose number stands at a token, if the network counts it."""
    token = tokens[place]
    if token.value is not None:
        amount = amount_at(tokens, place, set())
        end = amount.last + 1 if amount else place + 1
        per_cent = [one.key for one in tokens[end : end + 2]] == ["per", "cent"]
        if amount is None or end >= len(tokens):
            pass
        elif per_cent or tokens[end].key in PERCENT:
            if amount.value > 100:
                return None
            return _of(
                tokens, amount.value, amount.qualifier, amount.first, end + per_cent,
                words, amount.high,
            )  # fmt: skip
    for length in (2, 1):
        keys = tuple(
            one.key if one.value is None or not one.in_words else _word(one)
            for one in tokens[place : place + length]
        )
        if keys in FRACTIONS:
            first, qualifier = stated_before(tokens, place)
            value = Decimal(FRACTIONS[keys])
            return _of(tokens, value, qualifier, first, place + length - 1, words, None)
    return None


def _word(token: Token) -> str:
    return {1: "one", 2: "two", 3: "three"}.get(int(token.value or 0), token.key)


def _of(
    tokens: list[Token],
    value: Decimal,
    qualifier: str,
    first: int,
    number: int,
    words: Words,
    high: Decimal | None,
) -> Share | None:
    place = number + 1
    if place < len(tokens) and tokens[place].key == "of":
        place += 1
    end = min(len(tokens), place + 5)
    for at in range(place, end):
        key = tokens[at].key
        if shared := words.shares.get(key):
            return Share(value, qualifier, shared, first, number, at, high)
        if key not in DETERMINERS and not tokens[at].is_possessive and at > place + 1:
            break
    return None
