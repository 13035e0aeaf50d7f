"""Addresses of the pages that visitors see."""

from django.urls import path

from members.public.contact import contact
from members.public.country import country
from members.public.directory import directory
from members.public.join import join
from members.public.profile import profile

app_name = "members"

urlpatterns = [
    path("members/", directory, name="directory"),
    path("members/<slug:slug>/", profile, name="profile"),
    path("countries/<code>/", country, name="country"),
    path("join/", join, name="join"),
    path("contact/", contact, name="contact"),
]
