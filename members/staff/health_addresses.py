"""The addresses of network health, duplicates and mergers, below organizations."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from members.staff.duplicates import apart, duplicates
from members.staff.health import health, health_list
from members.staff.health_acts import remind, website
from members.staff.health_export import health_export
from members.staff.merging import merging, splitting

View = Callable[..., HttpResponse]
form = require_http_methods(["GET", "HEAD", "POST"])

PAGES: tuple[tuple[str, View, str], ...] = (
    ("health/", health, "health"),
    ("health/duplicates/", duplicates, "duplicates"),
    ("health/<slug:name>/", health_list, "health_list"),
    ("health/<slug:name>/export/", require_POST(health_export), "health_export"),
    ("<int:pk>/remind/", require_POST(remind), "remind"),
    ("<int:pk>/website/", form(website), "website"),
    ("<int:pk>/apart/", require_POST(apart), "apart"),
    ("<int:pk>/merge/", form(merging), "merge"),
    ("<int:pk>/split/", require_POST(splitting), "split"),
)


def addresses() -> list[URLPattern]:
    wrap = admin.site.admin_view
    return [
        path(way, wrap(view), name=f"members_organization_{name}")
        for way, view, name in PAGES
    ]
