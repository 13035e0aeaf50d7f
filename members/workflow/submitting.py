"""Sending a draft to review, and taking it back."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members import entry_rows
from members.entry import Entry
from members.models import Revision, User
from members.workflow import notices
from members.workflow.began import part_of, with_part
from members.workflow.errors import NothingToSubmitError, NotReadyError
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
def submit(
    revision: Revision,
    version: int,
    *,
    by: User,
    note: str = "",
    choices: Choices | None = None,
) -> Revision:
    """Send a draft to review; of a trusted organization, publish what is minor.

    Returns the revision, submitted or published. What became public since the
    draft was begun is merged. What was in review before is withdrawn in its favor.

    Raises StaleError, IllegalTransitionError, ConflictError, NotReadyError for
    input of `by` that is not saved yet, NothingToSubmitError, and what
    `entry_rows.check` raises.
    """
    revision = held(revision, version, State.DRAFT, State.RETURNED, verb="submit")
    if unfinished := list(revision.unfinished.filter(user=by)):
        raise NotReadyError(unfinished)
    organization, before = revision.organization, revision.state
    public = public_revision(organization)
    entry = brought_up_to(public, revision, choices or {})
    if entry == entry_of(public):
        raise NothingToSubmitError
    entry_rows.check(entry)
    in_review = organization.revisions.filter(
        state__in=[State.SUBMITTED, State.RETURNED]
    )
    for other in in_review.exclude(pk=revision.pk):
        _withdrawn(other, by)
    revision.base, revision.entry = public, as_json(entry)
    revision.submitted_by, revision.submitted_at = by, timezone.now()
    revision.note = note
    revision.contributors.add(by)
    if _publish_minor(revision, entry, public, by):
        return revision
    revision.state = State.SUBMITTED
    revision.save()
    moved(revision, "submitted", by, before)
    notices.submitted(revision)
    return revision


def _publish_minor(
    revision: Revision, entry: Entry, public: Revision, by: User
) -> bool:
    """Publish the minor sections of a trusted organization; whether that was all."""
    organization = revision.organization
    if not hasattr(organization, "trust"):
        return False
    minor = list(settings.MINOR_SECTIONS)
    small = with_part(entry_of(public), part_of(entry, minor))
    if small == entry_of(public):
        return False
    if small == entry:
        before = str(revision.state)
        make_public(revision, entry, by=None)
        moved(revision, "published without review", by, before)
        return True
    part = Revision(organization=organization, base=public, author=by, submitted_by=by)
    part.submitted_at = revision.submitted_at
    make_public(part, small, by=None)
    part.contributors.add(by)
    moved(part, "published without review", by, State.DRAFT)
    revision.base = part
    return False


def _withdrawn(revision: Revision, by: User) -> None:
    before, revision.state = revision.state, State.WITHDRAWN
    revision.save(update_fields=["state"])
    moved(revision, "withdrawn", by, before)


@transaction.atomic
def withdraw(revision: Revision, version: int, *, by: User) -> Revision:
    """Take a submission back: it is the draft again.

    Where a newer draft was begun meanwhile, which goes on from it, that one stays.
    """
    revision = held(revision, version, State.SUBMITTED, verb="withdraw")
    if revision.organization.revisions.filter(state=State.DRAFT).exists():
        _withdrawn(revision, by)
        return revision
    revision.state = State.DRAFT
    undo_corrections(revision)
    revision.save()
    moved(revision, "withdrawn", by, State.SUBMITTED)
    return revision
