"""Giving a draft up, and bringing an earlier version back."""

from django.db import transaction

from members.models import Revision, User
from members.workflow.audit import record
from members.workflow.drafts import begun, current
from members.workflow.errors import IllegalTransitionError, StaleError
from members.workflow.publishing import lock, public_revision


@transaction.atomic
def discard(revision: Revision, version: int, *, by: User) -> Revision:
    """Give up a draft or what was returned: kept as withdrawn, and can be restored."""
    lock(revision.organization)
    revision = Revision.objects.get(pk=revision.pk)
    if not revision.is_editable:
        raise IllegalTransitionError(revision, "discard")
    if revision.version != version:
        raise StaleError(revision)
    before, revision.state = revision.state, Revision.State.WITHDRAWN
    revision.save(update_fields=["state"])
    record(
        "draft discarded",
        by=by,
        organization=revision.organization,
        subject=f"revision {revision.pk}",
        before=before,
        after=revision.state,
    )
    return revision


@transaction.atomic
def restore(revision: Revision, *, by: User) -> Revision:
    """Begin a new draft that says what an earlier version said.

    Raises StaleError where there is a draft already: it would be lost, or mixed
    with something else by surprise.
    """
    organization = lock(revision.organization)
    if draft := current(organization):
        raise StaleError(draft)
    public = public_revision(organization)
    revision.refresh_from_db()
    draft = begun(organization, public, revision, by)
    draft.restores = revision
    draft.save(update_fields=["restores"])
    record(
        "version restored",
        by=by,
        organization=organization,
        subject=f"version {revision.number}"
        if revision.number
        else f"revision {revision.pk}",
        after=f"revision {draft.pk}",
    )
    return draft
