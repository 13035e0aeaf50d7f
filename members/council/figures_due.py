"""The figures that are due for the new year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from members.council.attention import latest_year
from members.council.places import Place
from members.entry import Entry
from programs.models import Indicator


@dataclass(frozen=True)
class Due:
    """What is counted, the year of the latest result, and where the next is added."""

    indicator: Indicator
    latest: int
    place: Place


def figures_due(
    entry: Entry, today: date, indicators: Iterable[Indicator]
) -> list[Due]:
    """The indicators whose latest dated result is of the year before last, or older.

    In the order of `indicators`; what the network counts no more is left out.
    """
    due = []
    for indicator in indicators:
        figures = [f for f in entry.figures if f.indicator == indicator.code]
        if 0 < (latest := latest_year(figures)) < today.year - 1:
            place = Place(entry.slug, "figures", f"add-figures-{indicator.code}")
            due.append(Due(indicator, latest, place))
    return due
