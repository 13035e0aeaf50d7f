"""Which columns of lists are written, and the lines of a list by columns."""

from collections.abc import Iterator, Mapping
from typing import Any

from members.intake.columns import LISTS, ONCE
from members.intake.files.exported import Exported

# The columns of lists that are written; a line names its organization by its slug.
OTHERS = ("organization_identifier", "organization_name", "organization_country")
COLUMNS = {
    sheet.section: tuple(c for c in sheet.columns if c.name not in OTHERS)
    for sheet in LISTS
}


def rows(
    one: Exported, section: str, defaults: Mapping[str, Any]
) -> Iterator[list[Any]]:
    """The lines of a list in the order of its columns."""
    names = [column.field for column in COLUMNS[section]]
    for line in one.lists.get(section, []):
        said = {**defaults, **line, "organization": one.slug}
        yield [said.get(name) for name in names]


def headings(section: str) -> list[str]:
    columns = COLUMNS[section] if section else ONCE
    return [column.name for column in columns]
