"""Tells gunicorn that a worker which sends a long answer is alive.

A worker that says nothing for `--timeout` seconds is ended, because it may hang. One
that sends a file part by part is silent, too: gunicorn hears of it between requests
only. So each part is a beat; `gunicorn.conf.py` says who listens.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

_listeners: list[Callable[[], None]] = []


def listen(beat: Callable[[], None]) -> None:
    """Call `beat` at each part of a long answer of this process."""
    _listeners[:] = [beat]


class Heartbeat:
    """Stands outside of all that change the parts of an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # A file that is there already is sent by the system.
        is_there = isinstance(response, FileResponse)
        if isinstance(response, StreamingHttpResponse) and not is_there:
            parts: Any = response.streaming_content
            response.streaming_content = _beating(parts)
        return response


def _beating(parts: Iterator[bytes]) -> Iterator[bytes]:
    for part in parts:
        for beat in _listeners:
            beat()
        yield part
