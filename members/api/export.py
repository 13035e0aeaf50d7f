"""The whole result of any selection, as a file that loads again as it is."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.api import turns
from members.api.about import about, name_of_file
from members.directory.selection import Selection
from members.intake.files import FORMATS, PARTS, Format, disposition, exported
from members.models import Organization

BUSY_SECONDS = 30


@require_safe
def export(request: HttpRequest, format: Format) -> HttpResponseBase:
    selection = Selection(request.GET)
    if not selection.is_valid:
        # The page itself explains what is wrong, at its fields.
        context = {"selection": selection}
        return render(request, "members/directory.html", context, status=400)
    if request.method == "HEAD":
        return attached(selection, format)
    turn = turns.take(selection.count)
    if turn is None:
        return busy(request)
    return attached(selection, format, turn)


def attached(
    selection: Selection, format: Format, turn: turns.Turn | None = None
) -> HttpResponseBase:
    """The file; without a turn its headers alone, for which nothing is read."""
    headers = {
        "Content-Disposition": disposition(name_of_file(selection, format)),
        "X-Robots-Tag": "noindex, nofollow",
    }
    if turn is None:
        return HttpResponse(content_type=FORMATS[format], headers=headers)
    found = exported(Organization.objects.public(), in_order(selection))
    parts = turns.Held(PARTS[format](found, about(selection)), turn)
    return StreamingHttpResponse(parts, content_type=FORMATS[format], headers=headers)


def in_order(selection: Selection) -> Iterable[int]:
    """The organizations in the order of the page.

    A large file for which nobody asked for an order comes in that of the rows, which
    is read in two thirds of the time.
    """
    is_asked_for = selection.query.sort or selection.query.text
    is_small = selection.count <= turns.SMALL
    return selection.pks() if is_small or is_asked_for else sorted(selection.pks())


def busy(request: HttpRequest) -> HttpResponse:
    """As many large files as may be made at once are being made."""
    response = render(request, "members/export_busy.html", status=429)
    response.headers["Retry-After"] = str(BUSY_SECONDS)
    return response
