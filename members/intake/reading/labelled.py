"""Numbers that stand after what they count: "Classrooms: 212", "teachers (300)"."""

from dataclasses import replace

from members.intake.reading.counting import Counting, of_unit
from members.intake.reading.qualifiers import Amount
from members.intake.reading.tokens import Token
from members.intake.reading.units import STOPS, Unit, unit_after
from members.intake.reading.words import Words, each

SEPARATORS = {":", "-", "–", "—", "=", "|"}
VERBS = each(
    "is are was were reached reaches has have been grew grown increased rose risen "
    "to from "
    "exceeds exceeded amounts amounted makes made up equals totals totaled now already "
    "currently today"
)
LONGEST_LABEL = 14
OLDEST_CHILD = 19


def before(tokens: list[Token], amount: Amount, words: Words) -> Counting | None:
    """What stands before the number and is counted by it, if anything is."""
    unit = (
        _label(tokens, amount, words)
        or _number_of(tokens, amount, words)
        or _in_parentheses(tokens, amount, words)
        or _line(tokens, amount, words)
    )
    if unit is None:
        return None
    return replace(of_unit(amount, unit), first=unit.first, last=amount.last)


def _label(tokens: list[Token], amount: Amount, words: Words) -> Unit | None:
    """ "Teachers trained since 1994: 2 614"."""
    sign = amount.first - 1
    if sign < 1 or tokens[sign].key not in SEPARATORS:
        return None
    start = sign
    while start and (
        tokens[start - 1].key.isalpha()
        or (tokens[start - 1].value or 0) >= 1900
        or tokens[start - 1].key in ("(", ")", ",")
    ):
        start -= 1
    # "7 training centers: 4 in kindergartens": the 7 is the number of them.
    counted = start and tokens[start - 1].value is not None
    if sign - start > LONGEST_LABEL or counted:
        return None
    while tokens[start].key in ("number", "of", "the", "total", "(", ","):
        start += 1
    return unit_after(tokens[:sign], start, words) if start < sign else None


def _number_of(tokens: list[Token], amount: Amount, words: Words) -> Unit | None:
    """ "The number of teachers has reached 300"."""
    keys = [token.key for token in tokens[max(amount.first - 14, 0) : amount.first]]
    if "number" not in keys:
        return None
    place = amount.first - len(keys) + len(keys) - 1 - keys[::-1].index("number")
    if tokens[place + 1].key != "of":
        return None
    if any(token.value is not None for token in tokens[place : amount.first]):
        return None
    unit = unit_after(tokens[: amount.first], place + 2, words)
    # "The number of teachers has reached 300", "… up to 300"
    told = keys[-1] in VERBS or (unit and unit.last == amount.first - 1)
    return unit if told else None


def _line(tokens: list[Token], amount: Amount, words: Words) -> Unit | None:
    """ "teachers more than 4 700", as a line of its own."""
    rest = [token.key for token in tokens[amount.last + 1 :]]
    if not 0 < amount.first < 9 or rest not in ([], ["."], [";"], [","]):
        return None
    unit = unit_after(tokens[: amount.first], 0, words)
    return unit if unit and unit.last == amount.first - 1 else None


def _in_parentheses(tokens: list[Token], amount: Amount, words: Words) -> Unit | None:
    """ "teachers (more than 300)"; but "children (3-7)" says how old they are."""
    sign, close = amount.first - 1, amount.last + 1
    if sign < 1 or close >= len(tokens) or amount.high is not None:
        return None
    if tokens[sign].key != "(" or tokens[close].key not in (")", "in"):
        return None
    if amount.value < OLDEST_CHILD and amount.qualifier == "exact":
        child = tokens[sign - 1].key
        if child in ("children", "pupils", "students", "kids"):
            return None
    for start in range(max(sign - 3, 0), sign):
        if tokens[start].key in STOPS:
            continue
        unit = unit_after(tokens[:sign], start, words)
        if unit and unit.last == sign - 1 and unit.first == start:
            return unit
    return None
