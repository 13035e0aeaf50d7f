"""What a merge is made of: conflicts, fields, items and lists, all as JSON has them.

A *node* stands for a value that is merged: the value itself, a Conflict, or a dict
of nodes by field. The node of a list is a dict of nodes by key, None where the item
is gone, in the order of the result.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from members.entry import Entry
from programs.dates import ends_in_order

# Fields that say one thing together, by the part of the entry they stand in.
TOGETHER = {
    "place": (("latitude", "longitude"),),
    "identifiers": (("scheme", "value"),),
    "figures": (("since", "until", "is_undated"), ("value", "value_high", "qualifier")),
}
PERIOD = ("since", "until")
# What one item of a list has, and no other.
MARKS = {"founding_dates": "is_preferred", "texts": "is_original"}


@dataclass(frozen=True)
class Conflict:
    """A place that both changed, and not to the same; None where nothing is there.

    `path` is as in `Change`. Where `fields` say one thing together, it names the
    first of them and the values are objects of all. ("texts", "*", "is_original")
    asks for the key of the one item that is it. `sides` are the entries that were
    merged: base, theirs and mine.
    """

    path: tuple[str, ...]
    base: Any
    theirs: Any
    mine: Any
    fields: tuple[str, ...] = ()
    sides: tuple[Entry, ...] = field(default=(), compare=False, repr=False)

    @property
    def name(self) -> str:
        return "/".join(self.path)

    @property
    def seen(self) -> str:
        """What a choice was made against: it changes with what they say."""
        said = json.dumps(self.theirs, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def choice(self, choices: Mapping[str, str]) -> str:
        """How it was settled: "theirs", "mine", or "" if it was not.

        "mine@" and what was `seen` is no choice any more where they moved since.
        """
        side, _at, seen = choices.get(self.name, "").partition("@")
        return side if side in ("theirs", "mine") and seen in ("", self.seen) else ""

    def covers(self, path: tuple[str, ...]) -> bool:
        """Whether it is about this place too."""
        if self.fields:
            return path[:-1] == self.path[:-1] and path[-1] in self.fields
        if "*" in self.path:
            return len(path) == 3 and (path[0], path[2]) == (self.path[0], self.path[2])
        return path[: len(self.path)] == self.path


Pick = Callable[[Conflict], Any]
# Each conflict settled as theirs, and as mine.
SIDES: tuple[Pick, Pick] = (attrgetter("theirs"), attrgetter("mine"))


def value_node(path: tuple[str, ...], b: Any, t: Any, m: Any) -> Any:
    """The node of one value: of base, theirs and mine."""
    if m in (b, t):
        return t
    return m if t == b else Conflict(path, b, t, m)


def fields_node(path: tuple[str, ...], b: dict, t: dict, m: dict) -> dict[str, Any]:
    """The node of an object, by the names of its fields."""
    groups = TOGETHER.get(path[0], (PERIOD,) if "until" in b else ())
    group_of = {name: group for group in groups for name in group}
    node: dict[str, Any] = {}
    for name in b:
        if name not in group_of:
            node[name] = value_node((*path, name), b[name], t[name], m[name])
        elif name == group_of[name][0]:
            node |= _together(path, group_of[name], b, t, m)
    if isinstance(both := node.get("revised_on"), Conflict):
        node["revised_on"] = max(filter(None, (both.theirs, both.mine)))
    return node


def _together(
    path: tuple[str, ...], names: tuple[str, ...], b: dict, t: dict, m: dict
) -> dict[str, Any]:
    own = [{name: side[name] for name in names} for side in (b, t, m)]
    whole = value_node((*path, names[0]), *own)
    if not isinstance(whole, Conflict):
        return whole
    if names == PERIOD:
        apart = {
            name: value_node((*path, name), b[name], t[name], m[name]) for name in names
        }
        is_clear = not any(isinstance(node, Conflict) for node in apart.values())
        if is_clear and ends_in_order(apart["since"], apart["until"]):
            return apart
    return {names[0]: replace(whole, fields=names)}


def list_node(section: str, b: dict, t: dict, m: dict) -> dict[str, Any]:
    """The node of a list, from its items by key."""
    return {
        key: _item_node((section, key), b.get(key), t.get(key), m.get(key))
        for key in _order(list(b), list(t), list(m))
    }


def _item_node(path: tuple[str, ...], b: Any, t: Any, m: Any) -> Any:
    if t is not None and m is not None:
        return fields_node(path, b or _blank(path[0]), t, m)
    there = m if t is None else t
    if b is None or there is None:
        return there
    return Conflict(path, b, t, m) if _has_changed(path[0], b, there) else None


def _has_changed(section: str, b: dict, there: dict) -> bool:
    # That another item has the mark now says nothing of this one.
    mark = MARKS.get(section)
    return any(
        there[name] != value and (name != mark or there[name])
        for name, value in b.items()
    )


def _blank(section: str) -> dict[str, Any]:
    """The item that two who added the same began from."""
    item = Entry.model_fields[section].annotation.__args__[0]  # type: ignore[union-attr]
    return {
        name: None
        if info.is_required()
        else getattr(info.default, "value", info.default)
        for name, info in item.model_fields.items()
    }


def _order(b: list[str], t: list[str], m: list[str]) -> list[str]:
    """The keys of theirs and mine, in the order that the merge gives them."""
    lead, other = (t, m) if _is_moved(b, t) and not _is_moved(b, m) else (m, t)
    keys = list(lead)
    for at, key in enumerate(other):
        if key not in lead:
            keys.insert(keys.index(other[at - 1]) + 1 if at else 0, key)
    return keys


def _is_moved(before: list[str], after: list[str]) -> bool:
    stayed = [key for key in before if key in after]
    return stayed != [key for key in after if key in before]


def settled(node: Any, pick: Pick) -> Any:
    """What a node of a value, an object or an item comes to."""
    if isinstance(node, Conflict):
        return pick(node)
    if not isinstance(node, dict):
        return node
    values: dict[str, Any] = {}
    for name, part in node.items():
        is_whole = isinstance(part, Conflict) and part.fields
        values |= pick(part) if is_whole else {name: settled(part, pick)}
    return values


def items(node: Any, pick: Pick) -> list[dict[str, Any]]:
    """What the node of a list comes to."""
    if isinstance(node, Conflict):
        return list(pick(node))
    found = (settled(item, pick) for item in node.values())
    return [dict(item) for item in found if item is not None]
