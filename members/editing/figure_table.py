"""All figures of a section at a glance: a line for what is counted, a column a year."""

from dataclasses import dataclass

from members.editing.figure_groups import FigureGroup
from members.editing.list_form import Row


@dataclass(frozen=True)
class Cell:
    """`is_due`: the figure that a further row would be for, and nobody wrote yet."""

    rows: list[Row]
    is_due: bool


@dataclass(frozen=True)
class Line:
    group: FigureGroup
    cells: list[Cell]


@dataclass(frozen=True)
class FigureTable:
    """`years` are the columns, the newest first; "" is that of figures without one."""

    years: list[str]
    lines: list[Line]


def figure_table(groups: list[FigureGroup]) -> FigureTable:
    years = {row.form.year for group in groups for row in group.rows}  # type: ignore[attr-defined]
    years |= {str(group.next_year) for group in groups if group.next_year}
    columns = sorted(years, reverse=True)
    return FigureTable(columns, [_line(group, columns) for group in groups])


def _line(group: FigureGroup, years: list[str]) -> Line:
    by_year: dict[str, list[Row]] = {}
    for row in group.rows:
        by_year.setdefault(row.form.year, []).append(row)  # type: ignore[attr-defined]
    return Line(
        group,
        [
            Cell(
                rows := by_year.get(year, []), not rows and year == str(group.next_year)
            )
            for year in years
        ],
    )
