"""Files that go out around loading: rows to mend, templates, what columns mean."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from members import intake
from members.intake.columns import SHEETS
from members.staff.loading_list import page_context
from members.staff.loading_one import found


def wrong_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that are wrong, to be mended and loaded again."""
    load = found(str(pk))
    if not load.error_count or load.is_running:
        raise Http404
    file = intake.bad_rows_file(load)
    return attached(file.name, file.content, file.content_type)


def columns(request: HttpRequest) -> HttpResponse:
    """What each column of each sheet means."""
    context = {
        **page_context(request, _("What each column means")),
        "sheets": SHEETS,
        "is_below": True,
    }
    return render(request, "admin/loading/columns.html", context)


def attached(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file to keep; its name may come from anywhere."""
    disposition = content_disposition_header(True, name) or "attachment"
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=content_type, headers=headers)
