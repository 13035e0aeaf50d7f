"""Home: the network at a glance."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.directory.selection import Selection
from members.models import Organization
from programs.models import NetworkMilestone

LATEST = 6  # in two columns


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    everyone = Selection(QueryDict())
    facets = {facet.name: facet.options for facet in everyone.facets}
    countries = [option for option in facets["country"] if option.count]
    context = {
        "member_count": everyone.count,
        "country_count": len(countries),
        "founded_first": everyone.founded.first,
        "founded_last": everyone.founded.last,
        "countries": countries,
        "programs": facets["program"],
        "priority_areas": facets["priority"],
        "milestones": NetworkMilestone.objects.all(),
        "latest": Organization.objects.listed()
        .filter(edited_at__isnull=False)
        .order_by("-edited_at", "name")
        .for_lists()[:LATEST],
    }
    return render(request, "home.html", context)
