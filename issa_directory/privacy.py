"""Who may keep a copy of an answer, or hear of it: of a public page, anybody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header
from django.utils.translation import get_language_from_path

PRIVATE_PARTS = {"council", "accounts", "admin"}
# A copy is kept, and asked about each time: a correction is seen at once, and
# what did not change costs a 304.
KEEP_AND_ASK = "public, max-age=0, must-revalidate"
KEEP_NOTHING = "private, no-store"
# The address of a private page may be a secret, sent by mail: no request that the page
# makes names it. Only the host is told; with "no-referrer", browsers send a form with
# `Origin: null`, which is refused.
TELL_NO_PATH = "strict-origin"


class PrivatePages:
    """Sets Cache-Control, and in private parts Referrer-Policy.

    Stands outside of all that set cookies or fail.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if first_part(request.path_info) in PRIVATE_PARTS:
            response.headers["Referrer-Policy"] = TELL_NO_PATH
        if is_private(request, response):
            response.headers["Cache-Control"] = KEEP_NOTHING
        else:
            response.headers.setdefault("Cache-Control", KEEP_AND_ASK)
        return response


def is_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is of a private part, for one visitor, or no page at all."""
    session = getattr(request, "session", None)
    return (
        first_part(request.path_info) in PRIVATE_PARTS
        or request.method not in ("GET", "HEAD")
        or response.status_code >= 400
        or bool(response.cookies)
        or has_vary_header(response, "Cookie")
        or (session is not None and session.accessed)
    )


def first_part(path: str) -> str:
    """ "council" of "/council/confirm/" and of "/ru/council/confirm/"."""
    parts = path.split("/")
    at = 2 if get_language_from_path(path) else 1
    return parts[at] if len(parts) > at else ""
