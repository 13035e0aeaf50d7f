"""The facet index: for every value of every facet, the organizations that have it.

A set is an int whose bit n stands for the organization in slot n: intersection
and count are single operations, and the number beside a filter is the number
of rows it gives because both come from the same sets. The database stays the
truth; a process whose index is behind the data version catches up before it
answers.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from itertools import compress, islice

from django.utils import timezone

from members.directory import orders
from members.directory.bits import Sets, bits_of, flags, slots_of
from members.directory.orders import Order
from members.directory.records import (
    NONE,
    Columns,
    month,
    read_columns,
    regions_by_country,
)
from members.models import DataVersion, Organization

# The parameters that are facets. Founding years and months of the last edit are kept
# as sets in the same way.
FACETS = (
    "country",
    "region",
    "priority",
    "program",
    "membership",
    "language",
    "indicator",
    "former",
)
# When more have changed, reading everything takes no longer.
MANY = 2_000


@dataclass(frozen=True)
class FacetIndex:
    """The index as of a data version and a day; an update makes a new one.

    Columns and orders never change once they answer: threads read them while
    another makes the next. Who left keeps a slot, but is in no set and no order.
    """

    number: int
    on: date
    regions: dict[str, set[str]]  # of each country, as they are in this version
    columns: Columns
    orders: dict[str, Order]
    # The slots of those who came after the columns were read, by primary key. All
    # before them are in the order of their keys.
    later: dict[int, int] = field(default_factory=dict)

    @property
    def sets(self) -> dict[str, Sets]:
        return self.columns.sets

    @property
    def size(self) -> int:
        return len(self.columns.pks)

    @cached_property
    def everyone(self) -> int:
        return self.having("former", ("0", "1"))

    def having(self, facet: str, values: Iterable[str]) -> int:
        """The organizations that have at least one of `values`."""
        sets, having = self.sets.get(facet, {}), 0
        for value in values:
            having |= sets.get(value, 0)
        return having

    def slot(self, pk: int) -> int | None:
        """The slot of an organization that is, or once was, in the index."""
        pks, before = self.columns.pks, self.size - len(self.later)
        slot = bisect_left(pks, pk, 0, before)
        if slot < before and pks[slot] == pk:
            return slot
        return self.later.get(pk)

    def among(self, pks: Iterable[int]) -> int:
        """The organizations among some primary keys."""
        slots = (slot for slot in map(self.slot, pks) if slot is not None)
        return bits_of(slots, self.size) & self.everyone

    def continues(self, older: "FacetIndex") -> bool:
        """Whether it was made from `older` by updates, so that slots are the same."""
        return self.regions is older.regions

    def updated_since(self, day: date) -> int:
        """The organizations edited on a day, where the site is, or after it."""
        months = self.sets["edited"].keys() - {NONE}
        having = self.having("edited", [m for m in months if m > month(day)])
        zone = timezone.get_current_timezone()
        begun = datetime.combine(day, time.min, zone).timestamp()
        order, updated = self.orders["updated"], self.columns.updated
        # The latest stand first: those of later months, then of that month.
        end = bisect_left(order, True, key=lambda slot: updated[slot] < begun)
        return having | bits_of(order[having.bit_count() : end], self.size)

    def ordered(self, bits: int, order: str, first: int, size: int) -> list[int]:
        """The primary keys in `bits` from place `first` (from 0) on, at most `size`."""
        pks, slots = self.columns.pks, self.orders[order]
        count = bits.bit_count()
        if 64 * count < len(slots):
            few = sorted(slots_of(bits), key=orders.key(self.columns, order))
            return [pks[slot] for slot in few[first : first + size]]
        is_in = flags(bits, self.size).__getitem__
        if 2 * first < count:
            found = compress(slots, map(is_in, slots))
            return [pks[slot] for slot in islice(found, first, first + size)]
        # It is nearer to the end: count from there.
        found = compress(reversed(slots), map(is_in, reversed(slots)))
        start, end = max(0, count - first - size), max(0, count - first)
        return [pks[slot] for slot in islice(found, start, end)][::-1]

    def updated(
        self, number: int, changed: Collection[int], columns: Columns
    ) -> "FacetIndex":
        """The index with the organizations `changed` as `columns` say, or without."""
        slots = {pk: slot for pk in changed if (slot := self.slot(pk)) is not None}
        gone = bits_of(slots.values(), self.size) & self.everyone
        new, later = self.columns.without(gone), dict(self.later)
        come = []
        for one, pk in enumerate(columns.pks):
            slot = slots.get(pk)
            if slot is None:
                slot = later[pk] = len(new.pks)
            new.put(slot, columns, one)
            come.append(slot)
        new.mark(columns.sets, come)
        places = {}
        for name, order in self.orders.items():
            before, after = orders.key(self.columns, name), orders.key(new, name)
            places[name] = orders.moved(order, slots_of(gone), before, come, after)
        return FacetIndex(number, self.on, self.regions, new, places, later)


def _build(number: int, on: date) -> FacetIndex:
    regions = regions_by_country()
    columns = read_columns(on, regions)
    return FacetIndex(number, on, regions, columns, orders.all_orders(columns))


_kept: FacetIndex | None = None


def current() -> FacetIndex:
    """The index as the database is now, brought up to date if it is behind.

    The version is read before the rows: a change in between is read twice,
    never missed. A version below ours means another database; a new day may
    begin or end memberships. Both read everything again.
    """
    global _kept
    # The index before the version: another thread may bring it further meanwhile.
    kept = _kept
    version = DataVersion.objects.read()
    today = timezone.localdate()
    if (
        kept is None
        or kept.on != today
        or not version.everything_in <= kept.number <= version.number
    ):
        kept = _build(version.number, today)
    elif kept.number < version.number:
        kept = _caught_up(kept, version.number)
    _kept = kept
    return kept


def _caught_up(kept: FacetIndex, number: int) -> FacetIndex:
    changed = Organization.objects.filter(changed_in__gt=kept.number)
    pks = list(changed.order_by().values_list("pk", flat=True)[: MANY + 1])
    if len(pks) > MANY:
        return _build(number, kept.on)
    return kept.updated(number, pks, read_columns(kept.on, kept.regions, pks))


def forget() -> None:
    """Drop the kept index; the next call of `current` reads everything."""
    global _kept
    _kept = None
