"""The plan: each row of a file beside what is public, and nothing written but that."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from members.entry_bulk import in_sets
from members.intake.content import Basis
from members.intake.holding import hold, release
from members.intake.logos import Logos
from members.intake.organizations import Planner
from members.intake.remarks import as_json
from members.intake.sources import UnreadableError, source_of
from members.intake.undo_plan import rows_of_undo
from members.intake.vocabulary import plan_words
from members.models import Import, ImportRow

State = Import.State
Action = ImportRow.Action


def plan(load: Import) -> Import:
    """Make the plan of an import anew, whatever was planned before; returns it as now.

    Its state is then `planned`, or `failed` with `problem` where the file cannot be
    read. What is wrong with a row is in the row, and does not stop the others.
    Raises HeldElsewhereError.
    """
    hold(load, state=State.PLANNING, done=0, total=0)
    _forget(load)
    try:
        if load.kind == Import.UNDO:
            _store(load, rows_of_undo(load), load.undoes.change_count)  # type: ignore[union-attr]
        else:
            _plan_file(load)
    except UnreadableError as error:
        problem = {"problem": str(error), "errors": as_json(error.remarks)}
        release(load, state=State.FAILED, **problem)
    return load


def _forget(load: Import) -> None:
    """What a plan before this one has left, and one that was broken off."""
    for rows in (load.rows, load.pictures):
        while pks := list(rows.values_list("pk", flat=True)[:2000]):
            rows.filter(pk__in=pks).delete()


def _plan_file(load: Import) -> None:
    source = source_of(load)
    words, terms = plan_words(source.words)
    planner = Planner(source.organizations, terms, Logos(load, source.pictures))
    total = len(words) + len(source.organizations)
    remarks = {
        "errors": as_json(source.errors),
        "readings": as_json(source.readings),
    }

    def rows() -> Iterable[ImportRow]:
        yield from words
        yield from planner.rows()

    _store(load, rows(), total, **remarks)


def _store(load: Import, rows: Iterable[ImportRow], total: int, **fields: Any) -> None:
    """Keep the rows, some at a time, with the progress that a page shows."""
    counts: Counter[str] = Counter()
    basis, position = Basis(), 0
    hold(load, total=total)
    for some in in_sets(rows):
        for row in some:
            position += 1
            row.plan, row.position = load, position
        with transaction.atomic():
            ImportRow.objects.bulk_create(some)
            hold(load, done=position)
        counts.update(row.action for row in some)
        basis.add(some)
    release(
        load,
        state=State.PLANNED,
        planned_at=timezone.now(),
        basis=str(basis),
        done=position,
        total=position,
        **{f"{action}_count": counts[action] for action in Action},
        **fields,
    )
