"""What a reviewer does with a submission: returns, corrects or publishes it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.entry import Entry
from members.models import Revision, Save, User
from members.workflow import notices
from members.workflow.began import part_of, with_part
from members.workflow.errors import OwnSubmissionError, StaleError
from members.workflow.publishing import (
    as_json,
    entry_of,
    make_public,
    public_revision,
)
from members.workflow.transition import (
    Choices,
    State,
    brought_up_to,
    held,
    moved,
    undo_corrections,
)


@transaction.atomic
def give_back(
    revision: Revision,
    version: int,
    *,
    by: User,
    note: str = "",
    remarks: Mapping[str, str] | None = None,
) -> Revision:
    """Return a submission with remarks by path; corrections made so far are undone.

    Raises ValueError without any word: nobody can act on a mere no.
    """
    revision = held(revision, version, State.SUBMITTED, verb="give_back")
    words = {path: text.strip() for path, text in (remarks or {}).items()}
    revision.remarks = {path: text for path, text in words.items() if text}
    revision.note = note.strip()
    if not revision.remarks and not revision.note:
        raise ValueError("a return needs a remark")
    undo_corrections(revision)
    revision.state = State.RETURNED
    revision.decided_by, revision.decided_at = by, timezone.now()
    revision.save()
    moved(revision, "returned", by, State.SUBMITTED)
    notices.returned(revision)
    return revision


@transaction.atomic
def correct(
    revision: Revision,
    section: str,
    values: Mapping[str, Any],
    version: int,
    *,
    by: User,
) -> Revision:
    """Change fields (as JSON) of a submission as its reviewer; counts as a save.

    What the organization sent is kept in `as_submitted`.
    """
    revision = held(revision, version, State.SUBMITTED, verb="correct")
    entry = entry_of(revision)
    corrected = Entry.model_validate(as_json(with_part(entry, values)))
    if corrected == entry:
        return revision
    fields = list(values)
    if revision.as_submitted is None:
        revision.as_submitted = revision.entry
    revision.entry, revision.corrected_by = as_json(corrected), by
    revision.version += 1
    revision.saved_at = timezone.now()
    revision.save()
    Save.objects.create(
        revision=revision,
        version=revision.version,
        section=section,
        before=part_of(entry, fields),
        after=part_of(corrected, fields),
        by=by,
    )
    return revision


@transaction.atomic
def publish(
    revision: Revision,
    version: int,
    number: int,
    *,
    by: User,
    note: str = "",
    choices: Choices | None = None,
) -> Revision:
    """Make a submission the public entry, as its reviewer saw it.

    `number` is the public version that the reviewer compared with. Raises
    StaleError where either moved, ConflictError where the public entry changed in
    the same fields since the draft was begun, OwnSubmissionError.
    """
    revision = held(revision, version, State.SUBMITTED, verb="publish")
    if not settings.REVIEWERS_MAY_PUBLISH_OWN and _is_own(revision, by):
        raise OwnSubmissionError
    public = public_revision(revision.organization)
    if public.number != number:
        raise StaleError(revision)
    entry = brought_up_to(public, revision, choices or {})
    revision.note = note
    make_public(revision, entry, by=by)
    moved(revision, "published", by, State.SUBMITTED)
    notices.published(revision)
    return revision


def _is_own(revision: Revision, by: User) -> bool:
    return (
        by.pk in (revision.author_id, revision.submitted_by_id)
        or revision.contributors.filter(pk=by.pk).exists()
    )
