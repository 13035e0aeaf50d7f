"""The rows of a plan that undoes an import, where they are about the vocabulary."""

from typing import Any

from django.utils.translation import gettext as _

from members.intake.given import Remark
from members.intake.remarks import as_json
from members.intake.vocabulary import changes_of_fields, fields_now, key_of
from members.intake.word_fields import find, model_of
from members.models import ImportRow

Action = ImportRow.Action


def undo_word(row: ImportRow) -> ImportRow:
    """What would undo a word; one that others name by now stays."""
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
        if now == row.after and not _is_named(row):
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


def _is_named(row: ImportRow) -> bool:
    """Whether anything refers to the word."""
    one = find(model_of(row.model), key_of(row))
    return any(
        relation.related_model._default_manager.filter(
            **{relation.field.name: one}
        ).exists()
        for relation in one._meta.related_objects
    )
