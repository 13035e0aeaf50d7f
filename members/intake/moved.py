"""Whether what a plan was computed against is still so."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from members.entry_bulk import SET, in_sets
from members.intake.content import read_contents
from members.intake.known import Known, identifiers_in, name_in
from members.intake.vocabulary import fields_now
from members.models import Import, ImportRow

Action = ImportRow.Action


def moved_rows(load: Import, tell: Callable[[int], None]) -> list[str]:
    """The labels of the rows whose organization or word says something else now.

    `tell` hears how many rows were compared.
    """
    rows = load.rows.changing()
    words = rows.exclude(model=ImportRow.ORGANIZATION)
    moved = [row.label for row in words if fields_now(row) != row.before]
    done = len(words)
    known = Known.now()
    for some in in_sets(each(rows.filter(model=ImportRow.ORGANIZATION))):
        there = read_contents(row.slug for row in some if row.before)
        for row in some:
            if row.action == Action.CREATE:
                has_moved = _is_there(row, known)
            else:
                now = there.get(row.slug)
                has_moved = now is None or now[1] != row.before
            if has_moved:
                moved.append(row.label)
        done += len(some)
        tell(done)
    return moved


def each(rows: QuerySet[ImportRow]) -> Iterator[ImportRow]:
    """The rows one set after the other, so that few are in memory at a time."""
    last = 0
    while some := list(rows.filter(position__gt=last).order_by("position")[:SET]):
        yield from some
        last = some[-1].position


def _is_there(row: ImportRow, known: Known) -> bool:
    """Whether an organization that would be created has come in by another way."""
    entry = (row.after or {})["entry"]
    if row.slug in known.labels:
        return True
    same = [known.by_identifier.get(one) for one in identifiers_in(entry)]
    return any(same) or name_in(entry) in known.by_name
