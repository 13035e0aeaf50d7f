"""A whole list in one cell, as JSON: for files that have one sheet only."""

import json
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from members.intake.columns import BY_SECTION, plain
from members.intake.files.cells import LONGEST_SHOWN, Row, read_value
from members.intake.files.headings import unknown_column
from members.intake.files.values import EMPTY, Values
from members.intake.files.whole import DEFAULTS
from members.intake.files.wrong import WrongValueError
from members.intake.given import Line, Place, Remark


def read_lines(
    section: str, text: Any, place: Place, values: Values, row: Row
) -> list[Line]:
    """The lines of a list that a cell states as JSON; an empty cell states none.

    What is wrong with them is added to the errors of the row.
    """
    if text is None:
        return []
    try:
        items = json.loads(str(text))
        if not isinstance(items, list):
            raise TypeError
    except (ValueError, TypeError, RecursionError):
        message = _("This is no list in JSON.")
        right = _('Write it as [{"key": "…", …}, …], or use a sheet of its own.')
        row.errors.append(Remark(message, right, str(text)[:LONGEST_SHOWN], place))
        return []
    lines = (
        _line(
            section,
            item,
            replace(place, column=f"{place.column} {number}"),
            values,
            row,
        )
        for number, item in enumerate(items, start=1)
    )
    return [line for line in lines if line]


def _line(
    section: str, item: Any, place: Place, values: Values, row: Row
) -> Line | None:
    if not isinstance(item, dict):
        message = _("This is no line of a list.")
        right = _('Write it as {"key": "…", …}.')
        row.errors.append(Remark(message, right, str(item)[:LONGEST_SHOWN], place))
        return None
    names = BY_SECTION[section].names
    fields: dict[str, Any] = {}
    unread: set[str] = set()
    for name, value in item.items():
        column = names.get(plain(name))
        if column is None:
            row.errors.append(unknown_column(name, names, place))
        elif value is None or value == "":
            if column.type in EMPTY:
                fields[column.field] = EMPTY[column.type]
        else:
            try:
                fields[column.field] = read_value(
                    column, value, place, values, row.readings
                )
            except WrongValueError as error:
                shown = str(value)[:LONGEST_SHOWN]
                row.errors.append(Remark(error.message, error.right, shown, place))
                unread.add(column.field)
    key = fields.pop("key", None) or ""
    if section == "texts":
        key = fields.get("language", "")
    said = {**DEFAULTS[section], **fields}
    return Line(place, said, key, unread=frozenset(unread))
