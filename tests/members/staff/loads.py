"""Imports as staff meet them: whoever may load, files, and plans that are ready."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from members.models import Import
from tests.factories import make_country
from tests.members.staff.people import make_person, signed_in

LOAD_DATA = "/admin/members/import/"
CSV = "name,country,city\nArk,MN,Darkhan\nReef,Atlantis,Hovd\n"


def make_loader() -> Client:
    """Signed in as somebody who may load data, and nothing else."""
    make_country("MN", name="Mongolia")
    return signed_in(make_person("members.load_data"))


def send(client: Client, content: str | bytes = CSV, name: str = "members.csv") -> Any:
    file = SimpleUploadedFile("x", content.encode() if content is CSV else content)  # type: ignore[union-attr, arg-type]
    file._name = name
    return client.post(LOAD_DATA, {"file": file})


def page_of(load: Import, name: str = "change") -> str:
    return reverse(f"admin:members_import_{name}", args=[load.pk])


def decide(client: Client, load: Import, do: str, **more: str) -> Any:
    return client.post(page_of(load), {"do": do, "basis": load.basis, **more})
