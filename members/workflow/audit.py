"""Audit records: written in the transaction of the act they tell of."""

from contextvars import ContextVar
from typing import Any

from members.models import AuditRecord, Organization, User

# The peer of the request that is being answered; a middleware of the site sets it.
peer: ContextVar[str | None] = ContextVar("peer", default=None)


def record(
    action: str,
    *,
    by: User | None = None,
    organization: Organization | None = None,
    subject: str = "",
    before: Any = None,
    after: Any = None,
) -> AuditRecord:
    """Write who did what. No texts and no names of persons: those are in revisions."""
    return AuditRecord.objects.create(
        action=action,
        actor=by.pk if by else None,
        organization=organization,
        subject=subject[:120],
        before=before,
        after=after,
        address=peer.get(),
    )
