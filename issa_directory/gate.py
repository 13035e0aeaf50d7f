"""The gate of all input: what no page can mean is refused before anything reads it."""

import contextlib
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse

from issa_directory.errors import bad_request, not_allowed

# No page knows another one. TRACE must not reach a view: one that does not say
# which methods it takes would answer it.
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# PostgreSQL refuses NUL in a text with an error of its own, and lone surrogates
# cannot be sent to it at all. The other controls only serve to deceive readers.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# A tab comes along with a cell that is pasted from a spreadsheet into a search.
CONTROLS_BUT_TAB = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")
CONTROLS_BUT_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LENGTH = re.compile(r"[0-9]{1,12}\Z")
# Forms for editing have more fields than that, addresses never.
MOST_PARAMETERS = 1000
MOST_READ_ON, CHUNK = 20 * 1024 * 1024, 64 * 1024
# What a form has around its file.
AROUND = 64 * 1024
REFUSALS = (BadRequest, SuspiciousOperation, MultiPartParserError)


class InputGate:
    """Answers 405, 413 or 400 to a method, a length or an input that no page takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return not_allowed(request, HttpResponseNotAllowed(METHODS))
        try:
            check_length(request)
            check_input(request)
        except REFUSALS as refusal:
            return refused(request, refusal)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return not_allowed(request, response)
        return response


def refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    # The page that says so must not stumble over the query once more.
    request.GET = QueryDict()
    read_on(request)
    return bad_request(request, refusal)


def read_on(request: HttpRequest) -> None:
    """Take the rest of a body and forget it: a browser hears no answer before.

    Not of any length: whoever sends more than people do may be cut off.
    """
    with contextlib.suppress(UnreadablePostError):
        for _ in range(MOST_READ_ON // CHUNK):
            if not request.read(CHUNK):
                break


def check_length(request: HttpRequest) -> None:
    """Raise where a body is larger than is taken, or does not say how large it is."""
    length = request.headers.get("content-length") or "0"
    is_known = "transfer-encoding" not in request.headers and LENGTH.match(length)
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    if is_known and takes_large_files(request):
        most = settings.LOAD_MOST_BYTES + AROUND
    if not is_known or int(length) > most:
        raise RequestDataTooBig("The body is larger than is taken")


def takes_large_files(request: HttpRequest) -> bool:
    return request.method == "POST" and request.path == reverse(
        "admin:members_import_changelist"
    )


def is_large_upload(request: HttpRequest) -> bool:
    """Whether it is let through unread, for `issa_directory.uploads` to decide on."""
    length = int(request.headers.get("content-length") or "0")
    is_large = length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    return is_large and takes_large_files(request)


def check_input(request: HttpRequest) -> None:
    """Raise unless all that pages read of a request is text, and not too much of it."""
    # What was no UTF-8 in the path, Django has written as %XX once more.
    check_bytes(unquote_to_bytes(request.path_info), CONTROLS)
    # PEP 3333 hands over bytes as Latin-1.
    query = request.META.get("QUERY_STRING", "").encode("latin-1")
    check_bytes(unquote_to_bytes(query), CONTROLS_BUT_TAB)
    if query.count(b"&") >= MOST_PARAMETERS:
        raise BadRequest("Too many parameters")
    # A cookie in quotes may hold any character, escaped.
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    check_texts((request.COOKIES.get(name, "") for name in names), CONTROLS)
    # Of a large upload, nothing is read before it is known whose it is.
    if request.method == "POST" and not is_large_upload(request):
        check_form(request)


def check_form(request: HttpRequest) -> None:
    try:
        fields = request.POST.lists()
    except UnreadablePostError:
        raise BadRequest("The form did not arrive whole") from None
    for name, values in fields:
        check_texts((name, *values), CONTROLS_BUT_LINES)


def check_bytes(raw: bytes, refused: re.Pattern[str]) -> None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise BadRequest("Not UTF-8") from None
    check_texts([text], refused)


def check_texts(texts: Iterable[str], refused: re.Pattern[str]) -> None:
    if any(refused.search(text) for text in texts):
        raise BadRequest("Control character")
