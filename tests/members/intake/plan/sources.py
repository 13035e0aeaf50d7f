"""What files say, without files."""

from typing import Any

from members import intake
from members.intake.given import Given, Line, Place, Source, Word
from members.models import Import


def given(row: int = 2, name: str = "", country: str = "", **more: Any) -> Given:
    """One organization at a row; `values` are further fields by path."""
    values = {**({"name": name} if name else {}), **more.pop("values", {})}
    if country:
        values["place.country"] = country
    columns = {path: path.rpartition(".")[2].title() for path in values}
    place = Place("Organizations", row)
    return Given(place, values=values, columns={**columns, "slug": "Address"}, **more)


def line(row: int = 2, key: str = "", *, sheet: str = "Lines", **fields: Any) -> Line:
    columns = {name: name.title() for name in fields}
    return Line(Place(sheet, row), fields, key, columns=columns)


def word(model: str, *key: str, row: int = 2, **fields: Any) -> Word:
    columns = {name: name.title() for name in fields}
    return Word(Place(model, row), model, key, fields, columns)


def source(*organizations: Given, **parts: Any) -> Source:
    return Source("given", list(organizations), **parts)


def planned(*organizations: Given, by: Any = None, **parts: Any) -> Import:
    load = intake.upload_source(source(*organizations, **parts), "Members.xlsx", by=by)
    return intake.plan(load)


def applied(*organizations: Given, by: Any = None, **parts: Any) -> Import:
    load = intake.apply(planned(*organizations, by=by, **parts), by=by)
    assert load.state == "applied", load.problem
    return load


def undone(load: Import, by: Any = None) -> Import:
    undoing = intake.plan(intake.undo(load, by=by))
    return intake.apply(undoing, by=by)


def counts(load: Import) -> dict[str, int]:
    names = ("create", "update", "unchanged", "error", "remove")
    found = {name: getattr(load, f"{name}_count") for name in names}
    return {name: count for name, count in found.items() if count}


def errors(load: Import) -> list[tuple[Any, ...]]:
    """(sheet, row, column, value, message, right) of each error, by rows."""
    return [
        tuple(
            error[name]
            for name in ("sheet", "row", "column", "value", "message", "right")
        )
        for row in load.rows.all()
        for error in row.errors
    ]


def changes(load: Import) -> dict[str, list[tuple[Any, ...]]]:
    """(path, before, after) of each change, by the address of the organization."""
    return {
        row.slug: [
            ("/".join(change["path"]), change["before"], change["after"])
            for change in row.changes
        ]
        for row in load.rows.changing()
    }
