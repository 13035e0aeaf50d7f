"""Home: the network at a glance."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.directory.map import Map
from members.directory.selection import Selection
from members.models import Organization, Revision
from members.public.published import Version, visible, with_before
from programs.models import NetworkMilestone

LATEST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    everyone = Selection(QueryDict())
    countries, programs, priority_areas = (
        everyone.whole_facet(name).options
        for name in ("country", "program", "priority")
    )
    countries = [option for option in countries if option.count]
    context = {
        "member_count": everyone.count,
        "country_count": len(countries),
        "founded_first": everyone.founded.first,
        "founded_last": everyone.founded.last,
        "countries": countries,
        "map": Map(everyone),
        "programs": programs,
        "priority_areas": priority_areas,
        "milestones": NetworkMilestone.objects.all(),
        "latest": latest_changes(),
    }
    return render(request, "home.html", context)


def latest_changes() -> list[Version]:
    """The latest versions of all entries; a first one changed nothing."""
    changes = Revision.objects.filter(
        number__gt=1, organization__in=Organization.objects.public()
    )
    latest = visible(changes).order_by("-decided_at", "-pk")[:LATEST]
    shown = Organization.objects.select_related("logo").defer(
        "logo__content", "logo__small"
    )
    return with_before(list(latest.prefetch_related(Prefetch("organization", shown))))
