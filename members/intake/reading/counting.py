"""An amount together with what it counts."""

from dataclasses import dataclass

from members.intake.reading.qualifiers import Amount
from members.intake.reading.units import Unit


@dataclass(frozen=True)
class Counting:
    """An amount and its unit; tokens `first` up to and with `last`."""

    amount: Amount
    codes: tuple[str, ...]
    first: int
    last: int
    unit_first: int
    phrase_first: int
    phrase: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unit_words: tuple[str, ...] = ()
    is_share: bool = False
    unsure: str = ""


def of_unit(amount: Amount, unit: Unit) -> Counting:
    phrase_first = unit.first + len(unit.before)
    unsure = ""
    if unit.also:
        unsure = "counted together"
    return Counting(
        amount, unit.codes, amount.first, unit.last, unit.first, phrase_first,
        unit.phrase, unit.also, (*unit.before, *unit.phrase), unsure=unsure,
    )  # fmt: skip
