"""What an old profile page says, in the shape that plans are made from."""

from collections.abc import Iterator
from typing import Any

from members.entry import LISTS, Entry
from members.intake.given import Given, Line, Place
from members.models import OldPage

# What a page may say once, by part of an entry; "" where it is no part of another.
SINGLE = {
    "": ("name", "name_language"),
    "place": ("country", "country_as_stated", "city", "address"),
    "contact": ("email", "phone", "website"),
}
# Of one line of a list alone; a page does not take it from a line that has it.
ONE_OF_LIST = {"founding_dates": "is_preferred", "texts": "is_original"}


def given(page: OldPage, public: Entry | None = None, *, names: bool = True) -> Given:
    """What a page says; `public` is what is there already, if it is known.

    A page adds: what it does not speak of is left out, and not emptied. Without
    `names` it does not speak of the name and the country.
    """
    entry = Entry.model_validate(page.entry)
    values = {path: said for path, said in _single(entry) if said}
    if not names:
        for path in ("name", "name_language", "place.country"):
            values.pop(path, None)
    place = Place(page.file)
    lists = {
        name: [
            _line(page, name, item, public, place)
            for item in entry.model_dump(mode="json")[name]
        ]
        for name in LISTS
    }
    stated = {name: lines for name, lines in lists.items() if lines}
    return Given(place, values=values, lists=stated)


def _single(entry: Entry) -> Iterator[tuple[str, Any]]:
    said = entry.model_dump(mode="json")
    for part, fields in SINGLE.items():
        for field in fields:
            yield (
                f"{part}.{field}" if part else field,
                (said[part] if part else said)[field],
            )


def _line(
    page: OldPage, name: str, item: dict[str, Any], public: Entry | None, place: Place
) -> Line:
    """A line without what is empty; only sources keep a key, which lines name."""
    fields = {field: said for field, said in item.items() if said not in ("", None)}
    key = fields.pop("key", "")
    if fields.get("source"):
        fields["source"] = _key_of_source(page, fields["source"])
    key = _key_of_source(page, key) if name == "sources" else ""
    if public and getattr(public, name) and name in ONE_OF_LIST:
        fields.pop(ONE_OF_LIST[name], None)
    # A figure supersedes another of its own page, by a key that is not kept.
    fields.pop("supersedes", None)
    return Line(place, fields, key=key)


def _key_of_source(page: OldPage, key: str) -> str:
    return f"{key}-of-page-{page.pk}"[:60]
