"""Words of the vocabulary: countries, regions, priority areas and programs by name.

Whoever is in a country is found by its names, in all languages of the vocabulary,
though no row of an organization says them: the facet index knows who is where.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import models

from members.directory.index import FacetIndex
from members.directory.text.lines import Lines, Packing
from members.models.search_text import lines
from programs.models import Country, PriorityArea, Program, Region

WORLD = "001"  # M49 of all countries together, which tells nobody apart
Value = tuple[str, str]


class Themes:
    """The names of some facets' values, and who has the values that they name."""

    def __init__(self, values: Iterable[tuple[Value, str]]) -> None:
        named = list(values)
        self.values = [value for value, _text in named]
        self.lines = Lines(Packing(text for _value, text in named))

    def having(self, index: FacetIndex, find: Callable[[Lines], Iterable[int]]) -> int:
        found = 0
        for facet, value in self.named(find):
            found |= index.having(facet, [value])
        return found

    def named(self, find: Callable[[Lines], Iterable[int]]) -> list[Value]:
        """The values whose names have what `find` finds."""
        return [self.values[row] for row in sorted(set(find(self.lines)))]


def places() -> Themes:
    """Countries, by what files call them too, and regions."""
    rows = [*_rows(Country, "country", "code"), *_rows(Region, "region", "code")]
    return Themes((value, lines(_without_codes(names))) for value, names in rows)


def codes() -> Themes:
    """Countries by their codes: ARE and AND are words, too."""
    rows = _rows(Country, "country", "code")
    return Themes(
        (value, lines(set(names) - set(_without_codes(names)))) for value, names in rows
    )


def terms() -> Themes:
    """Priority areas and programs."""
    rows = [
        *_rows(PriorityArea, "priority", "slug"),
        *_rows(Program, "program", "slug"),
    ]
    return Themes((value, lines(names)) for value, names in rows)


def _rows(
    model: type[models.Model], facet: str, column: str
) -> Iterator[tuple[Value, list[str]]]:
    names = [f"name_{language}" for language in settings.MODELTRANSLATION_LANGUAGES]
    columns = [*names, "other_names"] if model is Country else names
    rows: Any = model._default_manager.order_by("pk")
    for code, *texts in rows.values_list(column, *columns):
        if code != WORLD:
            yield (facet, code), [line for t in texts if t for line in t.split("\n")]


def _without_codes(names: Iterable[str]) -> list[str]:
    return [name for name in names if not (len(name) < 4 and name.isupper())]
