"""The first page of the login area: whom one speaks for, and what is public of them."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.models import Organization, Seat, User
from members.profile import Profile


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    seats = (
        Seat.objects.in_force()
        .filter(user=cast(User, request.user))
        .prefetch_related(Prefetch("organization", Organization.objects.for_profile()))
    )
    # The latest seat of each organization comes first: an open one may overlap with
    # one that ends.
    latest: dict[int, Seat] = {}
    for seat in seats:
        latest.setdefault(seat.organization_id, seat)
    entries = [
        {"seat": seat, "profile": Profile(seat.organization)}
        for seat in latest.values()
    ]
    return render(request, "council/home.html", {"entries": entries})
