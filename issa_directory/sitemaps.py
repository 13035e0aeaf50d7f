"""The site for search engines: robots.txt and the sitemap, in files of limited size."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import InvalidPage
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from members.models import Organization
from programs.models import Country, PriorityArea, Program

ROBOTS = """\
User-agent: *
Disallow: /accounts/
Disallow: /admin/
Disallow: /council/
Disallow: /members/export.

Sitemap: {origin}{sitemap}
"""
PAGES = (
    "home",
    "members:directory",
    "api:columns",
    "programs:programs",
    "members:join",
    "members:contact",
)


class Section(Sitemap):
    """A kind of page. Its addresses stand at SITE_ORIGIN, whatever host was asked."""

    limit = 1000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_ORIGIN).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_ORIGIN).netloc


class Pages(Section):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Programs(Section):
    def items(self) -> QuerySet:
        return Program.objects.order_by("slug")


class PriorityAreas(Section):
    def items(self) -> QuerySet:
        return PriorityArea.objects.order_by("slug")


class Countries(Section):
    """The countries of members, and of former ones."""

    def items(self) -> QuerySet[Country]:
        here = Organization.objects.public().filter(country=OuterRef("pk"))
        return Country.objects.filter(Exists(here)).order_by("code")


class Members(Section):
    def items(self) -> QuerySet[Organization]:
        return Organization.objects.public().only("slug", "edited_at").order_by("slug")

    def lastmod(self, organization: Organization) -> datetime | None:
        return organization.edited_at

    def get_latest_lastmod(self) -> datetime | None:
        # The library would read every row for it.
        return self.items().aggregate(latest=Max("edited_at"))["latest"]


SECTIONS: dict[str, type[Section]] = {
    "pages": Pages,
    "programs": Programs,
    "priority-areas": PriorityAreas,
    "countries": Countries,
    "members": Members,
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    text = ROBOTS.format(origin=settings.SITE_ORIGIN, sitemap=reverse("sitemap"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All files of all sections; a section without pages has none."""
    files = []
    for name, section in SECTIONS.items():
        paginator = section().paginator
        if not paginator.count:
            continue
        address = settings.SITE_ORIGIN + reverse("sitemap_section", args=[name])
        last_mod = section().get_latest_lastmod()
        for page in paginator.page_range:
            location = address if page == 1 else f"{address}?p={page}"
            files.append({"location": location, "last_mod": last_mod})
    return as_xml(request, "sitemap_index.xml", {"sitemaps": files})


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    if section not in SECTIONS:
        raise Http404
    try:
        addresses = SECTIONS[section]().get_urls(page=request.GET.get("p", "1"))
    except InvalidPage:
        raise Http404 from None
    if not addresses:
        raise Http404
    return as_xml(request, "sitemap.xml", {"urlset": addresses})


def as_xml(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    response = render(request, template, context, content_type="application/xml")
    # The file is read by engines, not found through them.
    response.headers["X-Robots-Tag"] = "noindex"
    return response
