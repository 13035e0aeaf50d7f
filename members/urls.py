"""Addresses of the public pages about members, of files, and of the login area."""

from django.urls import include, path

urlpatterns = [
    path("", include("members.api.urls")),
    path("", include("members.public.urls")),
    path("", include("members.council.urls")),
]
