"""Files that go out around loading: rows to mend, templates, what columns mean."""

from dataclasses import dataclass
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from members import intake
from members.intake.columns import SHEETS, Column, Sheet
from members.intake.columns.dictionary import allowed
from members.intake.files import FORMATS, disposition, file_name, write_template
from members.staff.loading_list import page_context
from members.staff.loading_one import found


@dataclass(frozen=True)
class Explained:
    """A sheet with its columns, each with what may stand in it."""

    sheet: Sheet
    columns: list[tuple[Column, str]]


def wrong_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that are wrong, to be mended and loaded again."""
    load = found(str(pk))
    if not load.error_count or load.is_running or load.forgotten_at:
        raise Http404
    file = intake.bad_rows_file(load)
    return attached(file.name, file.content, file.content_type)


def template(request: HttpRequest, format: str) -> HttpResponse:
    """A file to fill in, with an example."""
    kinds = {kind: kind for kind in FORMATS}
    if format not in kinds:
        raise Http404
    content = BytesIO()
    write_template(kinds[format], content)
    name = file_name(_("template"), format)
    return attached(name, content.getvalue(), FORMATS[kinds[format]])


def columns(request: HttpRequest) -> HttpResponse:
    """What each column of each sheet means."""
    sheets = [
        Explained(sheet, [(column, allowed(column)) for column in sheet.columns])
        for sheet in SHEETS
    ]
    context = {
        **page_context(request, _("What each column means")),
        "sheets": sheets,
        "is_below": True,
    }
    return render(request, "admin/loading/columns.html", context)


def attached(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file to keep; its name may come from anywhere."""
    headers = {"Content-Disposition": disposition(name)}
    return HttpResponse(content, content_type=content_type, headers=headers)
