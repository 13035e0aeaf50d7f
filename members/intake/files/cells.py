"""The cells of a row, each read by the type of its column."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from members.intake.columns import Column
from members.intake.files.guard import unguarded
from members.intake.files.headings import Heading, Headings
from members.intake.files.values import Values
from members.intake.files.wrong import WrongValueError
from members.intake.given import Place, Remark
from programs.typed_dates import Order

LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Cell:
    """What a row says in one column."""

    heading: Heading
    value: Any
    place: Place
    is_empty: bool = False

    @property
    def column(self) -> Column:
        return self.heading.column


@dataclass
class Row:
    """A row with its cells by the name and the language of their columns.

    `unread` are the columns of which the cell was told to be wrong.
    """

    place: Place
    cells: list[Cell] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)
    unread: list[Column] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.errors and all(cell.is_empty for cell in self.cells)

    def value(self, name: str) -> Any:
        """What stands in a column; None where it is empty, wrong or not there."""
        for cell in self.cells:
            if cell.column.name == name and not cell.is_empty:
                return cell.value
        return None


def read_row(
    title: str, number: int, cells: list[Any], headings: Headings, values: Values
) -> Row:
    """The cells of a row, each read by the type of its column, or told to be wrong."""
    row = Row(Place(title, number))
    for at, heading in headings.at.items():
        cell = cells[at] if at < len(cells) else None
        if isinstance(cell, str):
            cell = unguarded(cell)
        place = Place(title, number, heading.text)
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            row.cells.append(Cell(heading, None, place, is_empty=True))
        elif heading.column.type == "lines":
            row.cells.append(Cell(heading, cell, place))
        else:
            _read_cell(row, heading, cell, place, values)
    for at in range(len(cells)):
        if at not in headings.at and cells[at] not in (None, ""):
            row.errors.extend(_beside(title, number, at, cells[at], headings))
    return row


def _read_cell(
    row: Row, heading: Heading, cell: Any, place: Place, values: Values
) -> None:
    try:
        value = read_value(
            heading.column, cell, place, values, row.readings, heading.order
        )
    except WrongValueError as error:
        shown = shown_value(cell)[:LONGEST_SHOWN]
        row.errors.append(Remark(error.message, error.right, shown, place))
        row.unread.append(heading.column)
    else:
        row.cells.append(Cell(heading, value, place))


def read_value(
    column: Column,
    cell: Any,
    place: Place,
    values: Values,
    readings: list[Remark],
    order: Order = Order.DAY_FIRST,
) -> Any:
    """The value of a cell; raises WrongValueError. A doubtful reading is told."""
    value, reading = values.read(column, cell, order)
    if reading:
        shown = shown_value(cell)[:LONGEST_SHOWN]
        message = _("“%(value)s” was read as %(reading)s.") % {
            "value": shown,
            "reading": reading,
        }
        readings.append(Remark(message, reading, shown, place))
    return value


def shown_value(cell: Any) -> str:
    """A cell as text, for whoever looks for it."""
    if isinstance(cell, dict):
        return str(cell.get("date") or cell.get("error") or "")
    return str(cell)


def _beside(
    title: str, number: int, at: int, cell: Any, headings: Headings
) -> list[Remark]:
    if at in headings.wrong:
        return []  # its heading was told to be wrong
    return [
        Remark(
            _("This cell has no heading above it."),
            _("Give its column a heading, or delete what stands there."),
            shown_value(cell)[:LONGEST_SHOWN],
            Place(title, number, letters(at)),
        )
    ]


def letters(number: int) -> str:
    """A column as spreadsheets call it, from 0: A, Z, AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
