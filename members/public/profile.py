"""The profile: everything that an organization's public entry states."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.models import Organization
from members.profile import Profile
from members.public.json_ld import organization_json_ld
from members.public.merged import leads_on
from programs.models import Network


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    organization = Organization.objects.public().for_profile().filter(slug=slug).first()
    if organization is None:
        return leads_on(slug)
    page = Profile(organization)
    network = Network.objects.current()
    context = {
        "organization": organization,
        "profile": page,
        "network": network,
        "json_ld": organization_json_ld(page, network),
    }
    return render(request, "members/profile.html", context)
