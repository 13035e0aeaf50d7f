"""While the database is away: 503 with Retry-After, and back as soon as it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client

from issa_directory.outage import is_outage
from tests.addresses import EXPORTS, PUBLIC, address, make_one_of_each
from tests.factories import make_user

ROOT = Path(__file__).parent.parent
# Suggestions are asked for nothing here, so they ask nothing.
WITHOUT_ROWS = {"robots", "members:suggest"}

ASK = """
import django
from django.conf import settings
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
django.setup()
from django.test import Client
for path in ("/livez", "/readyz", "/members/", "/council/"):
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    answer = client.get(path)
    print(path, answer.status_code, answer.headers.get("Retry-After"))
"""


def away(execute, sql, params, many, context):
    raise OperationalError("connection to server failed: Connection refused")


@pytest.fixture
def signed_in(db):
    make_one_of_each()
    client = Client(raise_request_exception=False)
    client.force_login(make_user())
    return client


def assert_come_back(response):
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert b"Connection refused" not in response.content
    assert b"<h1>" in response.content


@pytest.mark.parametrize("name", sorted({*PUBLIC, *EXPORTS} - WITHOUT_ROWS))
def test_public_page_asks_to_come_back(signed_in, name):
    with connection.execute_wrapper(away):
        response = signed_in.get(address(name))

    assert_come_back(response)


@pytest.mark.parametrize("path", ["/council/", "/accounts/login/", "/admin/"])
def test_session_that_cannot_be_read_asks_to_come_back(signed_in, path):
    with connection.execute_wrapper(away):
        response = signed_in.get(path)

    assert_come_back(response)


def test_error_page_that_cannot_be_made_asks_to_come_back(signed_in):
    with connection.execute_wrapper(away):
        response = signed_in.get("/nowhere/")

    assert_come_back(response)


@pytest.mark.urls("tests.failing_urls")
@pytest.mark.parametrize(
    "path",
    [
        "/fail/database-away/",
        "/fail/connection-closed/",
        "/fail/query-in-template/",
    ],
)
def test_view_or_template_without_database_asks_to_come_back(signed_in, path):
    with connection.execute_wrapper(away):
        response = signed_in.get(path)

    assert_come_back(response)


def test_first_answer_after_the_outage_is_the_page(signed_in):
    with connection.execute_wrapper(away):
        signed_in.get("/members/")

    assert signed_in.get("/members/").status_code == 200


@pytest.mark.urls("tests.failing_urls")
def test_programming_error_stays_an_error(signed_in):
    assert signed_in.get("/fail/faulty-query/").status_code == 500


def test_faulty_query_is_no_outage_on_any_database(db):
    with pytest.raises((OperationalError, ProgrammingError)) as caught:
        connection.cursor().execute("SELECT no_such_column FROM no_such_table")

    assert not is_outage(caught.value)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_absent_or_busy_database_is_an_outage(error):
    assert is_outage(error("database is locked"))


def test_server_that_does_not_listen_is_an_outage():
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    }

    finished = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert finished.stdout.splitlines() == [
        "/livez 200 None",
        "/readyz 503 None",
        "/members/ 503 30",
        "/council/ 503 30",
    ]
