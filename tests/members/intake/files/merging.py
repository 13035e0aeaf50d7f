"""What an organization would be if all that a file says of it were so."""

from typing import Any

from members.entry import LISTS, Entry
from members.intake.files import Exported
from members.intake.given import Given, Line


def merged(given: Given, public: Exported | None = None) -> Exported:
    """The public entry with what the file says written over it."""
    data: dict[str, Any] = {"slug": given.slug}
    lists: dict[str, list[dict[str, Any]]] = {}
    if public:
        data = public.entry.model_dump(mode="json")
        lists = {section: data.pop(section) for section in LISTS}
        lists["memberships"] = [dict(row) for row in public.memberships]
    for path, value in given.values.items():
        *groups, field = path.split(".")
        target = data
        for group in groups:
            target = target.setdefault(group, {})
        target[field] = value
    for section, lines in given.lists.items():
        before = [] if section in given.whole else lists.get(section, [])
        lists[section] = _with(before, lines, section)
    memberships = lists.pop("memberships", [])
    return Exported.of(Entry.model_validate({**data, **lists}), memberships)


def _with(
    before: list[dict[str, Any]], lines: list[Line], section: str
) -> list[dict[str, Any]]:
    name = "language" if section == "texts" else "key"
    found = {item[name]: item for item in before}
    for number, line in enumerate(lines):
        key = line.key or f"new-{number}"
        if line.is_removed:
            found.pop(key, None)
        else:
            found[key] = {**found.get(key, {}), name: key, **line.fields}
    return list(found.values())


def plain(memberships: list[Any]) -> list[dict[str, Any]]:
    """Memberships without what is empty, for comparison."""
    return [
        {name: value for name, value in row.items() if value not in (None, "")}
        for row in memberships
    ]
