"""Addresses of the files that a selection can be taken away as."""

from django.urls import path

from members.api.columns import columns
from members.api.export import export

app_name = "api"

urlpatterns = [
    path("members/export.csv", export, {"format": "csv"}, name="export_csv"),
    path("members/export.xlsx", export, {"format": "xlsx"}, name="export_xlsx"),
    path("members/export.json", export, {"format": "json"}, name="export_json"),
    path("members/export/", columns, name="columns"),
]
