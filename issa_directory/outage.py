"""While the database is away, visitors are told to come back, and machines when."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = 30

log = logging.getLogger(__name__)


class DatabaseOutage:
    """Turns the errors of an absent database into 503, in views and their templates.

    As no uncaught exception, so that a minute's outage is not a thousand tracebacks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not is_outage(exception):
            return None
        log.error("The database is away: %s", exception)
        return service_unavailable()


def is_outage(error: BaseException | None) -> bool:
    """Whether `error` says that the database is away, full, locked or overloaded."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    # SQLite's name for faulty SQL, which other databases call a programming error.
    return getattr(error.__cause__, "sqlite_errorname", "") != "SQLITE_ERROR"


def service_unavailable() -> HttpResponse:
    """The page for it, made without database, session and request."""
    return HttpResponse(
        render_to_string("503.html"),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
    )
