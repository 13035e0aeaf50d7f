"""Pages for editing as a person uses them: opened, typed into, sent with a button."""

from typing import Any

from django.test import Client
from django.urls import reverse

from members.models import User
from tests.members.editing.page import FormReader


def signed_in(user: User) -> Client:
    """A browser of its own, in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *arguments: Any) -> str:
    return reverse(f"council:{name}", args=["ark", *arguments])


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


class Sheet:
    """An opened page, and what its browser would send of it."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        self.response = client.get(path)
        self.read()

    def read(self) -> None:
        reader = FormReader()
        reader.feed(self.response.content.decode())
        reader.close()
        self.fields, self.ids = reader.data, reader.ids

    def type(self, **typed: str) -> "Sheet":
        """Names are written with "_" for "-" where they must be: `contact_phone`."""
        for name, text in typed.items():
            self.fields[name.replace("_", "-")] = [text]
        return self

    def fill(self, name: str, text: str) -> "Sheet":
        self.fields[name] = [text]
        return self

    def send(self, do: str = "save", **more: Any) -> Any:
        """Press a button; what comes back is the page from now on."""
        data = self.fields | {"do": do} | more
        self.response = self.client.post(self.path, data)
        if b'id="section-form"' in self.response.content:
            self.read()
        return self.response

    def autosave(self) -> Any:
        """As the script does, which counts its turns."""
        answer = self.client.post(self.path, self.fields | {"do": "autosave"})
        self.fields["turn"] = [str(int(self.fields["turn"][0]) + 1)]
        return answer

    @property
    def text(self) -> str:
        return text_of(self.response)


def open_sheet(client: Client, section: str, language: str = "") -> Sheet:
    if language:
        return Sheet(client, address("edit_text", language))
    return Sheet(client, address("edit", section))
