"""Addresses of the public pages about the network's vocabulary."""

from django.urls import path

from programs.pages import priority_area, program, programs

app_name = "programs"

urlpatterns = [
    path("programs/", programs, name="programs"),
    path("programs/<slug:slug>/", program, name="program"),
    path("priority-areas/<slug:slug>/", priority_area, name="priority_area"),
]
