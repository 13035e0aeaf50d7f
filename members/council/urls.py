"""Addresses of the login area."""

from django.urls import path

from members.council.home import home

app_name = "council"

urlpatterns = [path("", home, name="home")]
