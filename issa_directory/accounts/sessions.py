"""How long a sign-in lasts: so long without use, and so long in any case."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from issa_directory.privacy import PRIVATE_PARTS, first_part

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# Nobody's session is written at each page: the idle limit is exact to this.
NOTED_EVERY_SECONDS = 5 * 60


class SessionLimits:
    """Ends sessions that are over. Looks at private parts only: no other asks who."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if first_part(request.path_info) not in PRIVATE_PARTS:
            return self.get_response(request)
        if request.user.is_authenticated and is_over(request.session):
            logout(request)
        note_use(request)
        response = self.get_response(request)
        note_use(request)  # of whoever has signed in just now
        return response


def is_over(session: SessionBase) -> bool:
    now = time.time()
    idle = now - session.get(SEEN_AT, now)
    age = now - session.get(SIGNED_IN_AT, now)
    return (
        idle > settings.SESSION_IDLE_HOURS * 60 * 60
        or age > settings.SESSION_MAX_DAYS * 24 * 60 * 60
    )


def note_use(request: HttpRequest) -> None:
    """Write down that a session is in use, and since when, but not each time."""
    session, now = request.session, int(time.time())
    is_noted = now - session.get(SEEN_AT, 0) < NOTED_EVERY_SECONDS
    if is_noted or not request.user.is_authenticated:
        return
    session.setdefault(SIGNED_IN_AT, now)
    session[SEEN_AT] = now
    listed = UserSession.objects.filter(session_key=session.session_key)
    if not listed.update(last_seen_at=timezone.now()):
        UserSession.objects.create_from_request(request)


def end_others(request: HttpRequest) -> None:
    """Sign a person out everywhere else: those sign-ins proved less than this one."""
    for session in UserSession.objects.purge_and_list(request.user):
        if not session.is_current():
            session.end()
