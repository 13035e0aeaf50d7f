"""The facet index: for every value of every facet, the organizations that have it.

A set is an int whose bit n stands for the organization in slot n: intersection
and count are single operations, and the number beside a filter is the number
of rows it gives because both come from the same sets. The database stays the
truth; a process whose index is behind the data version catches up before it
answers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils import timezone

from members.directory.records import Record, read_records
from members.models import DataVersion, Organization

# The parameters that are facets; founding years are kept as sets in the same way.
FACETS = (
    "country",
    "region",
    "priority",
    "program",
    "membership",
    "language",
    "former",
)
SETS = (*FACETS, "founded")


@dataclass(frozen=True)
class FacetIndex:
    """The index as of a data version and a day; an update makes a new one."""

    number: int
    on: date
    records: tuple[Record | None, ...] = ()
    slots: dict[int, int] = field(default_factory=dict)
    sets: dict[str, dict[str, int]] = field(
        default_factory=lambda: {facet: {} for facet in SETS}
    )

    def having(self, facet: str, values: Iterable[str]) -> int:
        """The organizations that have at least one of `values`."""
        having = 0
        for value in values:
            having |= self.sets[facet].get(value, 0)
        return having

    def where(self, condition: Callable[[Record], bool]) -> int:
        """The organizations whose record meets a condition."""
        bits = bytearray(len(self.records) // 8 + 1)
        for slot, record in enumerate(self.records):
            if record and condition(record):
                bits[slot >> 3] |= 1 << (slot & 7)
        return int.from_bytes(bits, "little")

    @cached_property
    def everyone(self) -> int:
        return self.having("former", ("0", "1"))

    @cached_property
    def orders(self) -> dict[str, list[int]]:
        """Slots by name, by founding date (unknown last), by edit (latest first)."""
        live = [(slot, record) for slot, record in enumerate(self.records) if record]
        by_name = sorted(live, key=lambda item: (item[1].name, item[1].pk))
        by_founded = sorted(by_name, key=lambda item: item[1].founded or "~")
        by_updated = sorted(by_name, key=lambda item: item[1].updated, reverse=True)
        return {
            name: [slot for slot, _record in order]
            for name, order in (
                ("name", by_name),
                ("founded", by_founded),
                ("updated", by_updated),
            )
        }

    def ordered(self, bits: int, order: str) -> Iterator[int]:
        """The primary keys of the organizations in `bits`, in an order of `orders`."""
        having = bits.to_bytes(len(self.records) // 8 + 1, "little")
        for slot in self.orders[order]:
            if having[slot >> 3] >> (slot & 7) & 1:
                yield self.records[slot].pk  # type: ignore[union-attr]

    def updated(
        self, number: int, gone: Iterable[int], come: Iterable[Record]
    ) -> "FacetIndex":
        """The index with the organizations `gone` taken out and `come` put in."""
        records = list(self.records)
        slots = dict(self.slots)
        sets = {facet: dict(values) for facet, values in self.sets.items()}
        for pk in gone:
            if pk in slots and (old := records[slots[pk]]):
                _flip(sets, old, slots[pk])
                records[slots[pk]] = None
        for record in come:
            slot = slots.setdefault(record.pk, len(records))
            if slot == len(records):
                records.append(None)
            records[slot] = record
            _flip(sets, record, slot)
        return FacetIndex(number, self.on, tuple(records), slots, sets)


def _flip(sets: dict[str, dict[str, int]], record: Record, slot: int) -> None:
    for facet, values in record.values.items():
        for value in values:
            sets[facet][value] = sets[facet].get(value, 0) ^ (1 << slot)


def _build(number: int, on: date) -> FacetIndex:
    """Read the whole index; bytes first, for a large int is slow to make bit by bit."""
    records = read_records(on)
    having: dict[str, dict[str, bytearray]] = {facet: {} for facet in SETS}
    size = len(records) // 8 + 1
    for slot, record in enumerate(records):
        for facet, values in record.values.items():
            for value in values:
                bits = having[facet].setdefault(value, bytearray(size))
                bits[slot >> 3] |= 1 << (slot & 7)
    sets = {
        facet: {value: int.from_bytes(bits, "little") for value, bits in values.items()}
        for facet, values in having.items()
    }
    slots = {record.pk: slot for slot, record in enumerate(records)}
    return FacetIndex(number, on, tuple(records), slots, sets)


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
        changed = Organization.objects.filter(changed_in__gt=kept.number)
        pks = list(changed.values_list("pk", flat=True))
        kept = kept.updated(version.number, pks, read_records(today, pks))
    _kept = kept
    return kept


def forget() -> None:
    """Drop the kept index; the next call of `current` reads everything."""
    global _kept
    _kept = None
