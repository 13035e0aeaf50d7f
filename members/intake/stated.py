"""What an organization would say: its public content with what a file gives for it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from members.entry import LISTS, Entry
from members.intake.given import Given, Line, Place
from members.intake.memberships import MembershipItem
from members.intake.slugs import key_for

MEMBERSHIPS = "memberships"
# By list, what says which line is meant where no key does.
SAYS_WHICH: dict[str, tuple[str, ...]] = {
    "names": ("text",),
    "identifiers": ("scheme", "value"),
    "founding_dates": ("date",),
    "links": ("address",),
    "texts": ("language",),
    "priorities": ("area",),
    "participations": ("program",),
    "milestones": ("since", "text"),
    "partners": ("name",),
    "figures": (
        *("indicator", "program", "since", "until", "dimension", "unit_as_stated"),
        *("kind", "result"),
    ),
    "sources": ("title",),
    MEMBERSHIPS: ("kind", "since"),
}
EMPTY = ("", None)
NUMBERS = ("value", "value_high")

Item = dict[str, Any]
Path = tuple[str | int, ...]


@dataclass
class Stated:
    """`data` is an entry as JSON, not checked yet; `memberships` likewise.

    `places` tells where in the file a path was said: ("name",), ("figures", 3) or
    ("figures", 3, "value"), the line by its number in the list as it is in `data`.
    """

    data: Item
    memberships: list[Item]
    places: dict[Path, Place] = field(default_factory=dict)
    lines: dict[tuple[str, int], Line] = field(default_factory=dict)
    missing: list[tuple[str, Line]] = field(default_factory=list)

    def list_of(self, name: str) -> list[Item]:
        found: list[Item] = (
            self.memberships if name == MEMBERSHIPS else self.data.setdefault(name, [])
        )
        return found


def stated(
    given: Given, slug: str, entry: Mapping[str, Any] | None, memberships: list[Item]
) -> Stated:
    """What is public (None: nothing yet) with what was given, in its place."""
    data: Item = deepcopy(dict(entry)) if entry else {"slug": slug, "place": {}}
    result = Stated(data, deepcopy(memberships))
    result.places["slug",] = _at(given.place, given.columns.get("slug", ""))
    for path, value in given.values.items():
        *above, last = path.split(".")
        part, shape = data, Entry
        for name in above:
            part, shape = part.setdefault(name, {}), part_shape(shape, name)
        part[last] = _or_default(shape, last, value)
        place = _at(given.place, given.columns.get(path, ""))
        result.places[tuple(path.split("."))] = place
    for path, column in given.columns.items():
        result.places.setdefault(tuple(path.split(".")), _at(given.place, column))
    for name, lines in given.lists.items():
        _put_lines(result, name, lines, is_whole=name in given.whole)
    return result


def part_shape(shape: type[BaseModel], name: str) -> Any:
    return shape.model_fields[name].annotation if name in shape.model_fields else Entry


def item_shape(name: str) -> type[BaseModel]:
    """The shape of the lines of a list."""
    if name == MEMBERSHIPS:
        return MembershipItem
    shape: type[BaseModel] = Entry.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
    return shape


def _or_default(shape: type[BaseModel], name: str, value: Any) -> Any:
    """The value; for an empty one what the field says when nothing is stated."""
    known = shape.model_fields.get(name)
    if value not in EMPTY or known is None or known.default is PydanticUndefined:
        return value
    return known.default


def _at(place: Place, column: str) -> Place:
    return Place(place.sheet, place.row, column or place.column)


def _key(name: str, item: Mapping[str, Any]) -> str:
    return str(item.get("language" if name == "texts" else "key", ""))


def _put_lines(result: Stated, name: str, lines: list[Line], *, is_whole: bool) -> None:
    """Find for each line the item that it speaks of, change it, or add a new one."""
    items = result.list_of(name)
    shape = item_shape(name)
    fields = [
        {
            key: _or_default(shape, key, value)
            for key, value in {**line.by, **line.fields}.items()
        }
        for line in lines
    ]
    found = _found(name, items, lines, fields)
    said: list[tuple[Line, Item]] = []
    keys = {_key(name, item) for item in items} | {line.key for line in lines}
    for line, values, item in zip(lines, fields, found, strict=True):
        if line.is_removed:
            if item is None:
                result.missing.append((name, line))
            else:
                items.remove(item)
            continue
        if item is None:
            item = {} if name == "texts" else {"key": line.key}
            if name != "texts" and not line.key:
                item["key"] = _new_key(name, values, keys)
                keys.add(item["key"])
            items.append(item)
        item.update(values)
        said.append((line, item))
    if is_whole:
        items[:] = [item for _line, item in said]
    _note_places(result, name, items, said)


def _found(
    name: str, items: list[Item], lines: list[Line], fields: list[Item]
) -> list[Item | None]:
    """The item of each line: by its key, else by what it says that tells it.

    That is `by`, where the line has it; else all that it says, else what says which.
    """
    free = {id(item): item for item in items}
    by_key = {_key(name, item): item for item in items}
    found: list[Item | None] = []
    for line in lines:
        item = by_key.get(line.key) if line.key else None
        found.append(free.pop(id(item), None) if item else None)
    for said in (None, SAYS_WHICH[name]):
        for number, (line, values) in enumerate(zip(lines, fields, strict=True)):
            if found[number] is None and not line.key:
                names = tuple(line.by) or said or tuple(values)
                same = _same(free.values(), values, names, is_told=bool(line.by))
                if same is not None:
                    found[number] = free.pop(id(same))
    return found


def _same(
    items: Iterable[Item], values: Item, names: tuple[str, ...], *, is_told: bool
) -> Item | None:
    """The first item that says the same in these fields, if they say anything.

    Where the line is told by them, an empty one says something: no end, for example.
    """
    names = tuple(name for name in names if name in values)
    if not is_told and not any(values[name] not in EMPTY for name in names):
        return None
    for item in items:
        if all(_plain(name, item) == _plain(name, values) for name in names):
            return item
    return None


def _plain(name: str, values: Item) -> str | float:
    """For comparing: "12.50" of a file is the 12.5 of an entry; empty is empty."""
    value = values.get(name)
    if value in EMPTY:
        return ""
    if name in NUMBERS:
        with suppress(TypeError, ValueError, OverflowError):
            return float(value)
    return str(value).strip().replace("\r\n", "\n").replace("\r", "\n")


def _new_key(name: str, values: Item, taken: set[str]) -> str:
    words = [str(values.get(part, "")) for part in SAYS_WHICH[name]]
    if name == "figures":
        words = words[:1] + words[2:4]
    return key_for(" ".join(filter(None, words)), "line", taken)


def _note_places(
    result: Stated, name: str, items: list[Item], said: list[tuple[Line, Item]]
) -> None:
    numbers = {id(item): number for number, item in enumerate(items)}
    for line, item in said:
        number = numbers.get(id(item))
        if number is None:
            continue
        result.lines[name, number] = line
        result.places[name, number] = line.place
        for part in line.fields:
            place = _at(line.place, line.columns.get(part, ""))
            result.places[name, number, part] = place


assert set(LISTS) | {MEMBERSHIPS} == set(SAYS_WHICH)  # noqa: S101
