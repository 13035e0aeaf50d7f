"""What an organization says in public, and how that changes, as a plan keeps it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from members import entry_bulk
from members.entry import LISTS, Entry
from members.entry_difference import Happened, difference
from members.intake.memberships import read_memberships
from members.intake.stated import MEMBERSHIPS
from members.models import ImportRow, Organization

Content = dict[str, Any]


def content(entry: Entry, memberships: list[dict[str, Any]]) -> Content:
    return {"entry": entry.model_dump(mode="json"), MEMBERSHIPS: memberships}


def read_contents(slugs: Iterable[str]) -> dict[str, tuple[Entry, Content]]:
    """What some hundreds of organizations say now, by slug."""
    organizations = Organization.objects.filter(slug__in=list(slugs))
    memberships = read_memberships(organizations)
    return {
        slug: (entry, content(entry, memberships.get(slug, [])))
        for slug, entry in entry_bulk.read_all(organizations).items()
    }


def changes_between(
    before: tuple[Entry, Content] | None, after: tuple[Entry, Content]
) -> list[dict[str, Any]]:
    """The difference as a row keeps it; of what is new, all that it states."""
    if before is None:
        return list(_all_of(after[1]))
    changes = [
        {
            "path": list(change.path),
            "happened": str(change.happened),
            "before": change.before,
            "after": change.after,
        }
        for change in difference(before[0], after[0])
    ]
    return changes + _of_memberships(before[1][MEMBERSHIPS], after[1][MEMBERSHIPS])


def change(path: Iterable[str], happened: Happened, before: Any, after: Any) -> Content:
    return {
        "path": list(path),
        "happened": str(happened),
        "before": before,
        "after": after,
    }


def _all_of(after: Content) -> Iterable[Content]:
    entry = after["entry"]
    for name, value in entry.items():
        if name in LISTS:
            for item in value:
                key = item["language" if name == "texts" else "key"]
                yield change((name, key), Happened.ADDED, None, item)
        elif isinstance(value, dict):
            for part, stated in value.items():
                if stated not in ("", None):
                    yield change((name, part), Happened.ADDED, None, stated)
        elif value and name != "slug":
            yield change((name,), Happened.ADDED, None, value)
    yield from _of_memberships([], after[MEMBERSHIPS])


def _of_memberships(old: list[Content], new: list[Content]) -> list[Content]:
    """As `difference` tells of the lists of an entry."""
    before = {item["key"]: item for item in old}
    after = {item["key"]: item for item in new}
    changes = [
        change((MEMBERSHIPS, key), Happened.REMOVED, before[key], None)
        for key in before
        if key not in after
    ]
    for key, item in after.items():
        if key not in before:
            changes.append(change((MEMBERSHIPS, key), Happened.ADDED, None, item))
            continue
        changes += [
            change((MEMBERSHIPS, key, part), Happened.CHANGED, was, item[part])
            for part, was in before[key].items()
            if was != item[part]
        ]
    stayed = [key for key in before if key in after]
    order = [key for key in after if key in before]
    if stayed != order:
        changes.append(change((MEMBERSHIPS,), Happened.MOVED, stayed, order))
    return changes


class Basis:
    """The hash of a plan: of what it was computed against, and of what it would do."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, rows: Iterable[ImportRow]) -> None:
        for row in rows:
            if row.action in ImportRow.CHANGING:
                said = [
                    row.model,
                    row.slug,
                    row.action,
                    row.base,
                    row.before,
                    row.after,
                ]
                self._sum.update(json.dumps(said, sort_keys=True).encode())

    def __str__(self) -> str:
        return self._sum.hexdigest()
