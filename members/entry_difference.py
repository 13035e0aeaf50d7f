"""The difference between two entries, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from members.entry import LISTS, Entry, Item


class Happened(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """What happened at one place of an entry.

    `path` names the place: ("name",), ("place", "city"), ("figures", key) or
    ("figures", key, "value"). `before` and `after` are the values there as
    JSON would hold them; an item that was added or removed stands whole on one
    side, a list whose common items changed order has their keys on both.
    """

    path: tuple[str, ...]
    happened: Happened
    before: Any
    after: Any


def difference(before: Entry, after: Entry) -> list[Change]:
    """All changes that lead from one entry to the other; empty if they are equal."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    changes: list[Change] = []
    for section in Entry.model_fields:
        if section in LISTS:
            changes += _of_list(
                (section,),
                _by_key(getattr(before, section), old[section]),
                _by_key(getattr(after, section), new[section]),
            )
        else:
            changes += _of_value((section,), old[section], new[section])
    return changes


def _by_key(items: list[Item], values: list[dict[str, Any]]) -> dict[str, Any]:
    """The items of a list as JSON, by key, in their order."""
    return {item.key: value for item, value in zip(items, values, strict=True)}


def _of_value(path: tuple[str, ...], old: Any, new: Any) -> Iterator[Change]:
    if isinstance(old, dict):
        for field in old:
            yield from _of_value((*path, field), old[field], new[field])
    elif old != new:
        yield Change(path, Happened.CHANGED, old, new)


def _of_list(
    path: tuple[str, ...], before: dict[str, Any], after: dict[str, Any]
) -> Iterator[Change]:
    for key in [key for key in before if key not in after]:
        yield Change((*path, key), Happened.REMOVED, before[key], None)
    for key, value in after.items():
        if key in before:
            yield from _of_value((*path, key), before[key], value)
        else:
            yield Change((*path, key), Happened.ADDED, None, value)
    stayed = [key for key in before if key in after]
    order = [key for key in after if key in before]
    if stayed != order:
        yield Change(path, Happened.MOVED, stayed, order)
