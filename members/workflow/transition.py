"""What the verbs of the gate share: a revision held as it is now, and its record."""

from collections.abc import Mapping

from members.entry import Entry
from members.entry_merge import merge
from members.models import DataVersion, Revision, User
from members.workflow.audit import record
from members.workflow.errors import ConflictError, IllegalTransitionError, StaleError
from members.workflow.publishing import entry_of, lock

State = Revision.State
Choices = Mapping[str, str]


def held(revision: Revision, version: int, *states: str, verb: str) -> Revision:
    """The revision as it is now, locked with its organization, in one of the states.

    Raises IllegalTransitionError, and StaleError unless it is at its save `version`.
    """
    DataVersion.objects.lock()
    lock(revision.organization)
    revision = Revision.objects.select_related("organization", "base").get(
        pk=revision.pk
    )
    if revision.state not in states:
        raise IllegalTransitionError(revision, verb)
    if revision.version != version:
        raise StaleError(revision)
    return revision


def brought_up_to(public: Revision, revision: Revision, choices: Choices) -> Entry:
    """The revision's entry with what became public since it was begun.

    Raises ConflictError where both changed the same field.
    """
    entry = entry_of(revision)
    if revision.base_id == public.pk:
        return entry
    base = entry_of(revision.base) if revision.base else entry_of(public)
    merged = merge(base, entry_of(public), entry, dict(choices))
    if merged.conflicts:
        raise ConflictError(merged, revision)
    return merged.entry


def moved(revision: Revision, verb: str, by: User, before: str) -> None:
    record(
        verb,
        by=by,
        organization=revision.organization,
        subject=f"revision {revision.pk}",
        before=before,
        after=str(revision.state),
    )


def undo_corrections(revision: Revision) -> None:
    """The entry as the organization sent it, without what its reviewer changed."""
    if revision.as_submitted is not None:
        revision.entry, revision.as_submitted = revision.as_submitted, None
        revision.corrected_by = None
