"""The orders in which a list may stand: by name, by founding date, by last edit."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from members.directory.records import Columns

Order: TypeAlias = "array[int]"  # slots, the first of the list first
UNKNOWN = "~"  # sorts after every date


def key(columns: Columns, order: str) -> Callable[[int], Any]:
    """What slots are sorted by; ties by name, then by primary key."""
    names, pks = columns.names, columns.pks
    founded, updated = columns.founded, columns.updated
    keys: dict[str, Callable[[int], Any]] = {
        "name": lambda slot: (names[slot], pks[slot]),
        # What is not known stands last, and the latest edit first.
        "founded": lambda slot: (founded[slot] or UNKNOWN, names[slot], pks[slot]),
        "updated": lambda slot: (-updated[slot], names[slot], pks[slot]),
    }
    return keys[order]


def all_orders(columns: Columns) -> dict[str, Order]:
    """The orders of new columns, whose slots are in the order of their keys."""
    founded = columns.founded
    # Each sort leaves equals as they stood before: by name, and so by key.
    by_name = sorted(range(len(columns.pks)), key=columns.names.__getitem__)
    by_founded = sorted(by_name, key=lambda slot: founded[slot] or UNKNOWN)
    by_updated = sorted(by_name, key=columns.updated.__getitem__, reverse=True)
    return {
        "name": array("I", by_name),
        "founded": array("I", by_founded),
        "updated": array("I", by_updated),
    }


def moved(
    slots: Order,
    gone: Iterable[int],
    before: Callable[[int], Any],
    come: Iterable[int],
    after: Callable[[int], Any],
) -> Order:
    """A copy without the slots `gone` and with `come`, by their keys before and after.

    A slot may be in both, with another key.
    """
    moved = slots[:]
    for slot in gone:
        del moved[bisect_left(moved, before(slot), key=before)]
    for slot in come:
        moved.insert(bisect_left(moved, after(slot), key=after), slot)
    return moved
