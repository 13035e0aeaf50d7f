"""Rows of the sheets of lists: each says a line of the list of an organization."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from members.intake.columns import Sheet
from members.intake.files.cells import Row
from members.intake.files.gathering import Gathering, Reference, add_line
from members.intake.files.values import EMPTY
from members.intake.given import Given, Line, Place, Remark

NAMING = (
    "organization",
    "organization_identifier",
    "organization_name",
    "organization_country",
)


def add_line_of(sheet: Sheet, row: Row, gathering: Gathering) -> Given:
    """What a row of a list says, added to its organization, which is returned."""
    reference, values = _reference(row)
    given = gathering.of(reference, row.place, values)
    given.errors.extend(row.errors)
    given.readings.extend(row.readings)
    key = row.value("key") or ""
    if sheet.section == "texts":
        key = row.value("language") or ""
    is_removed = bool(row.value("remove"))
    fields: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for cell in row.cells:
        column = cell.column
        if column.name in (*NAMING, "key", "remove"):
            continue
        columns[column.field] = cell.heading.text
        if not cell.is_empty:
            fields[column.field] = cell.value
        elif column.is_required:
            if (not key and not is_removed) or column.name == "language":
                given.errors.append(needed(cell.place))
        elif column.type in EMPTY:
            fields[column.field] = EMPTY[column.type]
    unread = frozenset(column.field for column in row.unread)
    line = Line(row.place, fields, key, is_removed, columns, unread=unread)
    add_line(given, sheet.section, line)
    return given


def needed(place: Place) -> Remark:
    return Remark(
        _("This cell is empty."),
        _("A value is needed in this column."),
        place=place,
    )


def _reference(row: Row) -> tuple[Reference, Mapping[str, Any]]:
    """How a row names its organization, and what it says of it by that."""
    if slug := row.value("organization"):
        return ("slug", slug), {}
    if identifier := row.value("organization_identifier"):
        scheme, sign, value = identifier.partition(":")
        if sign and scheme.strip() and value.strip():
            return ("identifier", scheme.strip().casefold(), value.strip()), {}
    name, country = row.value("organization_name"), row.value("organization_country")
    if name and country:
        return ("name", name, country), {"name": name, "place.country": country}
    row.errors.append(
        Remark(
            _("This row does not say which organization it is about."),
            _("Write the organization’s slug into the column “organization”."),
            place=row.place,
        )
    )
    return ("row", row.place.sheet, str(row.place.row)), {}
