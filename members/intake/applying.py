"""Applying: exactly the stored plan, in one transaction, or a refusal."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.entry_rows import UnknownWordError
from members.intake.holding import HeldElsewhereError, hold
from members.intake.moved import moved_rows
from members.intake.planning import plan
from members.intake.word_fields import UnknownRowError
from members.intake.writing import write
from members.models import DataVersion, Import, User
from members.workflow import record

State = Import.State
# Comparing goes on outside of the transaction, where nobody has to wait for it. Where
# others publish all the time, the last try compares within.
TRIES = 3
# What the database or the vocabulary refuses, though it was right when it was planned.
REFUSALS = (UnknownWordError, UnknownRowError, ValidationError, ProtectedError)
MOST_NAMED = 5


class NotApplicableError(ValueError):
    """Nothing was done; the words tell a person why."""


class PublishedMeanwhileError(Exception):
    """Somebody published between the comparison and the lock."""


@transaction.atomic
def request_apply(
    load: Import, *, by: User | None, only_good: bool = False, basis: str = ""
) -> Import:
    """Hand a plan to the background job, to be applied: state `applying`.

    With `only_good` rows that are wrong are left out; without it there may be none.
    `basis` is that of the plan which the person saw, where that is known. Raises
    NotApplicableError where it is not planned or planned anew, the file as a whole is
    wrong, rows are wrong, or nothing would change.
    """
    load = Import.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if load.state != State.PLANNED or load.forgotten_at:
        raise NotApplicableError(_("Only a plan that is ready can be applied."))
    if basis and basis != load.basis:
        raise NotApplicableError(
            _("The plan was made anew since you looked at it. Look at it once more.")
        )
    if load.errors:
        raise NotApplicableError(
            _("Something is wrong with the whole file. Mend it, and load it again.")
        )
    if load.error_count and not only_good:
        raise NotApplicableError(
            _("Some rows are wrong. Mend the file, or apply without these rows.")
        )
    if not load.change_count:
        raise NotApplicableError(_("Nothing would change."))
    load.state, load.only_good, load.applied_by = State.APPLYING, only_good, by
    load.problem, load.done, load.total = "", 0, load.change_count
    load.held_until, load.tries = None, 0
    load.save()
    return load


def apply(
    load: Import, *, by: User | None, only_good: bool = False, basis: str = ""
) -> Import:
    """Apply now, and return the import as it is then.

    State `applied`; or, where data moved since it was planned, `planned` again with
    the new plan and the reason in `problem`, and nothing of it written. Raises what
    `request_apply` raises, and HeldElsewhereError where the background job was first.
    """
    with transaction.atomic():
        load = request_apply(load, by=by, only_good=only_good, basis=basis)
        hold(load)
    return carry_out(load)


def carry_out(load: Import) -> Import:
    """Do what `request_apply` asked for. Raises HeldElsewhereError."""
    hold(load, done=0, total=load.change_count)
    for turn in range(TRIES):
        number = DataVersion.objects.read().number
        is_last = turn == TRIES - 1
        if not is_last and (moved := _moved(load)):
            return refuse(load, moved)
        try:
            with transaction.atomic():
                DataVersion.objects.lock()
                if is_last and (moved := moved_rows(load, lambda _done: None)):
                    raise UnknownWordError("", ", ".join(moved))
                if not is_last and DataVersion.objects.read().number != number:
                    raise PublishedMeanwhileError
                _write(load)
        except PublishedMeanwhileError:
            continue
        except REFUSALS as error:
            return refuse(load, [str(error)])
        break
    return load


def _moved(load: Import) -> list[str]:
    return moved_rows(load, lambda done: hold(load, done=done))


def _write(load: Import) -> None:
    """All of it, in the caller's transaction, which has locked the data version."""
    held = Import.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if held.state != State.APPLYING or held.held_until != load.held_until:
        raise HeldElsewhereError
    counts = write(load)
    load.refresh_from_db()
    load.state, load.applied_at, load.held_until = State.APPLIED, timezone.now(), None
    load.done = load.total
    load.save()
    _settle_undone(load)
    record(
        "import undone" if load.undoes else "import applied",
        by=load.applied_by,
        subject=f"import {load.pk}",
        after=counts,
    )


def _settle_undone(load: Import) -> None:
    """What is undone says so; undoing an undo brings back what that had undone."""
    if load.undoes is None:
        return
    Import.objects.filter(pk=load.undoes.pk).update(state=State.UNDONE)
    if load.undoes.undoes_id:
        Import.objects.filter(pk=load.undoes.undoes_id).update(state=State.APPLIED)


def refuse(load: Import, moved: list[str]) -> Import:
    """Write nothing, and make the plan anew, so that it shows what would happen now."""
    named = ", ".join(moved[:MOST_NAMED]) + (" …" if len(moved) > MOST_NAMED else "")
    problem = ngettext(
        "Not applied: something has changed since this was planned (%(named)s). This "
        "is the new plan.",
        "Not applied: %(count)s organizations or words have changed since this was "
        "planned (%(named)s). This is the new plan.",
        len(moved),
    ) % {"count": len(moved), "named": named}
    with transaction.atomic():
        hold(load, state=State.REFUSED, problem=problem)
        record(
            "import refused",
            by=load.applied_by,
            subject=f"import {load.pk}",
            after={"moved": len(moved)},
        )
    return plan(load)
