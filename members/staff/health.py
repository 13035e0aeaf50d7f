"""Network health: one page of numbers that lead to lists, and the lists themselves."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.intake.duplicates import possible_duplicates
from members.models import Organization
from members.staff.actor import actor
from members.staff.health_kinds import HealthList
from members.staff.health_lines import Powers, line_of
from members.staff.health_lists import GROUPS, LISTS, name_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SHOWN = 50
ENTER = "members.view_organization"


@dataclass(frozen=True)
class Number:
    """A count that leads to the list of what was counted."""

    title: "str | StrPromise"
    count: int
    address: str


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    need(request, ENTER)
    today = timezone.localdate()
    groups: list[tuple[Any, list[Number]]] = []
    for group in GROUPS:
        numbers = [
            Number(one.title, one.rows(today).count(), one.address)
            for one in group.lists
            if request.user.has_perm(one.kind.permission)
        ]
        if numbers:
            groups.append((group.title, numbers))
    alike = Number(
        _("Pairs that may be one organization"),
        len(possible_duplicates()),
        reverse("admin:members_organization_duplicates"),
    )
    groups.append((_("Possible duplicates"), [alike]))
    context = {
        **page_context(request, _("Network health")),
        "groups": groups,
        "member_count": Organization.objects.listed().count(),
    }
    return render(request, "admin/health/health.html", context)


@require_safe
def health_list(request: HttpRequest, name: str) -> HttpResponse:
    found = asked_list(request, name)
    rows = found.all_rows(timezone.localdate())
    page = page_of(request, rows)
    powers = Powers.of(actor(request))
    context = {
        **page_context(request, name_of(found)),
        "health": found,
        "page": page,
        "lines": [line_of(found, row, powers) for row in page.object_list],
    }
    return render(request, "admin/health/health_list.html", context)


def need(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def asked_list(request: HttpRequest, name: str) -> HealthList:
    """The list of an address. Raises Http404, and PermissionDenied."""
    need(request, ENTER)
    if name not in LISTS:
        raise Http404
    need(request, LISTS[name].kind.permission)
    return LISTS[name]


def page_of(request: HttpRequest, rows: Any) -> Any:
    """Raises Http404 for what is no page number, and beyond the last page."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    try:
        return Paginator(rows, SHOWN).page(int(asked))
    except EmptyPage:
        raise Http404 from None


def page_context(request: HttpRequest, title: str) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": title}
