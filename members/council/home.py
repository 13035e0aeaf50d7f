"""The first page of the login area: the desk, or a list of organizations."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.council.access import found
from members.council.desk import show_desk
from members.models import Organization, Revision, Seat, User
from members.workflow import is_secretariat, may_review, organizations_of


@dataclass(frozen=True)
class Line:
    """An organization, one's seat there, and its open revisions by their states."""

    organization: Organization
    seat: Seat
    states: dict[str, Revision]


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    own = organizations_of(user)
    if len(own) == 1:
        return show_desk(request, found(request, own[0][0].slug))
    context = {
        "lines": _lines(own),
        "is_reviewer": may_review(user),
        "is_secretariat": is_secretariat(user),
    }
    return render(request, "council/home.html", context)


def _lines(own: list[tuple[Organization, Seat]]) -> list[Line]:
    pks = [organization.pk for organization, _seat in own]
    rows = Organization.objects.filter(pk__in=pks).for_lists().with_public_number()
    organizations = {row.pk: row for row in rows}
    states: dict[int, dict[str, Revision]] = {pk: {} for pk in pks}
    revisions = Revision.objects.open().filter(organization__in=pks)
    for revision in revisions.defer("entry", "as_submitted"):
        states[revision.organization_id][revision.state] = revision
    return [
        Line(organizations[organization.pk], seat, states[organization.pk])
        for organization, seat in own
    ]
