"""Pages show and do not act: no method but GET and HEAD changes anything unasked."""

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Organization
from tests.addresses import ALL, PUBLIC, address, make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.once

UNSAFE = ["POST", "PUT", "PATCH", "DELETE"]


@pytest.fixture(autouse=True)
def rows(db):
    make_one_of_each()


@pytest.mark.parametrize("method", UNSAFE)
def test_unsafe_method_without_a_token_is_refused_everywhere(method):
    client = Client(enforce_csrf_checks=True)
    for name in ALL:
        response = client.generic(method, address(name))

        assert response.status_code in {302, 403, 405}, name


@pytest.mark.parametrize("method", UNSAFE)
def test_public_pages_know_no_unsafe_method(client, method):
    for name in PUBLIC:
        response = client.generic(method, address(name))

        assert response.status_code == 405, name
        assert "GET" in response.headers["Allow"]
        assert b"<h1>" in response.content


@pytest.mark.parametrize("name", ["account_logout", "council:submit"])
def test_page_that_says_so_arrives_whole(client, name):
    response = client.get(address(name))

    assert response.status_code == 405
    assert b"<h1>" in response.content
    # A server sends no more than the header says.
    assert response.headers["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "DEBUG", "PROPFIND"])
def test_method_that_no_page_knows_is_refused(client, method):
    for name in ALL:
        response = client.generic(method, address(name), headers={"x-canary": "c4n4ry"})

        assert response.status_code == 405, name
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
        assert b"c4n4ry" not in response.content


@pytest.mark.parametrize("name", PUBLIC)
def test_head_answers_as_get_does(client, name):
    got = client.get(address(name))

    response = client.head(address(name))

    assert response.status_code == got.status_code
    assert response.headers["Content-Type"] == got.headers["Content-Type"]
    assert response.content == b""


@pytest.mark.parametrize(
    "header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]
)
def test_method_in_a_header_is_ignored(client, header):
    path = address("members:profile")
    plain = client.get(path).content

    response = client.get(path, headers={header: "DELETE"})

    assert response.content == plain
    assert Organization.objects.filter(slug="mongolia").exists()


def test_body_of_a_get_is_ignored(client):
    path = address("members:directory")
    plain = client.get(path).content

    response = client.generic(
        "GET", path, "country=QQ", content_type="application/x-www-form-urlencoded"
    )

    assert response.content == plain


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_nobody_is_signed_out_by_a_link(client, method):
    client.force_login(make_user())

    response = client.generic(method, reverse("account_logout"))

    assert response.status_code == 405
    assert "_auth_user_id" in client.session
