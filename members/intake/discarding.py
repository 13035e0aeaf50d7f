"""Discarding: a plan that nobody wants goes, with its file and all its rows."""

from django.db import transaction
from django.utils.translation import gettext as _

from members.models import Import, ImportPicture, ImportRow, User
from members.workflow import record

State = Import.State
# What was applied stays for ever, so that it can be told and undone.
KEPT = (State.APPLYING, State.APPLIED, State.UNDONE)


class NotDiscardableError(ValueError):
    """Nothing was done; the words tell a person why."""


@transaction.atomic
def discard(load: Import, *, by: User | None) -> None:
    """Delete an import that changed nothing; the audit keeps that it was there.

    Whoever is making its plan just now finds it gone, and stops. Raises
    NotDiscardableError where it was applied, or is about to be.
    """
    load = Import.objects.for_lists().select_for_update(of=("self",)).get(pk=load.pk)
    if load.state in KEPT:
        raise NotDiscardableError(
            _("This was applied, or is being applied, and is kept. It can be undone.")
        )
    record(
        "import discarded",
        by=by,
        subject=f"import {load.pk}",
        before={"state": str(load.state), "rows": load.total},
    )
    for model in (ImportRow, ImportPicture):
        model.objects.filter(plan=load.pk).delete()
    load.delete()
