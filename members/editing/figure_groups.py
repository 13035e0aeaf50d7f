"""The figures of a section by what they count."""

from dataclasses import dataclass

from members.editing.due import due, taken
from members.editing.list_form import ListForm, Row
from members.editing.part_form import Typings
from programs.models import Indicator


@dataclass(frozen=True)
class FigureGroup:
    """The rows of one indicator.

    `next_year` is the one that a further row is for; 0 where the network counts this
    no more, so that there is none.
    """

    indicator: Indicator
    rows: list[Row]
    next_year: int


def figure_groups(figures: ListForm, typed: Typings) -> list[FigureGroup]:
    """In the order of a profile; last what the network does not count any more."""
    by_code: dict[str, list[Row]] = {}
    for row in figures.rows:
        by_code.setdefault(row.form.group, []).append(row)
    offer, used = figures.offer, taken(typed)
    lost = [code for code in by_code if code not in offer.indicators]
    return [
        FigureGroup(
            offer.indicator(code),
            by_code[code],
            0 if code in lost else due(offer.entry, code, offer.today, used).year,
        )
        for code in [*offer.indicators, *lost]
        if code in by_code
    ]
