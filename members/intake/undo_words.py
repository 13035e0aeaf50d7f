"""The rows of a plan that undoes an import, where they are about the vocabulary."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from members.intake.given import Remark
from members.intake.remarks import as_json
from members.intake.vocabulary import changes_of_fields, fields_now, key_of
from members.intake.word_fields import find, model_of
from members.models import ImportRow, Organization

Action = ImportRow.Action


def undo_words(rows: Iterable[ImportRow], removed: set[str]) -> Iterator[ImportRow]:
    """What would undo words, the last first; one that something names by now stays.

    `removed` are the organizations that go with the same plan, by slug.
    """
    gone: set[tuple[str, int]] = set()
    for row in rows:
        yield _undo(row, removed, gone)


def _undo(row: ImportRow, removed: set[str], gone: set[tuple[str, int]]) -> ImportRow:
    now = fields_now(row)
    undoing = ImportRow(
        model=row.model,
        slug=row.slug,
        label=row.label,
        line=row.line,
        sheet=row.sheet,
        action=Action.UNCHANGED,
    )
    if row.action == Action.CREATE and now is not None:
        one = find(model_of(row.model), key_of(row))
        if now == row.after and not _is_named(one, removed, gone):
            gone.add((row.model, one.pk))
            undoing.action, undoing.before = Action.REMOVE, now
        else:
            undoing.readings = _told(_("This word is in use, or was changed since."))
        return undoing
    wanted = _restored(row, now)
    if wanted is not None and wanted != now:
        undoing.action = Action.UPDATE if now else Action.CREATE
        undoing.before, undoing.after = now, wanted
        undoing.changes = changes_of_fields(now, wanted)
    if now and wanted != row.before:
        message = _("This has changed since the import, and stays as it is now.")
        undoing.readings = _told(message)
    return undoing


def _told(message: str) -> list[dict[str, Any]]:
    return as_json([Remark(message)])


def _restored(row: ImportRow, now: dict[str, Any] | None) -> dict[str, Any] | None:
    """Each field as it was before, where it is still what the import made of it."""
    before, after = row.before or {}, row.after or {}
    if now is None:
        return row.before if row.action == Action.REMOVE else None
    return {
        name: before.get(name, value) if value == after.get(name) else value
        for name, value in now.items()
    }


def _is_named(one: Any, removed: set[str], gone: set[tuple[str, int]]) -> bool:
    """Whether anything refers to the word that does not go with the same plan."""
    for relation in one._meta.related_objects:
        model = relation.related_model
        rows = model._default_manager.filter(**{relation.field.name: one})
        if model._meta.app_label == one._meta.app_label:
            label = model._meta.label_lower
            if any((label, pk) not in gone for pk in rows.values_list("pk", flat=True)):
                return True
            continue
        slug = "slug" if model is Organization else "organization__slug"
        if set(rows.values_list(slug, flat=True)) - removed:
            return True
    return False
