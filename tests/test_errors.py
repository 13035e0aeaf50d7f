"""The pages for what goes wrong: right status, own words, nothing of the inside."""

import re

import django
import pytest
from django.test import Client

from tests.factories import make_network
from tests.failing_urls import SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.failing_urls")]

INSIDE = re.compile(
    r"traceback|exception|django|python|\.py\b|sqlite|postgres|select |"
    + re.escape(django.__version__),
    re.IGNORECASE,
)


def assert_own_page(response, status):
    assert response.status_code == status
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    text = response.content.decode()
    assert text.lstrip().lower().startswith("<!doctype html>")
    assert text.count("<h1") == 1
    assert SECRET not in text
    assert not INSIDE.search(text), INSIDE.search(text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/?q=%00", 400),
        ("/fail/forbidden/", 403),
        ("/nowhere/", 404),
        ("/members/nobody/", 404),
        ("/accounts/logout/", 405),
        ("/fail/too-big/", 413),
        ("/fail/bug/", 500),
        ("/fail/faulty-query/", 500),
        ("/fail/database-away/", 503),
    ],
)
@pytest.mark.parametrize("has_network", [False, True])
def test_error_has_its_status_and_own_page(path, status, has_network):
    if has_network:
        make_network()

    response = Client(raise_request_exception=False).get(path)

    assert_own_page(response, status)


def test_form_without_token_gets_the_page_for_refused():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/")

    assert_own_page(response, 403)


def test_wrong_host_gets_the_page_for_bad_requests(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert_own_page(response, 400)
    assert b"evil.example" not in response.content


def test_page_for_errors_asks_nothing_of_the_database(
    django_assert_num_queries,
):
    client = Client(raise_request_exception=False)

    with django_assert_num_queries(0):
        bug, outage = client.get("/fail/bug/"), client.get("/fail/database-away/")

    assert (bug.status_code, outage.status_code) == (500, 503)


def test_address_of_a_missing_page_is_shown_as_text_if_at_all(client):
    response = client.get("/%3Cscript%3Ealert(1)%3C/script%3E/")

    assert response.status_code == 404
    assert b"<script>alert" not in response.content
