"""Join us: what membership means, its kinds, and how an application goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.models import MembershipKind


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    return render(request, "members/join.html", {"kinds": MembershipKind.objects.all()})
