"""Undoing: a plan of its own, which restores what an import changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from members.models import Import, User
from members.workflow import record


class NotUndoableError(ValueError):
    """Nothing was done; the words tell a person why."""


@transaction.atomic
def undo(load: Import, *, by: User | None) -> Import:
    """A new import, to be planned and applied like any other, that undoes this one.

    Fields that somebody changed since stay as they are; the readings of their row
    tell so. An organization that the import created is removed, where nothing else
    has happened to it since; else only its memberships are. Once it is applied, the
    state of the import that it undoes is `undone`. Raises NotUndoableError.
    """
    load = Import.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if not load.is_undoable:
        raise NotUndoableError(_("Only an import that was applied can be undone."))
    begun = load.undone_by.filter(state__in=(*Import.RUNNING, Import.State.PLANNED))
    if there := begun.first():
        return there
    undoing = Import.objects.create(
        name=_("Undo of import %(number)s: %(file)s")[:200]
        % {"number": load.pk, "file": load.name[:200]},
        kind=Import.UNDO,
        undoes=load,
        uploaded_by=by,
    )
    record(
        "undo planned",
        by=by,
        subject=f"import {undoing.pk}",
        before={"undoes": load.pk},
    )
    return undoing
