"""Every number of a sentence together with what it counts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from members.intake.reading import ellipsis, labelled, shares
from members.intake.reading.counting import Counting, of_unit
from members.intake.reading.kept import kept_of
from members.intake.reading.qualifiers import (
    Amount,
    amount_at,
    is_start_of_growth,
)
from members.intake.reading.tokens import Token
from members.intake.reading.units import STOPS, Unit, is_plural, known, unit_after
from members.intake.reading.words import Words

EACH = {"per", "each", "every"}
TURNS = {"are", "is", "were", "became", "become", "serve", "serves", "act", "function"}


def countings(
    tokens: list[Token], skip: set[int], words: Words, earlier: Sequence[Any] = ()
) -> list[Counting]:
    """The amounts that count something, in order and without overlap."""
    found: list[Counting] = []
    waiting: list[Amount] = []
    place = 0
    while place < len(tokens):
        share = shares.share_at(tokens, place, words)
        amount = None if share else amount_at(tokens, place, skip)
        if share:
            found.append(_of_share(share))
            place = share.last + 1
            continue
        if amount is None:
            place += 1
            continue
        here = _counted(tokens, amount, words, found, earlier)
        if here is None:
            waiting.append(amount)
            place = amount.last + 1
            continue
        found += _sharing(tokens, waiting, here)
        waiting = []
        if found and _is_turned_too(tokens, found[-1], here):
            found[-1] = replace(found[-1], codes=here.codes, phrase=here.phrase)
        found.append(here)
        place = here.last + 1
    return kept_of(tokens, sorted(found, key=lambda one: one.first), earlier)


def _of_share(share: "shares.Share") -> Counting:
    amount = Amount(
        share.value,
        share.qualifier,
        share.first,
        share.number,
        share.number,
        share.high,
    )
    return Counting(
        amount, share.codes, share.first, share.last, share.last, share.last,
        is_share=True,
    )  # fmt: skip


def _counted(
    tokens: list[Token],
    amount: Amount,
    words: Words,
    found: list[Counting],
    earlier: Sequence[Any],
) -> Counting | None:
    unit = unit_after(tokens, amount.last + 1, words, one=amount.value == 1)
    if unit and _is_rate(tokens, amount, unit):
        return None
    turned = _turned(tokens, amount, unit, words)
    if turned:
        return turned
    if unit is None:
        return labelled.before(tokens, amount, words) or ellipsis.told_before(
            tokens, amount, found, earlier
        )
    return of_unit(amount, unit)


def _is_rate(tokens: list[Token], amount: Amount, unit: Unit) -> bool:
    """ "20 children per group", "an average of 15 children", "two in each class"."""
    after = [token.key for token in tokens[unit.last + 1 : unit.last + 4]]
    before = [token.key for token in tokens[max(amount.first - 3, 0) : amount.first]]
    if after[:1] and after[0] in EACH and after[1:2] not in (["year"], ["month"]):
        return True
    if after[:1] == ["in"] and after[1:2] and after[1] in EACH and "of" not in after:
        return True
    if after[:2] == ["in", "a"] and after[2:] in (["group"], ["class"], ["classroom"]):
        return True
    return "average" in before or before[-1:] == ["per"]


def _turned(
    tokens: list[Token], amount: Amount, unit: Unit | None, words: Words
) -> Counting | None:
    """ "Three kindergartens are model sites": the model sites are counted."""
    start = unit.last + 1 if unit else amount.last + 1
    verb = next(
        (
            place
            for place in range(start, min(start + 6, len(tokens)))
            if tokens[place].key in TURNS
        ),
        None,
    )
    between = tokens[start:verb] if verb is not None else []
    if verb is None or any(not token.key.isalpha() for token in between):
        return None
    if unit is None and [token.key for token in between] not in ([], ["of", "them"]):
        return None
    place = verb + 1
    allowed = {"as", "now", "a", "the", "already", "been", "trained", "certified"}
    for place in range(verb + 1, min(verb + 9, len(tokens))):
        key = tokens[place].key
        match = known(tokens, place, words)
        if match and len(match) >= 1 and _is_new(match, unit, words):
            last = place + len(match) - 1
            if last + 1 < len(tokens) and known(tokens, last + 1, words):
                continue
            return Counting(
                amount, words.phrases[match], amount.first, last, place, place, match,
                unit_words=match,
            )  # fmt: skip
        if match or (key in STOPS and key not in allowed) or not key.isalpha():
            return None
    return None


def _is_turned_too(tokens: list[Token], one: Counting, here: Counting) -> bool:
    """ "Nine kindergartens and five schools serve as training centers"."""
    between = [token.key for token in tokens[one.last + 1 : here.first]]
    told = {token.key for token in tokens[here.amount.last + 1 : here.unit_first]}
    return between in (["and"], [","]) and bool(TURNS & told)


def _is_new(match: tuple[str, ...], unit: Unit | None, words: Words) -> bool:
    codes = words.phrases[match]
    last = match[-1]
    if not last.endswith("s"):
        return False
    # A general word ("sites", "schools") says nothing new of what has a unit.
    return unit is None or (not set(codes) & set(unit.codes))


def _sharing(
    tokens: list[Token], waiting: list[Amount], here: Counting
) -> list[Counting]:
    """ "108 preschool and 120 primary classrooms": the first share the unit."""
    shared: list[Counting] = []
    following = here.first
    for amount in reversed(waiting):
        between = tokens[amount.last + 1 : following]
        keys = [token.key for token in between]
        if keys == ["to"] and is_start_of_growth(tokens, amount.first):
            shared.insert(0, replace(here, amount=amount, first=amount.first))
            following = amount.first
            continue
        if not 1 < len(keys) < 6 or keys[-1] not in ("and", ",", "or"):
            break
        if any(not key.isalpha() or is_plural(key) for key in keys[:-1]):
            break
        if STOPS & set(keys):
            break
        last = amount.last + len(keys) - 1
        shared.insert(
            0,
            replace(
                here, amount=amount, first=amount.first, last=last,
                unit_first=amount.last + 1, phrase_first=last + 1, phrase=(),
                unit_words=tuple(keys[:-1]),
            ),
        )  # fmt: skip
        following = amount.first
    return shared
