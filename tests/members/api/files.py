"""What is in the files that the directory gives away."""

import csv
import io
import json
from typing import Any

import openpyxl
from django.test import Client

FORMATS = ("csv", "xlsx", "json")


def content_of(response: Any) -> bytes:
    assert response.status_code == 200
    content: bytes = response.getvalue()
    return content


def export(client: Client, format: str, query: str = "") -> bytes:
    return content_of(client.get(f"/members/export.{format}{query}"))


def table(content: bytes) -> list[list[str]]:
    """The rows of a CSV, headings first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def names_in(content: bytes, format: str) -> list[str]:
    """The organizations of a file, in its order."""
    if format == "csv":
        return [row[1] for row in table(content)[1:]]
    if format == "json":
        return [one["entry"]["name"] for one in json.loads(content)["organizations"]]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["organizations"]
    return [str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)]
