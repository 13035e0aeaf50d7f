"""An organization with a lead and an editor, and browsers in which they are."""

from typing import Any

from django.test import Client
from django.urls import reverse

from members.models import Seat, User
from tests.accounts.ways import prove
from tests.factories import make_organization, make_seat, make_user

SECRET = "four plain words here"


class Ark:
    """The organization "ark". Its people have proven who they are a moment ago."""

    def __init__(self) -> None:
        self.organization = make_organization("ark", name="Ark", city="Ulaanbaatar")
        self.lead_seat = self.join("lead@example.org", name="Bayarmaa", role="lead")
        self.editor_seat = self.join("editor@example.org", name="Dorj")

    def join(self, email: str, *, name: str = "", **seat: Any) -> Seat:
        return make_seat(self.organization, make_user(email, name=name), **seat)

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"council:{page}", args=["ark", *args])


def browser_of(user: User, *, has_proven: bool = True) -> Client:
    """A browser in which `user` is, and gave the password once more a moment ago."""
    user.set_password(SECRET)
    user.save()
    client = Client()
    client.force_login(user)
    if has_proven:
        assert prove(client).status_code == 302
    return client


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def words_after(client: Client, response: Any) -> str:
    """What the page says to which a form leads."""
    assert response.status_code == 302, text_of(response)
    return text_of(client.get(response.headers["Location"]))
