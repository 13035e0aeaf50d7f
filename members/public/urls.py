"""Addresses of the pages that visitors see."""

from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter

from members.public.contact import contact
from members.public.country import country
from members.public.difference import difference
from members.public.directory import directory
from members.public.history import history
from members.public.join import join
from members.public.picture import picture, picture_small
from members.public.profile import profile
from members.public.suggest import suggest
from members.public.version import version


class VersionNumber(IntConverter):
    """From 1, without zeros before it: each version has one address."""

    regex = "[1-9][0-9]{0,8}"


register_converter(VersionNumber, "version")

app_name = "members"

urlpatterns = [
    path("members/", directory, name="directory"),
    # With a dot, which no slug has.
    path("members/suggest.html", suggest, name="suggest"),
    path("members/<slug:slug>/", profile, name="profile"),
    path("members/<slug:slug>/history/", history, name="history"),
    path("members/<slug:slug>/history/<version:number>/", version, name="version"),
    path(
        "members/<slug:slug>/history/<version:before>..<version:after>/",
        difference,
        name="difference",
    ),
    re_path(r"^pictures/(?P<name>[0-9a-f]{32})\.webp\Z", picture, name="picture"),
    re_path(
        r"^pictures/(?P<name>[0-9a-f]{32})-small\.webp\Z",
        picture_small,
        name="picture_small",
    ),
    path("countries/<code>/", country, name="country"),
    path("join/", join, name="join"),
    path("contact/", contact, name="contact"),
]
