"""Asks an address as somebody, and says in the table's words what came back."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import SplitResult, urlsplit

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import Resolver404, resolve, reverse

from issa_directory.access_rules import Answer
from members.models import Invitation, User

ANSWERED = {200, 400, 409, 410, 413, 422, 429}
BY_STATUS = {403: Answer.REFUSED, 404: Answer.HIDDEN, 405: Answer.NO_METHOD}
BY_NAME = {
    "account_login": Answer.SIGN_IN,
    "login": Answer.SIGN_IN,
    "account_reauthenticate": Answer.PASSWORD,
    "mfa_reauthenticate": Answer.PASSWORD,
    "mfa_index": Answer.SECOND_FACTOR,
}
# One for all: each loads the middleware anew, and with it a list of all files.
HANDLER = ClientHandler(enforce_csrf_checks=False)


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever is done to the database in here is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Browser:
    """Somebody's browser, which is the same again after each request.

    Who `is_fresh` has given the password a moment ago; `invitation` is one whose
    link was opened.
    """

    def __init__(
        self,
        user: User | None,
        *,
        is_fresh: bool = True,
        invitation: Invitation | None = None,
    ) -> None:
        self.client = Client()
        self.client.handler = HANDLER
        if user is not None:
            self.client.force_login(user)
        session = self.client.session
        if user is not None and is_fresh:
            request = HttpRequest()
            request.session = session
            record_authentication(request, user, "password", reauthenticated=True)
        if invitation is not None:
            session["invitation"] = invitation.pk
        session.save()
        self.key = session.session_key
        # The session is noted to be in use, which is not done at each request.
        self.send("GET", reverse("account"))

    def send(self, method: str, path: str, data: Any = None, **more: Any) -> Any:
        self.client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: self.key})
        if method in ("GET", "POST"):
            return getattr(self.client, method.lower())(path, data or {}, **more)
        return self.client.generic(method, path, **more)

    def ask(self, method: str, path: str, data: Any = None, **more: Any) -> Answer:
        """What comes back; what it changed in the database is undone."""
        with rolled_back():
            return self.answer_in(self.send(method, path, data, **more))

    def answer_in(self, response: HttpResponse) -> Answer:
        if response.status_code in ANSWERED:
            return Answer.PAGE
        if response.status_code in BY_STATUS:
            return BY_STATUS[response.status_code]
        assert response.status_code in {301, 302, 303}, response.status_code
        return self.where_to(urlsplit(response.headers["Location"]))

    def where_to(self, location: SplitResult) -> Answer:
        try:
            name = resolve(location.path).view_name
        except Resolver404:
            return Answer.ELSEWHERE
        if name == "admin:login":  # it only sends on
            return self.at_the_door
        if name == "mfa_index" and not location.query:  # the list, after a change
            return Answer.ELSEWHERE
        return BY_NAME.get(name, Answer.ELSEWHERE)

    @cached_property
    def at_the_door(self) -> Answer:
        door = f"{reverse('admin:login')}?next={reverse('admin:index')}"
        return self.ask("GET", door)
