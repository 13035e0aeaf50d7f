"""Rows of the sheet of organizations."""

from typing import Any

from django.utils.translation import gettext as _

from members.intake.files.cells import Cell, Row
from members.intake.files.gathering import Gathering, Reference
from members.intake.files.lines import read_lines
from members.intake.files.values import EMPTY, Values
from members.intake.given import Given, Line, Remark


def add_organization(
    row: Row, gathering: Gathering, values: Values, language: str
) -> None:
    """What a row says of its organization; `language` is that of texts without one."""
    said: dict[str, Any] = {}
    columns: dict[str, str] = {}
    lists: dict[str, list[Line]] = {}
    whole: set[str] = set()
    for cell in row.cells:
        column = cell.column
        if column.type == "lines":
            found = read_lines(column.field, cell.value, cell.place, values, row)
            lists.setdefault(column.field, []).extend(found)
            whole.add(column.field)
        elif column.shortcut:
            if not cell.is_empty:
                _add_shortcut(cell, lists, language)
            continue
        elif not cell.is_empty:
            said[column.field] = cell.value
        elif not column.is_required and column.type in EMPTY:
            said[column.field] = EMPTY[column.type]
        columns[column.field] = cell.heading.text
    slug = said.pop("slug", None) or ""
    unread = frozenset(column.field for column in row.unread)
    given = Given(
        row.place, slug, said, lists, frozenset(whole), columns, unread=unread
    )
    given.errors.extend(row.errors)
    given.readings.extend(row.readings)
    if not slug and not said.get("name") and not given.errors:
        given.errors.append(_nameless(row))
    gathering.add(given, _references(given))


def _nameless(row: Row) -> Remark:
    return Remark(
        _("This row names no organization."),
        _("Write its slug, or its name and country."),
        place=row.place,
    )


def _references(given: Given) -> list[Reference]:
    references: list[Reference] = []
    if given.slug:
        references.append(("slug", given.slug))
    for line in given.lists.get("identifiers", []):
        scheme, value = line.fields.get("scheme", ""), line.fields.get("value", "")
        references.append(("identifier", str(scheme).casefold(), str(value)))
    if (name := given.values.get("name")) and (
        country := given.values.get("place.country")
    ):
        references.append(("name", name, country))
    return references


def _add_shortcut(cell: Cell, lists: dict[str, list[Line]], language: str) -> None:
    """A line of a list that a column states, or part of one that another began."""
    shortcut = cell.column.shortcut
    assert shortcut  # noqa: S101 - whoever calls has asked
    lines = lists.setdefault(shortcut.section, [])
    columns = {shortcut.field: cell.heading.text}
    for value in cell.value if shortcut.is_list else [cell.value]:
        fields: dict[str, Any] = {**shortcut.fields, shortcut.field: value}
        if shortcut.section == "texts":
            fields["language"] = cell.heading.language or language
        by = {name: fields[name] for name in shortcut.by if name in fields}
        key = fields["language"] if shortcut.section == "texts" else ""
        if "current" in shortcut.by:
            by = {"until": ""}
        begun = next((line for line in lines if line.by and line.by == by), None)
        if begun and not shortcut.is_list:
            fields_begun: Any = begun.fields
            fields_begun |= fields
            columns_begun: Any = begun.columns
            columns_begun |= columns
        else:
            lines.append(Line(cell.place, fields, key, False, columns, by))
