"""Rows as lines of files, some hundreds of organizations in one query of each list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from django.db import models

from members.intake.columns import BY_SECTION, LISTS, ONCE
from members.intake.files.values import as_json
from members.intake.files.whole import DEFAULTS
from members.models import Organization
from members.models.organization import OrganizationQuerySet

Lines = list[dict[str, Any]]
# Columns of the sheets of lists that are no part of a line.
NAMING = ("organization", "organization_identifier", "organization_name")
BESIDE = {*NAMING, "organization_country", "remove"}
NEVER = object()
# How JSON has what databases give.
AS_JSON: dict[type, Callable[[Any], Any]] = {
    models.DecimalField: as_json,
    models.DateField: dt.date.isoformat,
}


def once_of(
    organizations: OrganizationQuerySet, pks: Collection[int]
) -> dict[int, list[Any]]:
    """What organizations state once, in the order of the columns, by primary key."""
    names = [column.field.rpartition(".")[2] for column in ONCE]
    columns = [_column(Organization, name) for name in names]
    changed = _changed(Organization, names)
    found = {}
    rows = _among(organizations.order_by(), "pk", pks)
    for pk, *values in rows.values_list("pk", *columns):
        for name, change in changed:
            at = names.index(name)
            if values[at] is not None:
                values[at] = change(values[at])
        found[pk] = values
    return found


def lines_of(pks: Collection[int]) -> dict[str, dict[int, Lines]]:
    """The lines of all lists of organizations, by section and primary key.

    Perhaps of others too, which lie between them.
    """
    return {sheet.section: _Reader.of(sheet.section).read(pks) for sheet in LISTS}


def _among(rows: Any, column: str, pks: Collection[int]) -> Any:
    """Those of some organizations, and of the few between where these lie close.

    For each key that is named costs as much as a row.
    """
    first, last = min(pks), max(pks)
    if last - first < 2 * len(pks):
        return rows.filter(**{f"{column}__gte": first, f"{column}__lte": last})
    return rows.filter(**{f"{column}__in": pks})


class _Reader:
    """Reads the lines of one list, in their order."""

    def __init__(self, section: str) -> None:
        relation: Any = Organization._meta.get_field(section)
        self.model: Any = relation.related_model
        fields = {field.name for field in self.model._meta.get_fields()}
        columns = [c for c in BY_SECTION[section].columns if c.name not in BESIDE]
        # A text has no key but its language.
        self.names = [c.field for c in columns if c.field in fields]
        self.defaults = [DEFAULTS[section].get(name, NEVER) for name in self.names]
        self.columns = [_column(self.model, name) for name in self.names]
        self.changed = _changed(self.model, self.names)
        self.order = ["organization_id", "position", *self.model._meta.ordering]

    @classmethod
    @cache
    def of(cls, section: str) -> "_Reader":
        return cls(section)

    def read(self, pks: Collection[int]) -> dict[int, Lines]:
        rows = _among(self.model._default_manager.all(), "organization", pks)
        found: dict[int, Lines] = defaultdict(list)
        for row in rows.order_by(*self.order).values_list(
            *self.columns, "organization"
        ):
            line = {
                name: value
                for name, default, value in zip(
                    self.names, self.defaults, row, strict=False
                )
                if value != default
            }
            for name, change in self.changed:
                if name in line:
                    line[name] = change(line[name])
            found[row[-1]].append(line)
        return found


def _column(model: Any, name: str) -> str:
    """Where a value stands: what a row names, it names by its last natural field."""
    related: Any = model._meta.get_field(name).related_model
    if related is None:
        return name
    return f"{name}__{'name' if name == 'logo' else related.natural_fields[-1]}"


def _changed(model: Any, names: list[str]) -> list[tuple[str, Callable[[Any], Any]]]:
    kinds = {name: type(model._meta.get_field(name)) for name in names}
    return [(name, AS_JSON[kind]) for name, kind in kinds.items() if kind in AS_JSON]
