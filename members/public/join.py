"""Join us: what membership means, its kinds, and how an application goes."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.models import Membership
from programs.models import MembershipKind


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    kinds = MembershipKind.objects.annotate(is_held=Exists(held_by_somebody()))
    return render(request, "members/join.html", {"kinds": kinds})


def held_by_somebody() -> QuerySet[Membership]:
    """The memberships in force of the kind that the outer query is at."""
    return Membership.objects.in_force().filter(kind=OuterRef("pk"))
