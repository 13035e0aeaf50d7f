"""The address map."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from issa_directory import health, home, sitemaps

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.section, name="sitemap_section"),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("", include("members.urls")),
        path("", include("programs.urls")),
        path("accounts/", include("issa_directory.accounts.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "issa_directory.errors.bad_request"
handler403 = "issa_directory.errors.forbidden"
handler404 = "issa_directory.errors.not_found"
handler429 = "issa_directory.accounts.limits.too_many"
handler500 = "issa_directory.errors.server_error"
