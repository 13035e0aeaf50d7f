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
    last = _end_of(tokens, amount, found)
    if last is None or not codes:
        return None
    return Counting(amount, codes, amount.first, last, last, last, unsure="ellipsis")


def _end_of(tokens: list[Token], amount: Amount, found: list[Counting]) -> int | None:
    """The last token of such an amount; None where it counts something else."""
    after = [token.key for token in tokens[amount.last + 1 : amount.last + 3]]
    before = [token.key for token in tokens[max(amount.first - 8, 0) : amount.first]]
    ended = not after or after[0] in ENDS
    if found and after[:1] == ["in"] and _is_dated(tokens, amount.last + 2):
        return amount.last
    if after[:1] and after[0] in MORE and _stops(after[1:2]):
        return amount.last + 1
    if before[-1:] and before[-1] in FURTHER and _stops(after[:1]):
        return amount.last
    name = next((key for key in ("number", "total") if key in before), "")
    if name and ended:
        since = before[before.index(name) + 1 :]
        if since and all(key in NUMBER_IS for key in since):
            return amount.last
    # As in "children (14 300 in kindergartens and 9 100 in primary classes)".
    in_both = before[-1:] == ["and"] and after[:1] == ["in"]
    if found and in_both and found[-1].unit_first < found[-1].amount.first:
        return amount.last
    # "The province has 36 districts; we are active in five."
    if found and ended and before[-2:-1] and before[-2] in WORKING:
        return amount.last if before[-1] == "in" else None
    # "increased from 5 kindergartens in 1998 to 72"
    if found and ended and before[-1:] == ["to"] and _began(tokens, found[-1]):
        return amount.last
    return None


def _stops(keys: list[str]) -> bool:
    return not keys or keys[0] in ENDS or keys[0] in DOING or keys[0] in STOPS


def _began(tokens: list[Token], one: Counting) -> bool:
    return one.first > 0 and tokens[one.first - 1].key == "from"


def _is_dated(tokens: list[Token], place: int) -> bool:
    """ "20 classrooms in 1996, 35 in 1997": the second number counts the same."""
    value = tokens[place].value if place < len(tokens) else None
    return value is not None and FIRST_YEAR <= value <= LAST_YEAR
