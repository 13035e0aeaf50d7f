"""The figures that are due: the next of each series, and what a new row begins with."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from members.editing.part_form import Typings
from members.entry import Entry, FigureItem
from members.models import Result

# What a figure of the same series says again.
CONTINUED = ("qualifier", "kind", "dimension", "program", "unit_as_stated")


@dataclass(frozen=True)
class Began:
    """What a new row of an indicator begins with: the figure before it, and a year."""

    indicator: str
    figure: FigureItem | None
    year: int

    @property
    def like(self) -> str:
        """As a hidden field keeps it: the key of the figure, a point, the year."""
        return f"{self.figure.key if self.figure else ''}.{self.year}"


def began(like: str, indicator: str, entry: Entry) -> Began | None:
    """What `like` says a row began with; None for a row that did not begin so."""
    key, _point, year = like.rpartition(".")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    found = (figure for figure in entry.figures if figure.key == key)
    return Began(indicator, next(found, None), int(year))


def due(entry: Entry, indicator: str, today: date, taken: frozenset[str]) -> Began:
    """The figure of an indicator that is due next.

    Of its series (a part of it, a program), the one that lags behind most and is
    not `taken` by a new row already (their `like`); due is the year that follows,
    but none before last year.
    """
    series = [
        Began(indicator, last, _year_due(last, today))
        for last in _last(entry, indicator)
    ]
    free = [one for one in series if one.like not in taken]
    if free:
        return min(free, key=lambda one: (one.year, -_year(one.figure)))
    latest = max(series, key=lambda one: one.year, default=None)
    first = latest or Began(indicator, None, today.year - 1)
    while first.like in taken:
        first = Began(indicator, first.figure, first.year + 1)
    return first


def taken(typed: Typings) -> frozenset[str]:
    """The `like` of the new rows that were typed into."""
    return frozenset(
        like
        for name, values in typed.items()
        if name.startswith("figures-") and name.endswith("-began_like")
        for like in values
    )


def typed_of_due(begun: Began, prefix: str) -> Typings:
    """The fields that a new row begins with, beyond those that are empty."""
    values: dict[str, Any] = {
        "indicator": begun.indicator,
        "since": begun.year,
        "until": begun.year,
        "began_like": begun.like,
    }
    if begun.figure:
        values |= {name: getattr(begun.figure, name) or "" for name in CONTINUED}
    return {f"{prefix}-{name}": [str(value)] for name, value in values.items()}


def _last(entry: Entry, indicator: str) -> list[FigureItem]:
    """The latest result of each series; those that were never dated come last."""
    results = [
        figure
        for figure in entry.figures
        if figure.indicator == indicator and figure.result == Result.ACTUAL
    ]
    ordered = sorted(results, key=_series)
    return [max(group, key=_year) for _key, group in groupby(ordered, key=_series)]


def _series(figure: FigureItem) -> tuple[str, str]:
    return figure.dimension, figure.program or ""


def _year(figure: FigureItem | None) -> int:
    """The year that a figure is about; 0 for one without a date."""
    stated = (figure.until or figure.since)[:4] if figure else ""
    return int(stated or 0)


def _year_due(last: FigureItem, today: date) -> int:
    return max(_year(last) + 1, today.year - 1)
