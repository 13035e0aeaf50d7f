"""Country pages: who works there, and in which regions the country lies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from members.models import Organization
from programs.models import Country

SHOWN = 25  # the directory has the others, page by page


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.upper():
        return redirect("members:country", code.upper(), permanent=True)
    place: Country = get_object_or_404(
        Country.objects.prefetch_related("regions"), code=code
    )
    here = Organization.objects.filter(country=place)
    context = {
        "country": place,
        "regions": place.regions.all(),
        "count": here.listed().count(),
        "organizations": here.listed().for_lists()[:SHOWN],
        "former_organizations": here.former().for_lists()[:SHOWN],
    }
    return render(request, "members/country.html", context)
