"""Generated edits: two entries that were made from a third."""

from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st
from pydantic import ValidationError

from members.entry import LISTS, Entry
from tests.members.entries import entries

MARKS = {"texts": "is_original", "founding_dates": "is_preferred"}
ONCE = {
    "identifiers": ("scheme", "value"),
    "priorities": ("area",),
    "participations": ("program",),
}
# What is valid together only.
GROUPS = (
    ("value", "value_high", "qualifier"),
    ("since", "until", "is_undated"),
    ("latitude", "longitude"),
)
PARTS = [name for name in Entry.model_fields if name != "slug"]
ACTS = ("edit", "edit", "edit", "remove", "add", "add_own", "move", "mark", "name")


def full(word: str, year: int, *, keys: str) -> Entry:
    """An entry with something in every part; `keys` are three letters."""
    areas, languages = ("outreach", "policy", "teachers"), ("en", "ru", "mn")
    rows = [
        {"key": key, "source": source}
        for key, source in zip(keys, ("s1", None, "s2"), strict=True)
    ]
    return Entry.model_validate(
        {
            "slug": "ark",
            "name": word,
            "place": {
                "country": "MN",
                "city": word,
                "latitude": year / 100,
                "longitude": year / 50,
            },
            "contact": {"phone": word, "email": f"{word}@example.org"},
            "names": [
                {"key": key, "text": f"{word} {key}", "type": "legal", "since": since}
                for key, since in zip(keys, ("", str(year), "1990"), strict=True)
            ],
            "identifiers": [
                {"key": key, "scheme": scheme, "value": word}
                for key, scheme in zip(keys, ("ror", "isni", "wikidata"), strict=True)
            ],
            "founding_dates": [
                row | {"date": str(year), "is_preferred": row["key"] == keys[1]}
                for row in rows
            ],
            "links": [{"key": keys[0], "label": word, "address": "https://a.example/"}],
            "texts": [
                {
                    "language": language,
                    "is_original": language == languages[year % 3],
                    "revised_on": f"{year}-01-01",
                    "mission": f"{word} {language}",
                }
                for language in languages[:2]
            ],
            "priorities": [
                row | {"area": area, "statement": word}
                for row, area in zip(rows, areas, strict=True)
            ],
            "participations": [rows[0] | {"program": "reading", "since": str(year)}],
            "milestones": [row | {"since": str(year), "text": word} for row in rows],
            "partners": [
                row | {"name": word, "since": "1999", "until": str(year)}
                for row in rows
            ],
            "figures": [
                rows[0] | _figure(year, since=str(year)),
                rows[1] | _figure(year, is_undated=True, supersedes=keys[0]),
                rows[2]
                | _figure(year, until=str(year), qualifier="range", value_high=year),
            ],
            "sources": [
                {"key": key, "title": f"{word} {key}"} for key in ("s1", "s2", "s3")
            ],
        }
    )


def _figure(value: int, **fields: Any) -> dict[str, Any]:
    return {"indicator": "children", "kind": "stock", "value": value, **fields}


class Edit(NamedTuple):
    """What is done in a part of the entry; `at`, `which` and `field` count round."""

    part: str
    act: str
    at: int
    which: int
    field: int


@st.composite
def edited_apart(draw) -> tuple[Entry, Entry, Entry]:
    """A base, theirs and mine. Both edit in the same two parts."""
    base, donor = full("old", 2001, keys="abc"), full("new", 2002, keys="cde")
    if draw(st.integers(0, 3)) == 0:
        base, donor = draw(entries()), draw(entries())
    other = draw(st.sampled_from([donor, full("other", 2003, keys="def")]))
    # One number instead of hundreds of choices: quicker, and more varied.
    random = Random(draw(st.integers(0, 2**32)))
    parts = random.choices([part for part in PARTS if getattr(base, part)], k=2)
    fields = random.sample(range(8), 2)
    theirs, mine = (
        edited(base, from_, [_edit(random, parts, fields) for _ in range(6)], own)
        for from_, own in ((donor, "_t"), (other, "_m"))
    )
    return base, theirs, mine


def _edit(random: Random, parts: list[str], fields: list[int]) -> Edit:
    at, which = random.randrange(3), random.randrange(3)
    field = random.choice([*fields, random.randrange(8)])
    return Edit(random.choice(parts), random.choice(ACTS), at, which, field)


def edited(base: Entry, donor: Entry, edits: list[Edit], own: str) -> Entry:
    """The base after those edits that leave it valid; `own` ends keys of this side."""
    data, other = base.model_dump(mode="json"), donor.model_dump(mode="json")
    for edit in edits:
        after = _after(edit, data, other, own)
        try:
            Entry.model_validate(after)
        except ValidationError:
            continue
        data = after
    return Entry.model_validate(data)


def _after(edit: Edit, data: dict, other: dict, own: str) -> dict[str, Any]:
    old, new = data[edit.part], other[edit.part]
    if edit.part not in LISTS:
        is_object = isinstance(old, dict)
        return data | {edit.part: _copied(edit, old, new) if is_object else new}
    items = [dict(item) for item in old]
    at = edit.at % len(items) if items else 0
    donor = new[edit.which % len(new)] if new else None
    if edit.act.startswith("add") and donor:
        key = donor.get("key", "") + (own if edit.act == "add_own" else "")
        items.insert(at, donor | ({"key": key} if "key" in donor else {}))
    elif items and edit.act == "remove":
        del items[at]
    elif items and edit.act == "edit" and donor:
        items[at] = _copied(edit, items[at], donor)
    elif items and edit.act == "move":
        items.insert(edit.which % len(items), items.pop(at))
    elif items and edit.act == "name":
        _name(edit, items[at], data)
    _mark_one(edit, items, at if edit.act == "mark" else None)
    return _without_lost_names(data | {edit.part: items})


def _copied(edit: Edit, old: dict, new: dict) -> dict[str, Any]:
    """The old object with some field of the new one."""
    fixed = {"key", "language", *MARKS.values()}
    names = [name for name in old if name not in fixed]
    name = names[edit.field % len(names)]
    group = next((group for group in GROUPS if name in group), (name,))
    if edit.which % 2:
        group = (name,)
    return old | {name: new[name] for name in group if name in old}


def _name(edit: Edit, item: dict, data: dict) -> None:
    """Let the item name a source or an earlier figure, or none."""
    name, target = (
        ("supersedes", "figures")
        if "supersedes" in item and edit.field % 2
        else ("source", "sources")
    )
    there = [None, *(other["key"] for other in data[target])]
    if name in item:
        item[name] = there[edit.which % len(there)]


def _mark_one(edit: Edit, items: list[dict], at: int | None) -> None:
    mark = MARKS.get(edit.part)
    if not mark or not items:
        return
    marked = [n for n, item in enumerate(items) if item[mark]]
    if at is None:
        at = marked[0] if marked else 0 if mark == "is_preferred" else None
    for n, item in enumerate(items):
        item[mark] = n == at


def _without_lost_names(data: dict) -> dict[str, Any]:
    """A copy of the entry in which nothing names what was removed."""
    data = deepcopy(data)
    for section in LISTS:
        for item in data[section]:
            for name, target in (("source", "sources"), ("supersedes", "figures")):
                if item.get(name) not in [None, *(o["key"] for o in data[target])]:
                    item[name] = None
    return data
