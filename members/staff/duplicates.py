"""Possible duplicates: two beside each other, to be merged or told apart."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.intake.duplicates import Pair, possible_duplicates, tell_apart
from members.models import Organization
from members.staff.actor import actor
from members.staff.health import ENTER, need, page_context, page_of
from members.staff.standing import MERGE


@dataclass(frozen=True)
class Alike:
    """A pair with its organizations."""

    pair: Pair
    first: Organization
    second: Organization

    @property
    def both(self) -> tuple[Organization, Organization]:
        return self.first, self.second

    @property
    def why(self) -> str:
        return ", ".join(str(reason.label) for reason in self.pair.reasons)


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    need(request, ENTER)
    page = page_of(request, possible_duplicates())
    context = {
        **page_context(request, _("Possible duplicates")),
        "page": page,
        "alike": with_organizations(page.object_list),
        "may_merge": request.user.has_perm(MERGE),
    }
    return render(request, "admin/health/duplicates.html", context)


def with_organizations(pairs: list[Pair]) -> list[Alike]:
    pks = {pk for pair in pairs for pk in (pair.first, pair.second)}
    rows = Organization.objects.for_lists().in_bulk(pks)
    return [Alike(pair, rows[pair.first], rows[pair.second]) for pair in pairs]


def apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Staff say that two are not the same."""
    need(request, MERGE)
    one = get_object_or_404(Organization, pk=pk)
    another = get_object_or_404(
        Organization.objects.exclude(pk=pk), pk=with_pk(request)
    )
    tell_apart(one, another, by=actor(request))
    words = {"one": one.name, "other": another.name}
    said = _("%(one)s and %(other)s are two: they are not asked about again.") % words
    messages.success(request, said)
    return redirect("admin:members_organization_duplicates")


def with_pk(request: HttpRequest) -> int:
    """The number of the other organization; 0, which nobody has, for what is none."""
    asked = (request.POST if request.method == "POST" else request.GET).get("with", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
