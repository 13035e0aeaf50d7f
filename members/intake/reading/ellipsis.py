"""Numbers whose noun stands elsewhere: "a further 70", "their number was 28"."""

from collections.abc import Sequence
from typing import Any

from members.intake.reading.counting import Counting
from members.intake.reading.not_counts import FIRST_YEAR, LAST_YEAR
from members.intake.reading.qualifiers import Amount
from members.intake.reading.tokens import Token
from members.intake.reading.units import STOPS
from members.intake.reading.words import each

MORE = each("more others additional")
FURTHER = each("further another additional")
# "their number was 28", "the number has since grown to 72"
NUMBER_IS = each("was is reached grew rose grown risen to has had already now since")
WORKING = each(
    "active present work works working operate operates operating represented"
)
ENDS = each(", . ; and ) in by from")
DOING = each(
    "will should are were is was have has had finished completed attended joined "
    "took passed received participated followed graduated did do"
)


def told_before(
    tokens: list[Token], amount: Amount, found: list[Counting], earlier: Sequence[Any]
) -> Counting | None:
    """The amount as one of what was counted last, where the words around say so."""
    codes = found[-1].codes if found else tuple(one.indicator for one in earlier[-1:])
    last = _end_of(tokens, amount)
    if last is None and found and _goes_on(tokens, amount, found[-1]):
        last = amount.last
    if last is None or not codes:
        return None
    return Counting(amount, codes, amount.first, last, last, last, unsure="ellipsis")


def _end_of(tokens: list[Token], amount: Amount) -> int | None:
    """The last token of an amount that says itself that it counts what was told."""
    after, before = _around(tokens, amount)
    if after[:1] and after[0] in MORE and _stops(after[1:2]):
        return amount.last + 1
    if before[-1:] and before[-1] in FURTHER and _stops(after[:1]):
        return amount.last
    if after and after[0] not in ENDS:
        return None
    name = next((key for key in ("number", "total") if key in before), "")
    since = before[before.index(name) + 1 :] if name else []
    number_is = since and all(key in NUMBER_IS for key in since)
    # As in "Eight began in 1994, in 1995 there were 20".
    there_are = before[-2:-1] == ["there"] and before[-1] in ("are", "were")
    return amount.last if number_is or there_are else None


def _goes_on(tokens: list[Token], amount: Amount, one: Counting) -> bool:
    """Whether the sentence goes on with what it counted before."""
    after, before = _around(tokens, amount)
    if after[:1] == ["in"] and _is_dated(tokens, amount.last + 2):
        return True
    # As in "1,300 preschools in the country, of which 212 work with us".
    if before[-2:] == ["of", "which"]:
        return is_of_the_country(tokens, one)
    # As in "children (14 300 in kindergartens and 9 100 in primary classes)".
    if before[-1:] == ["and"] and after[:1] == ["in"]:
        return one.unit_first < one.amount.first
    if after and after[0] not in ENDS:
        return False
    # As in "36 districts; we are active in five".
    active_in = before[-1:] == ["in"] and bool(WORKING & set(before[-2:-1]))
    # As in "increased from 5 kindergartens in 1998 to 72".
    return active_in or (before[-1:] == ["to"] and _began(tokens, one))


def _around(tokens: list[Token], amount: Amount) -> tuple[list[str], list[str]]:
    after = [token.key for token in tokens[amount.last + 1 : amount.last + 3]]
    before = [token.key for token in tokens[max(amount.first - 8, 0) : amount.first]]
    return after, before


def is_of_the_country(tokens: list[Token], one: Counting) -> bool:
    after = [token.key for token in tokens[one.last + 1 : one.last + 5]]
    return after[:1] == ["in"] and bool({"country", "republic"} & set(after))


def _stops(keys: list[str]) -> bool:
    return not keys or keys[0] in ENDS or keys[0] in DOING or keys[0] in STOPS


def _began(tokens: list[Token], one: Counting) -> bool:
    first = one.amount.first
    return first > 0 and tokens[first - 1].key == "from"


def _is_dated(tokens: list[Token], place: int) -> bool:
    """ "20 classrooms in 1996, 35 in 1997": the second number counts the same."""
    value = tokens[place].value if place < len(tokens) else None
    return value is not None and FIRST_YEAR <= value <= LAST_YEAR
