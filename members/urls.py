"""Addresses of the public pages about members, and of the login area."""

from django.urls import include, path

urlpatterns = [
    path("", include("members.public.urls")),
    path("", include("members.council.urls")),
]
