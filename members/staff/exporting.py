"""Exports from the list of organizations in the admin: a selection, or all of them."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from members.intake.files import (
    FORMATS,
    About,
    Format,
    exported,
    file_name,
    write,
)
from members.models import Organization
from members.staff.actor import actor
from members.workflow import record
from programs.models import Network

LABELS: dict[Format, Promise] = {
    "csv": gettext_lazy("Export the chosen ones as CSV"),
    "xlsx": gettext_lazy("Export the chosen ones for Excel (XLSX)"),
    "json": gettext_lazy("Export the chosen ones as JSON"),
    "zip": gettext_lazy("Export the chosen ones as ZIP, with logos"),
}


def _action(format: Format) -> Callable[..., FileResponse]:
    def export(
        model_admin: Any, request: HttpRequest, queryset: QuerySet[Organization]
    ) -> FileResponse:
        return exported_file(request, queryset, format)

    # The admin knows an action by the name of its function.
    export.__name__ = f"export_{format}"
    export.short_description = LABELS[format]  # type: ignore[attr-defined]
    export.allowed_permissions = ("view",)  # type: ignore[attr-defined]
    return export


EXPORTS = tuple(_action(format) for format in LABELS)


def export_network(request: HttpRequest) -> FileResponse:
    """The whole network. It is posted, because it is recorded."""
    if not request.user.has_perm("members.view_organization"):
        raise PermissionDenied
    kinds = {kind: kind for kind in FORMATS}
    format = request.POST.get("format", "")
    if format not in kinds:
        raise Http404
    return exported_file(request, Organization.objects.whole(), kinds[format])


def exported_file(
    request: HttpRequest, chosen: QuerySet[Organization], format: Format
) -> FileResponse:
    """All of it is written before the answer begins, so that none breaks off halfway.

    Into a file without a name, so that memory does not grow with the network.
    """
    organizations = Organization.objects.whole().filter(
        pk__in=chosen.order_by().values("pk")
    )
    organizations = organizations.order_by("pk")
    count, name = organizations.count(), Network.objects.current().name
    said = ngettext("%(count)d organization", "%(count)d organizations", count)
    about = About(name, said % {"count": count}, timezone.now())
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write(format, exported(organizations, with_logos=format == "zip"), file, about)
    file.seek(0)
    record(
        "exported", by=actor(request), subject=format, after={"organizations": count}
    )
    return FileResponse(
        file,
        as_attachment=True,
        filename=file_name(name, format, timezone.localdate()),
        content_type=FORMATS[format],
    )
