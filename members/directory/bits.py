"""Sets of organizations as numbers: bit n stands for the organization in slot n.

A large number is slow to make bit by bit, and quick to make from bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Sets = dict[str, int]  # value → the organizations that have it
_ONES = bytes.maketrans(b"01", b"\x00\x01")


def bits_of(slots: Iterable[int], size: int) -> int:
    """The set of some slots below `size`."""
    marked = bytearray(size // 8 + 1)
    for slot in slots:
        marked[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(marked, "little")


def slots_of(bits: int) -> Iterator[int]:
    """The slots of a set, in their order: quick where they are few."""
    digits = f"{bits:b}"[::-1]
    slot = digits.find("1")
    while slot >= 0:
        yield slot
        slot = digits.find("1", slot + 1)


def flags(bits: int, size: int) -> bytes:
    """1 for each slot in a set, 0 for the others below `size`."""
    return f"{bits:b}".encode()[::-1].translate(_ONES).ljust(size, b"\0")


class Marks:
    """Makes sets of organizations that stand in slots, from their primary keys.

    Keys that stand in no slot, and values that are empty, are left out.
    """

    def __init__(self, pks: Sequence[int]) -> None:
        self.size = len(pks)
        self.slots = {pk: slot for slot, pk in enumerate(pks)}

    def of(self, pks: Iterable[int]) -> int:
        slots = map(self.slots.get, pks)
        return bits_of((slot for slot in slots if slot is not None), self.size)

    def by_keys(self, keys: Mapping[str, Iterable[int]]) -> Sets:
        """The sets of those whose keys stand at each value, the empty one, too."""
        return {value: self.of(pks) for value, pks in keys.items()}

    def by_value(self, pairs: Iterable[tuple[int, Any]]) -> Sets:
        marked: dict[str, bytearray] = defaultdict(
            lambda: bytearray(self.size // 8 + 1)
        )
        find = self.slots.get
        for pk, value in pairs:
            slot = find(pk)
            if value and slot is not None:
                marked[value][slot >> 3] |= 1 << (slot & 7)
        return {value: int.from_bytes(bits, "little") for value, bits in marked.items()}
