"""Names and places of all organizations, kept in the process and looked up by words."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from members.directory.index import FacetIndex
from members.directory.text.lines import Lines, Packing
from members.models import SearchText

CHUNK = 500  # rows in memory at once, on their way into the lines
FEW = 1000  # more are found quicker in a table of all
Find = Callable[[Lines], Iterable[int]]
# The kinds of lines that are kept, columns of SearchText.
NAMES, PLACE = "names", "place"


@dataclass(frozen=True)
class Segment:
    """Some organizations in order of their keys, with the lines of each kind."""

    pks: "array[int]"
    lines: Mapping[str, Lines]

    @classmethod
    def read(cls, pks: Iterable[int] | None = None) -> "Segment":
        rows = SearchText.objects.order_by("pk")
        if pks is not None:
            rows = rows.filter(pk__in=pks)
        keys, names, places = array("Q"), Packing(), Packing()
        for pk, name, place in rows.values_list("pk", NAMES, PLACE).iterator(CHUNK):
            keys.append(pk)
            names.add(name)
            places.add(place)
        return cls(keys, {NAMES: Lines(names), PLACE: Lines(places)})


@dataclass(frozen=True)
class Known:
    """All organizations, in segments of which a later one holds what changed later.

    An update costs what changed: a few small segments are read together once there
    are as many rows in the new one. `numbers` has for each row of a segment one more
    than its slot in the facet index, or 0 for a row that does not count.
    """

    size: int
    segments: tuple[Segment, ...]
    numbers: tuple["array[int]", ...]

    @classmethod
    def read(cls, index: FacetIndex) -> "Known":
        segment = Segment.read()
        return cls(index.size, (segment,), (_numbers(segment, index),))

    def updated(self, changed: Iterable[int], index: FacetIndex) -> "Known":
        """With what is said now of the organizations `changed`."""
        pks = set(changed)
        older = list(zip(self.segments, self.numbers, strict=True))
        while older and len(older[-1][0].pks) <= len(pks):
            pks |= set(older.pop()[0].pks)
        new = Segment.read(pks)
        segments = [segment for segment, _numbers in older]
        numbers = [_without(segment, own, pks) for segment, own in older]
        return Known(index.size, (*segments, new), (*numbers, _numbers(new, index)))

    def having(self, kind: str, find: Find) -> int:
        """The organizations whose lines of a kind have what `find` finds, as a set."""
        numbers = (
            own[row]
            for segment, own in zip(self.segments, self.numbers, strict=True)
            for row in find(segment.lines[kind])
        )
        return as_set(numbers, self.size)

    def alike(self, line: str, most: int) -> list[tuple[float, int, int]]:
        """Names most like a line: how much (0–100), key and slot of whose they are."""
        found = [
            (score, segment.pks[row], own[row] - 1)
            for segment, own in zip(self.segments, self.numbers, strict=True)
            for score, row in segment.lines[NAMES].alike(line, most)
            if own[row]
        ]
        return sorted(found, reverse=True)


def as_set(numbers: Iterable[int], size: int) -> int:
    """An int in which bit n stands for slot n, of numbers that are one more, or 0."""
    # Digits first: a large int is slow to make bit by bit.
    digits = bytearray(b"0") * (size + 1)
    for number in numbers:
        digits[number] = 49  # "1"
    digits.reverse()
    return int(digits, 2) >> 1


def _numbers(segment: Segment, index: FacetIndex) -> "array[int]":
    if len(segment.pks) < FEW:
        slots = map(index.slot, segment.pks)
        return array("I", [0 if slot is None else slot + 1 for slot in slots])
    numbers = {pk: number for number, pk in enumerate(index.columns.pks, 1)}
    return array("I", [numbers.get(pk, 0) for pk in segment.pks])


def _without(segment: Segment, own: "array[int]", pks: Iterable[int]) -> "array[int]":
    """The numbers of a segment of which some rows do not count any more."""
    left = own[:]
    for pk in pks:
        row = bisect_left(segment.pks, pk)
        if row < len(segment.pks) and segment.pks[row] == pk:
            left[row] = 0
    return left
