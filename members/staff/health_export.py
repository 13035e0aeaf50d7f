"""A list of network health as a file, to work through it elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.intake.duplicates import possible_duplicates
from members.intake.tables import as_csv, as_xlsx
from members.models import Organization
from members.staff.actor import actor
from members.staff.health import ENTER, asked_list, need
from members.staff.health_kinds import HealthList
from members.workflow import record

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DUPLICATES = "duplicates"


def health_export(request: HttpRequest, name: str) -> HttpResponse:
    """The whole list, however long. It is posted, because it is recorded."""
    need(request, ENTER)
    if name == DUPLICATES:
        head, rows = pairs()
    else:
        head, rows = table(asked_list(request, name))
    kind = request.POST.get("format", "")
    if kind == "csv":
        response = HttpResponse(as_csv(head, rows), content_type=CSV)
    elif kind == "xlsx":
        response = HttpResponse(as_xlsx(name, head, rows), content_type=XLSX)
    else:
        raise Http404
    record("health list exported", by=actor(request), subject=f"{name}.{kind}")
    today = timezone.localdate().isoformat()
    disposition = f'attachment; filename="{name}-{today}.{kind}"'
    response.headers["Content-Disposition"] = disposition
    return response


def table(health: HealthList) -> tuple[list[str], Iterator[Sequence[Any]]]:
    columns = health.all_columns
    head = [str(column.title) for column in columns]
    rows = health.all_rows(timezone.localdate()).iterator(chunk_size=1000)
    has_organization = health.kind.permission != "members.view_mail"
    if not has_organization:
        subject = str(_("Subject"))
        return [subject, *head], (
            [row.subject, *(column.value(row) for column in columns)] for row in rows
        )
    names = [_("Organization"), _("Country"), _("Public page")]
    return [*names, *head], (
        [
            *_named(health.kind.organization(row)),
            *(column.value(row) for column in columns),
        ]
        for row in rows
    )


def _named(organization: Organization) -> list[Any]:
    page = settings.SITE_ORIGIN + organization.get_absolute_url()
    return [organization.name, organization.country.name, page]


def pairs() -> tuple[list[str], Iterator[Sequence[Any]]]:
    found = possible_duplicates()
    pks = {pk for pair in found for pk in (pair.first, pair.second)}
    named = Organization.objects.select_related("country").in_bulk(pks)
    names = [_("Organization"), _("Country"), _("Public page")]
    head = [_("Why"), *names, *names]
    return head, (
        [
            ", ".join(str(reason.label) for reason in pair.reasons),
            *_named(named[pair.first]),
            *_named(named[pair.second]),
        ]
        for pair in found
    )
