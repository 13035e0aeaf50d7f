"""Numbers in a row of tokens: in digits, in words, or as both ends of a range."""

from dataclasses import replace
from decimal import Decimal

from members.intake.reading.tokens import Token

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
UNITS = {word: value for value, word in enumerate(SMALL) if value}
TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
} | {"fourty": 40}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
SCALES |= {"mln": 1_000_000, "thousands": 1_000, "millions": 1_000_000}


def with_numbers(tokens: list[Token]) -> list[Token]:
    """The same tokens, with numbers written in words put together."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        length, value = _number_at(tokens, place)
        if not length:
            joined.append(tokens[place])
            place += 1
            continue
        first, last = tokens[place], tokens[place + length - 1]
        joined.append(
            replace(first, key=str(value), end=last.end, value=value, in_words=True)
            if first.value is None or length > 1
            else first
        )
        place += length
    return joined


def _number_at(tokens: list[Token], place: int) -> tuple[int, Decimal | None]:
    """How many tokens from here make one number, and which."""
    first = tokens[place]
    if first.value is not None:
        return _scaled(tokens, place, 1, first.value, in_digits=True)
    half = [token.key for token in tokens[place : place + 3]]
    if half[:2] == ["half", "a"] and half[2:] and half[2] in SCALES:
        return 3, Decimal(SCALES[half[2]]) / 2
    if first.key in ("a", "an") and len(half) > 1 and half[1] in SCALES:
        return _scaled(tokens, place, 1, Decimal(1))
    length, value = _below_hundred(tokens, place)
    return _scaled(tokens, place, length, value) if length else (0, None)


def _below_hundred(tokens: list[Token], place: int) -> tuple[int, Decimal]:
    key = tokens[place].key if place < len(tokens) else ""
    if key in UNITS:
        return 1, Decimal(UNITS[key])
    if key not in TENS:
        return 0, Decimal(0)
    following = tokens[place + 1].key if place + 1 < len(tokens) else ""
    if 0 < UNITS.get(following, 0) < 10:
        return 2, Decimal(TENS[key] + UNITS[following])
    return 1, Decimal(TENS[key])


def _scaled(
    tokens: list[Token],
    place: int,
    length: int,
    value: Decimal,
    *,
    in_digits: bool = False,
) -> tuple[int, Decimal]:
    """Go on with "hundred and twenty", "thousand", "million"."""
    total, current = Decimal(0), value
    while place + length < len(tokens) and length < 12:
        key = tokens[place + length].key
        if key in SCALES and not (in_digits and key.endswith("s") and value > 999):
            current *= SCALES[key]
            length += 1
            if SCALES[key] >= 1_000:
                total, current = total + current, Decimal(0)
            continue
        if in_digits or length < 2:
            break
        skip = 1 if key == "and" else 0
        more, part = _below_hundred(tokens, place + length + skip)
        if not more or current % 100 or (not total and not current):
            break
        current += part
        length += skip + more
    return length, total + current
