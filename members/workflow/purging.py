"""What has served its purpose goes, each kind after its time (GDPR 5(1)(e))."""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone

from members.models import AuditRecord, Invitation, Mail, Revision, Save, Unfinished

ADDRESSES_KEPT = timedelta(days=30)
PICTURES_KEPT = timedelta(days=30)
KEPT = timedelta(days=90)
CLOSED = (Revision.State.PUBLISHED, Revision.State.WITHDRAWN)


def before(kept: timedelta) -> datetime:
    return timezone.now() - kept


def forget_addresses() -> int:
    """The addresses of peers in the audit; the acts stay."""
    old = AuditRecord.objects.filter(
        at__lt=before(ADDRESSES_KEPT), address__isnull=False
    )
    return old.update(address=None)


def delete_mails() -> int:
    """Mails that were sent, or that nobody took."""
    is_over = Q(sent_at__lt=before(KEPT)) | Q(given_up_at__lt=before(KEPT))
    return _deleted(Mail.objects.filter(is_over))


def delete_invitations() -> int:
    """Invitations that nobody can accept any more; the seats they led to stay."""
    return _deleted(Invitation.objects.filter(expires_at__lt=before(KEPT)))


def delete_saves() -> int:
    """The single saves of versions that are public or given up; those stay whole."""
    return _deleted(Save.objects.filter(revision__in=_closed()))


def delete_unfinished() -> int:
    return _deleted(Unfinished.objects.filter(revision__in=_closed()))


def delete_refused_sign_ins() -> int:
    """Attempts to sign in, of which strangers can make any number."""
    old = AuditRecord.objects.filter(at__lt=before(KEPT), action="sign-in refused")
    return _deleted(old)


def delete_sessions() -> int:
    """Sessions that are over, and what was noted about them for their owners."""
    count = _deleted(Session.objects.filter(expire_date__lt=timezone.now()))
    there = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=there).delete()
    return count


def _closed() -> QuerySet[Revision]:
    return Revision.objects.filter(state__in=CLOSED).filter(
        Q(decided_at__lt=before(KEPT)) | Q(decided_at=None, saved_at__lt=before(KEPT))
    )


def _deleted(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]
