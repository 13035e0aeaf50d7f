"""Requests as this site reads them: in UTF-8, and never too odd to be answered."""

import codecs
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    """A request in UTF-8, whatever charset its Content-Type claims.

    Django reads that header, and with a charset the query too, before any
    middleware: an error there would be answered by the server, not by this site.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        try:
            _, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
            codecs.lookup(parameters.get("charset", "utf-8"))
        except (LookupError, ValueError):
            environ["CONTENT_TYPE"] = ""
        super().__init__(environ)

    @property
    def encoding(self) -> str:
        return "utf-8"

    @encoding.setter
    def encoding(self, claimed: str) -> None:
        """Left aside: the gate has checked the query as UTF-8."""
