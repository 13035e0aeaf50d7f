"""An entry by columns: what each of them holds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from members.intake.columns import BY_SECTION, LISTS, ONCE, Column
from members.intake.files.exported import Exported

Write = Callable[[Column, Any], Any]

# The columns of lists that are written; a line names its organization by its slug.
OTHERS = ("organization_identifier", "organization_name", "organization_country")
COLUMNS = {
    sheet.section: tuple(c for c in sheet.columns if c.name not in OTHERS)
    for sheet in LISTS
}


def stated(one: Exported) -> list[Any]:
    """What an entry states once, in the order of the columns."""
    entry = one.entry
    groups = {"": entry, "place": entry.place, "contact": entry.contact}
    return [
        getattr(groups[group], field)
        for group, _dot, field in (column.field.rpartition(".") for column in ONCE)
    ]


def lines(one: Exported, section: str) -> list[Mapping[str, Any]]:
    """The lines of a list as JSON, without what is so by default."""
    if section == "memberships":
        return [
            {name: value for name, value in row.items() if value not in (None, "")}
            for row in one.memberships
        ]
    found: list[Mapping[str, Any]] = one.data.get(section, [])
    return found


def rows(
    one: Exported, section: str, defaults: Mapping[str, Any]
) -> Iterator[list[Any]]:
    """The lines of a list in the order of its columns."""
    names = [column.field for column in COLUMNS[section]]
    for line in lines(one, section):
        said = {**defaults, **line, "organization": one.entry.slug}
        yield [said.get(name) for name in names]


def headings(section: str) -> list[str]:
    columns = COLUMNS[section] if section else ONCE
    return [column.name for column in columns]


__all__ = ["BY_SECTION", "COLUMNS", "headings", "lines", "rows", "stated"]
