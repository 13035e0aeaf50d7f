"""The directory: find members by filters and words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from members.directory.selection import Selection


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


@require_safe
def directory(request: HtmxRequest) -> HttpResponse:
    selection = Selection(request.GET)
    status = 200
    if not selection.is_valid:
        status = 400
    elif not selection.page.exists:
        status = 404
    address = request.path + selection.query.parameters()
    # How many values a filter offers is no other selection.
    canonical = request.path + selection.query.parameters(more=frozenset())
    canonical_url = settings.SITE_ORIGIN + canonical
    context = {"selection": selection, "canonical_url": canonical_url}
    if request.htmx:
        template = "members/_directory_update.html"
    else:
        template = "members/directory.html"
    response = render(request, template, context, status=status)
    if request.htmx and selection.is_valid:
        push_url(response, address)
    patch_vary_headers(response, ["HX-Request"])
    return response
