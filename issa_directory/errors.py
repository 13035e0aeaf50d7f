"""The site's own pages for what goes wrong; none tells how the site is made."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from issa_directory.outage import is_outage, service_unavailable


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"is_form_refused": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page for an empty answer 405, which keeps its status and Allow header."""
    response.content = render_to_string("405.html", request=request)
    # The empty one's length was written already, and a server sends no more than that.
    response.headers["Content-Length"] = str(len(response.content))
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    # Also for what goes wrong outside of views (DatabaseOutage sees only those):
    # Django calls this while it handles the exception.
    if is_outage(sys.exc_info()[1]):
        return service_unavailable()
    # Without the request: its context (user, network) may be what failed.
    return HttpResponse(render_to_string("500.html"), status=500)
