"""Answers anonymous visitors with kept pages, and with 304 what they have already."""

import gzip
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.text import compress_string

from issa_directory.keeping import store
from issa_directory.keeping.addresses import ETAG_ONLY, KEPT
from issa_directory.keeping.made_from import name_of
from issa_directory.keeping.store import Kept

NAME = "_kept_under"
# What a page was compressed in, and how long it is then, is said at each answer.
NOT_KEPT = {"content-encoding", "content-length", "etag"}


class KeptPages:
    """Innermost but for the views: every answer passes all other middleware.

    Nothing is kept of, or given to, somebody who has a session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        name = getattr(request, NAME, None)
        if name and response.status_code == 200 and may_be_kept(response):
            return self.first_answer(request, response, name)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """The answer that needs no view; else the name under which to keep it."""
        address = request.resolver_match.view_name  # type: ignore[union-attr]
        parameters = KEPT.get(address, ETAG_ONLY.get(address))
        if parameters is None or not is_for_anybody(request):
            return None
        name = name_of(request, parameters)
        if etag(name) in parse_etags(request.headers.get("If-None-Match", "")):
            return with_name(HttpResponseNotModified(), name)
        if address in KEPT and (page := store.get(name)):
            return with_name(sent(request, page), name)
        setattr(request, NAME, name)
        return None

    def first_answer(
        self, request: HttpRequest, response: HttpResponse, name: str
    ) -> HttpResponseBase:
        address = request.resolver_match.view_name  # type: ignore[union-attr]
        if address not in KEPT or response.streaming:
            return with_name(response, name)
        headers = response.headers.items()
        kept = tuple((k, v) for k, v in headers if k.lower() not in NOT_KEPT)
        page = Kept(kept, compress_string(response.content))
        if request.method == "GET":
            store.put(name, page)
        return with_name(sent(request, page), name)


def is_for_anybody(request: HttpRequest) -> bool:
    """Whether the request is that of a visitor without a session."""
    return (
        settings.KEPT_PAGES_BYTES > 0
        and request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
    )


def may_be_kept(response: HttpResponseBase) -> bool:
    return not response.cookies and "Set-Cookie" not in response.headers


def sent(request: HttpRequest, page: Kept) -> HttpResponse:
    """The page as the browser of a request takes it."""
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    content = page.content if takes_gzip else gzip.decompress(page.content)
    response = HttpResponse(content, headers=dict(page.headers))
    if takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    return response


def with_name(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["ETag"] = etag(name)
    patch_vary_headers(response, ["HX-Request", "Accept-Encoding"])
    return response


def etag(name: str) -> str:
    """Weak: compressed or not, it is the same page."""
    return f'W/"{name}"'
