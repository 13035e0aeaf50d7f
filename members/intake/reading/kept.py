"""Which countings say something new, without parts told again and mere articles."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from members.intake.reading.counting import Counting
from members.intake.reading.ellipsis import is_of_the_country
from members.intake.reading.tokens import Token
from members.intake.reading.words import each

PARTS = [("out", "of", "which"), ("of", "which"), ("of", "them"), ("including",)]
HAVING = each(
    "has have had began started opened opens runs run operates operate established "
    "is are with created there"
)
FOUNDED = each("founded established created formed initiated set registered life began")
TOWNS = each("cities towns villages settlements localities communities")
WHERE = each(
    "in of located situated across major big large small different the and ) ,"
)
OURS = each("we our us program programs network project foundation cent organization")
NOT_ONE = {"no", "every", "each", "at", "than", "this", "that", "another", "any"}


def kept_of(
    tokens: list[Token], found: list[Counting], earlier: Sequence[Any]
) -> list[Counting]:
    """Without what counts a part once more, and without "one" that counts nothing."""
    kept: list[Counting] = []
    for here in found:
        if _is_part(tokens, here, kept, earlier):
            continue
        if _is_article(tokens, here, found) or _is_founder(tokens, here):
            continue
        if _is_whereabouts(tokens, here, kept) or _is_of_others(tokens, here):
            continue
        if here.amount.value == 0:
            continue
        kept.append(here)
    return kept


def _is_part(
    tokens: list[Token], here: Counting, kept: list[Counting], earlier: Sequence[Any]
) -> bool:
    before = tuple(t.key for t in tokens[max(here.first - 3, 0) : here.first])
    same = any(set(one.codes) & set(here.codes) for one in kept)
    if same and any(before[-len(part) :] == part for part in PARTS):
        return True
    after = [one.key for one in tokens[here.amount.last + 1 : here.amount.last + 3]]
    if same and after == ["of", "them"]:
        return True
    whole = _whole(tokens, here)
    if whole is None:
        return False
    totals = [one.amount.value for one in kept if set(one.codes) & set(here.codes)]
    totals += [one.value for one in earlier if one.indicator in here.codes]
    return whole in totals


def _whole(tokens: list[Token], here: Counting) -> Decimal | None:
    """Of "two of the three centers": 3."""
    keys = tokens[here.amount.last + 1 : here.amount.last + 4]
    if not keys or keys[0].key != "of":
        return None
    return next((token.value for token in keys if token.value is not None), None)


def _is_founder(tokens: list[Token], here: Counting) -> bool:
    """ "founded by the Open Foundation, four municipalities and two universities"."""
    keys = [token.key for token in tokens[max(here.first - 25, 0) : here.first]]
    pairs = set(pairwise(keys))
    if {("founded", "by"), ("established", "by"), ("up", "by")} & pairs:
        return True
    if "founders" in keys:
        return True
    by = keys[-1:] == ["by"] or keys[-2:] in (["initiative", "of"], ["group", "of"])
    return by and bool(FOUNDED & set(keys))


def _is_whereabouts(tokens: list[Token], here: Counting, kept: list[Counting]) -> bool:
    """ "12 kindergartens in 5 towns": the towns only tell where the others are."""
    if not kept or not TOWNS & set(here.phrase):
        return False
    between = [token.key for token in tokens[kept[-1].last + 1 : here.first]]
    return bool(between) and set(between) <= WHERE and between[-1] in ("in", "of")


def _is_of_others(tokens: list[Token], here: Counting) -> bool:
    """ "According to the census …", "1,300 preschools in the country, of which 212"."""
    keys = [token.key for token in tokens[max(here.first - 25, 0) : here.first]]
    if ("according", "to") in set(pairwise(keys)) and not OURS & set(keys):
        return True
    after = [token.key for token in tokens[here.last + 1 : here.last + 9]]
    parts = ("of", "which") in set(pairwise(after))
    return parts and is_of_the_country(tokens, here)


def _is_article(tokens: list[Token], here: Counting, found: list[Counting]) -> bool:
    number = tokens[here.amount.number]
    if number.value != 1 or not number.in_words:
        return False
    before = [token.key for token in tokens[: here.first]]
    after = tokens[here.amount.last + 1].key
    if after == "of" or (before[-1:] and before[-1] in NOT_ONE):
        return True
    return len(found) < 2 and not HAVING & set(before[-6:])
