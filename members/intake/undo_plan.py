"""The rows of a plan that undoes an import."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from members.entry import Entry
from members.entry_bulk import in_sets
from members.entry_merge import merge
from members.intake.content import Content, changes_between, content, read_contents
from members.intake.given import Remark
from members.intake.memberships import Items
from members.intake.moved import each
from members.intake.remarks import as_json
from members.intake.removing import untouched
from members.intake.stated import MEMBERSHIPS
from members.intake.undo_words import undo_words
from members.models import Import, ImportRow, Organization
from members.workflow.loading import latest_versions

Action = ImportRow.Action
Now = tuple[Entry, Content]


def rows_of_undo(load: Import) -> Iterator[ImportRow]:
    """What would undo each row that the import changed, as far as it still can be."""
    rows = ImportRow.objects.filter(plan=load.undoes_id).changing()
    removed: set[str] = set()
    organizations = rows.filter(model=ImportRow.ORGANIZATION)
    for some in in_sets(each(organizations)):
        slugs = [row.slug for row in some]
        there = read_contents(slugs)
        found = Organization.objects.filter(slug__in=slugs)
        latest = latest_versions(found).defer("entry", "as_submitted")
        numbers = {row.organization.slug: row.number or 0 for row in latest}
        alone = untouched(slugs)
        for row in some:
            undoing = _undo(row, there.get(row.slug), is_alone=row.slug in alone)
            undoing.base = numbers.get(row.slug, 0)
            if undoing.action == Action.REMOVE:
                removed.add(row.slug)
            yield undoing
    words = rows.exclude(model=ImportRow.ORGANIZATION).order_by("-position")
    yield from undo_words(words, removed)


def _undo(row: ImportRow, now: Now | None, *, is_alone: bool) -> ImportRow:
    undoing = ImportRow(slug=row.slug, label=row.label, line=row.line, sheet=row.sheet)
    undoing.before = now[1] if now else None
    if row.action == Action.REMOVE:
        return _bring_back(undoing, row, now)
    if now is None:
        return _nothing(undoing, _("This organization is not there any more."))
    if row.action == Action.CREATE:
        return _take_away(undoing, row, now, is_alone=is_alone)
    return _restore(undoing, row, now)


def _nothing(undoing: ImportRow, why: str = "") -> ImportRow:
    undoing.action, undoing.before, undoing.after = Action.UNCHANGED, None, None
    undoing.readings = as_json([*([Remark(why)] if why else [])]) or undoing.readings
    return undoing


def _bring_back(undoing: ImportRow, row: ImportRow, now: Now | None) -> ImportRow:
    """An organization that an undo had removed."""
    if now is not None:
        return _nothing(undoing, _("An organization of this address is there again."))
    after = dict(row.before or {})
    # Its logo went with it.
    after["entry"] = {**after["entry"], "logo": ""}
    undoing.action, undoing.after = Action.CREATE, after
    entry = Entry.model_validate(after["entry"])
    undoing.changes = changes_between(None, (entry, after))
    return undoing


def _take_away(
    undoing: ImportRow, row: ImportRow, now: Now, *, is_alone: bool
) -> ImportRow:
    """An organization that the import created."""
    if is_alone and now[1] == row.after:
        undoing.action = Action.REMOVE
        return undoing
    kept = _restored_items([], (row.after or {})[MEMBERSHIPS], now[1][MEMBERSHIPS])
    after = {**now[1], MEMBERSHIPS: kept}
    remark = Remark(
        _("Something else has happened to this organization since it was created."),
        _("It stays, and its membership of this import is taken away."),
    )
    undoing.readings = as_json([remark])
    return _compared(undoing, now, (now[0], after))


def _restore(undoing: ImportRow, row: ImportRow, now: Now) -> ImportRow:
    """What the import changed, but for what somebody has changed since."""
    before, after = row.before or {}, row.after or {}
    merged = merge(
        Entry.model_validate(after["entry"]),
        now[0],
        Entry.model_validate(before["entry"]),
    )
    memberships = _restored_items(
        before[MEMBERSHIPS], after[MEMBERSHIPS], now[1][MEMBERSHIPS]
    )
    undoing.readings = as_json(
        Remark(
            _("This has changed since the import, and stays as it is now."),
            value=" · ".join(conflict.path),
        )
        for conflict in merged.conflicts
    )
    wanted = content(merged.entry, memberships)
    return _compared(undoing, now, (merged.entry, wanted))


def _compared(undoing: ImportRow, now: Now, wanted: Now) -> ImportRow:
    if wanted[1] == now[1]:
        return _nothing(undoing)
    undoing.action, undoing.after = Action.UPDATE, wanted[1]
    undoing.changes = changes_between(now, wanted)
    return undoing


def _restored_items(before: Items, after: Items, now: Items) -> Items:
    """Items by key: as they were before, where they are now what they were after."""
    old, new, current = (_by_key(items) for items in (before, after, now))
    result: dict[str, Any] = {}
    for key in [*current, *(key for key in old if key not in current)]:
        was, is_now = new.get(key), current.get(key)
        kept = old.get(key) if is_now == was else is_now
        if kept is not None:
            result[key] = kept
    return list(result.values())


def _by_key(items: Items) -> dict[str, Any]:
    return {item["key"]: item for item in items}
