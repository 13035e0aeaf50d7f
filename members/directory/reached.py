"""How much organizations state that they reach: amounts that filters and order ask for.

Of each indicator that somebody asked about, the results that are stated are kept, each
as the range that its words allow: “more than 1,900” begins above 1,900 and is open.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, repeat
from math import inf, nextafter
from operator import ge

from members.directory.bits import flags
from members.directory.index import FacetIndex
from members.models import Figure, Organization
from members.models.figure import Qualifier

Row = tuple[float, float, int]  # lowest and highest amount, key of the organization
CHUNK = 10_000  # rows in memory at once
MOST_KEPT = 256  # sets of organizations; at 100,000 of these up to 3 MB
MANY = 2_000  # when more have changed, reading everything takes no longer


@dataclass(frozen=True)
class Amounts:
    """The stated results of an indicator, the lowest first: one row for each figure."""

    lows: "array[float]"
    highs: "array[float]"
    pks: "array[int]"

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Amounts":
        in_order = sorted(rows)
        return cls(
            array("d", [low for low, _high, _pk in in_order]),
            array("d", [high for _low, high, _pk in in_order]),
            array("q", [pk for _low, _high, pk in in_order]),
        )

    def overlapping(self, least: float, most: float) -> Iterable[int]:
        """Who states an amount that may lie between the two, which are included."""
        end = bisect_right(self.lows, most)
        return compress(self.pks[:end], map(ge, self.highs[:end], repeat(least)))

    def changed(self, pks: Collection[int], rows: Iterable[Row]) -> "Amounts":
        """With `rows` instead of all rows of the organizations `pks`."""
        old = zip(self.lows, self.highs, self.pks, strict=True)
        return Amounts.of([*(row for row in old if row[2] not in pks), *rows])


class Reached:
    """The amounts as of one facet index; an indicator is read when it is asked for."""

    def __init__(self, index: FacetIndex, amounts: dict[str, Amounts]) -> None:
        self.index = index
        self.amounts = amounts
        self.orders: dict[tuple[str, ...], array[int]] = {}
        self.found: dict[tuple[str, float, float], int] = {}

    def of(self, indicator: str) -> Amounts:
        if indicator not in self.amounts:
            self.amounts[indicator] = Amounts.of(_rows(indicator))
        return self.amounts[indicator]

    def between(self, indicator: str, least: float, most: float) -> int:
        """The organizations with a result between two amounts, which are included."""
        key = (indicator, least, most)
        if key not in self.found:
            if len(self.found) >= MOST_KEPT:
                self.found.clear()
            amounts = self.of(indicator).overlapping(least, most)
            self.found[key] = self.index.among(amounts)
        return self.found[key]

    def ordered(
        self, bits: int, indicators: Sequence[str], first: int, size: int
    ) -> list[int]:
        """The keys in `bits` from place `first` (from 0) on, the largest amount first.

        Of a range the lower end counts. Who states none comes last; equals by name.
        """
        key = tuple(indicators)
        if key not in self.orders:
            self.orders[key] = self._order(key)
        order = self.orders[key]
        is_in = flags(bits, self.index.size).__getitem__
        having = list(compress(order, map(is_in, order)))
        return [self.index.columns.pks[slot] for slot in having[first : first + size]]

    def _order(self, indicators: Sequence[str]) -> "array[int]":
        by_name = self.index.orders["name"]
        largest = [-inf] * self.index.size
        for indicator in indicators:
            amounts = self.of(indicator)
            for low, pk in zip(amounts.lows, amounts.pks, strict=True):
                slot = self.index.slot(pk)
                if slot is not None:
                    largest[slot] = max(largest[slot], low)
        # The sort leaves equals as they stood before: by name.
        return array("I", sorted(by_name, key=largest.__getitem__, reverse=True))


_kept: Reached | None = None


def current(index: FacetIndex) -> Reached:
    """The amounts as of a facet index, brought up to date by what changed."""
    global _kept
    kept = _kept
    if kept is None or kept.index is not index:
        kept = _kept = Reached(index, _caught_up(kept, index))
    return kept


def forget() -> None:
    """Drop what is kept; the next call of `current` reads anew."""
    global _kept
    _kept = None


def _caught_up(kept: Reached | None, index: FacetIndex) -> dict[str, Amounts]:
    if kept is None or not kept.amounts or not index.continues(kept.index):
        return {}
    changed = Organization.objects.filter(changed_in__gt=kept.index.number)
    pks = set(changed.order_by().values_list("pk", flat=True)[: MANY + 1])
    if len(pks) > MANY:
        return {}
    return {
        indicator: amounts.changed(pks, _rows(indicator, pks))
        for indicator, amounts in kept.amounts.items()
    }


def _rows(indicator: str, pks: Collection[int] | None = None) -> list[Row]:
    figures = Figure.objects.of_reach().filter(indicator__code=indicator)
    if pks is not None:
        figures = figures.filter(organization__in=pks)
    columns = ("organization", "value", "value_high", "qualifier")
    return [
        (*allowed(value, high, qualifier), pk)
        for pk, value, high, qualifier in figures.order_by()
        .values_list(*columns)
        .iterator(CHUNK)
    ]


def allowed(
    value: Decimal, high: Decimal | None, qualifier: str
) -> tuple[float, float]:
    """The lowest and the highest amount that the words of a figure allow.

    “About” is taken as said: how far it reaches, nobody wrote down.
    """
    amount = float(value)
    match qualifier:
        case Qualifier.MORE_THAN:
            return nextafter(amount, inf), inf
        case Qualifier.AT_LEAST:
            return amount, inf
        case Qualifier.LESS_THAN:
            return 0, nextafter(amount, -inf)
        case Qualifier.UP_TO:
            return 0, amount
        case Qualifier.RANGE:
            return amount, float(value if high is None else high)
    return amount, amount
