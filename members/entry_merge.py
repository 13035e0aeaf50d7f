"""The three-way merge of entries: what two people made of the same entry, as one.

Field by field, the items of lists by key. Rules beyond that, so that the result is
always an entry:

- Fields that say one thing together (the number of a figure with its qualifier, its
  time, a point on the map, an identifier with its scheme) are merged as one. Of
  another period, beginning and end are two, unless together they are out of order.
- A text was revised on the later of two days.
- Which text is the original, and which founding date is preferred, is one question
  of the whole list. Where that item is gone, it is the one that another side marked,
  else (of founding dates) the first.
- An item that both added under keys of their own, but that a list may have only
  once (an area, a program, an identifier), is one item, under their key. Where
  changes make two items the same in another way, the list as a whole is a conflict.
- A source or figure that one side removed and the other names is a conflict. A name
  of what is not there is emptied; `taken` tells it.
- The order is that of the side that moved something; of two it is mine, with what
  they added after what stood before it. Order alone is no conflict.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from members.entry import LISTS, Entry
from members.entry import ONCE as ONCE
from members.entry_difference import Change, difference
from members.entry_merge_parts import (
    MARKS,
    SIDES,
    Conflict,
    Pick,
    fields_node,
    items,
    list_node,
    settled,
    value_node,
)
from members.entry_rows import WITHIN

__all__ = ["Conflict", "Merge", "merge"]

Tree = dict[str, Any]
# By list, the node of the key of the item that is marked, and all keys that were.
Marks = dict[str, tuple[Any, list[str]]]


@dataclass(frozen=True)
class Merge:
    """An entry; in the places of open conflicts it says what they say.

    `taken` is what became of my entry by itself: their changes that I did not make.
    """

    entry: Entry
    conflicts: list[Conflict] = field(default_factory=list)
    taken: list[Change] = field(default_factory=list)


def merge(
    base: Entry, theirs: Entry, mine: Entry, choices: Mapping[str, str] | None = None
) -> Merge:
    """What `theirs` and `mine` made of `base`; `choices` ("theirs", "mine") by name.

    `base` and `mine` may name sources and figures that are not there. Raises
    ValueError where one of them contradicts itself otherwise.
    """
    choices = choices or {}
    mine = _under_their_keys(base, theirs, mine)
    tree, marks = _nodes(
        *(entry.model_dump(mode="json") for entry in (base, theirs, mine))
    )
    conflicts = [
        *_conflicts(tree),
        *_conflicts({section: node for section, (node, _keys) in marks.items()}),
    ]

    def chosen(conflict: Conflict) -> Any:
        return getattr(conflict, conflict.choice(choices) or "theirs")

    entry = Entry.model_validate(_entry(tree, marks, chosen))
    return Merge(
        entry,
        [
            replace(conflict, sides=(base, theirs, mine))
            for conflict in conflicts
            if not conflict.choice(choices)
        ],
        [
            change
            for change in difference(mine, entry)
            if not any(conflict.covers(change.path) for conflict in conflicts)
        ],
    )


def _under_their_keys(base: Entry, theirs: Entry, mine: Entry) -> Entry:
    """My entry, with their keys for what we both added and can be there only once."""
    lists: dict[str, Any] = {}
    for section, names in ONCE.items():
        b, t, m = (getattr(entry, section) for entry in (base, theirs, mine))
        own = attrgetter(*names)
        old = {item.key for item in b}
        both = {item.key for item in t} & {item.key for item in m}
        added = {own(item): item.key for item in t if item.key not in old | both}
        lists[section] = [
            item
            if item.key in old | both or own(item) not in added
            else item.model_copy(update={"key": added[own(item)]})
            for item in m
        ]
    return mine.model_copy(update=lists)


def _nodes(b: Tree, t: Tree, m: Tree) -> tuple[Tree, Marks]:
    """The nodes of all fields, and the marks."""
    tree: Tree = {}
    marks: Marks = {}
    for name, value in b.items():
        sides = (value, t[name], m[name])
        if name in LISTS:
            tree[name] = list_node(name, *(_by_key(name, side) for side in sides))
            if name in ONCE and _is_twice(name, tree[name]):
                tree[name] = Conflict((name,), *sides)
            if name in MARKS:
                marks[name] = _mark(name, *sides)
        elif isinstance(value, dict):
            tree[name] = fields_node((name,), *sides)
        else:
            tree[name] = value_node((name,), *sides)
    _keep_what_is_named(tree, b, t, m)
    return tree, marks


def _by_key(section: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    found = {_key(section, value): value for value in values}
    if len(found) < len(values):
        raise ValueError(f"{section}: key must not repeat")
    return found


def _key(section: str, value: dict[str, Any]) -> str:
    return value["language" if section == "texts" else "key"]


def _is_twice(section: str, node: Tree) -> bool:
    """Whether two items could say what a list may have only once."""
    said_by: dict[tuple[str, ...], str] = {}
    for pick in SIDES:
        for item in items(node, pick):
            said = tuple(item[name] for name in ONCE[section])
            if said_by.setdefault(said, item["key"]) != item["key"]:
                return True
    return False


def _mark(section: str, *sides: list[dict[str, Any]]) -> tuple[Any, list[str]]:
    """The node of the key of the item that is marked, and the keys that ever were."""
    mark = MARKS[section]
    b, t, m = (
        next((_key(section, item) for item in side if item[mark]), None)
        for side in sides
    )
    node = value_node((section, "*", mark), b, t, m)
    if isinstance(node, Conflict) and (t is None or m is None):
        node = t or m
    return node, [key for key in (t, m, b) if key]


def _keep_what_is_named(tree: Tree, b: Tree, t: Tree, m: Tree) -> None:
    """Make a conflict of each item that one side removed and something names."""
    while gone := [
        (section, key)
        for section, key in _named(tree)
        if tree[section].get(key, ...) is None
    ]:
        for section, key in gone:
            base, theirs, mine = (
                _by_key(section, side[section]).get(key) for side in (b, t, m)
            )
            tree[section][key] = Conflict((section, key), base, theirs, mine)


def _named(tree: Tree) -> set[tuple[str, str]]:
    """The lists and keys of what items name, however the conflicts are settled."""
    return {
        (target, item[name])
        for pick in SIDES
        for section in LISTS
        for item in items(tree[section], pick)
        for name, target in WITHIN.items()
        if item.get(name)
    }


def _conflicts(node: Any) -> Iterator[Conflict]:
    if isinstance(node, Conflict):
        yield node
    elif isinstance(node, dict):
        for part in node.values():
            yield from _conflicts(part)


def _entry(tree: Tree, marks: Marks, pick: Pick) -> Tree:
    entry = {
        name: items(node, pick) if name in LISTS else settled(node, pick)
        for name, node in tree.items()
    }
    for section, (node, others) in marks.items():
        _set_mark(section, entry[section], settled(node, pick), others)
    for section in LISTS:
        for item in entry[section]:
            for name in WITHIN.keys() & item.keys():
                there = {other["key"] for other in entry[WITHIN[name]]}
                item[name] = item[name] if item[name] in there else None
    return entry


def _set_mark(
    section: str, found: list[dict[str, Any]], wanted: str | None, others: list[str]
) -> None:
    """Mark the item with the key that is wanted; if it is gone, another."""
    keys = [_key(section, item) for item in found]
    order = [wanted, *others, *keys]
    if section == "texts":  # there need not be an original
        order = [wanted, *others] if wanted else []
    marked = next((key for key in order if key in keys), None)
    for key, item in zip(keys, found, strict=True):
        item[MARKS[section]] = key == marked
