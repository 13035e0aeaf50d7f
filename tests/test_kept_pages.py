"""A page that was drawn is kept until something changes, and for visitors only."""

import gzip
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from issa_directory import keeping
from issa_directory.keeping.addresses import ETAG_ONLY, KEPT
from issa_directory.keeping.store import Kept, Store
from members import entry_rows
from members.models import Organization
from members.public.asked import Asked
from tests.addresses import EXPORTS, PUBLIC, address, make_one_of_each
from tests.factories import make_user

DRAWN_EACH_TIME = {"robots"}
PROFILE = "members:profile"


@pytest.fixture(autouse=True)
def rows(db):
    make_one_of_each()


def queries(client, path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path, headers=headers)
    return len(captured)


def rename(name: str) -> None:
    entry = entry_rows.read(Organization.objects.get(slug="mongolia"))
    entry_rows.write(entry.model_copy(update={"name": name}))


def test_every_public_page_is_kept_or_said_not_to_be():
    assert {*KEPT, *DRAWN_EACH_TIME} == set(PUBLIC)
    assert set(ETAG_ONLY) == EXPORTS


def test_history_is_kept_by_all_that_it_is_asked():
    assert set(KEPT["members:history"]) == set(Asked.base_fields)


@pytest.mark.parametrize("name", sorted(KEPT))
def test_page_is_drawn_once_and_then_costs_one_look_at_the_version(client, name):
    drawn = client.get(address(name))

    with CaptureQueriesContext(connection) as captured:
        kept = client.get(address(name))

    assert len(captured) == 1
    assert kept.content == drawn.content
    assert kept.headers == drawn.headers


@pytest.mark.parametrize("name", sorted(KEPT))
def test_page_that_a_browser_has_is_not_drawn_again(client, name):
    etag = client.get(address(name)).headers["ETag"]
    keeping.forget()

    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(name), headers={"if-none-match": etag})

    assert response.status_code == 304
    assert response.content == b""
    assert len(captured) == 1


def test_kept_page_is_the_same_compressed_and_not(client):
    path = address(PROFILE)

    small = client.get(path, headers={"accept-encoding": "gzip, br"})
    plain = client.get(path)

    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(small.content) == plain.content
    assert plain.headers["Content-Length"] == str(len(plain.content))
    assert small.headers["ETag"] == plain.headers["ETag"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_publication_is_seen_at_once(client):
    before = client.get(address(PROFILE))

    rename("Sails of Mongolia")
    etag = before.headers["ETag"]
    after = client.get(address(PROFILE), headers={"if-none-match": etag})

    assert b"Sails of Mongolia" not in before.content
    assert after.status_code == 200
    assert b"Sails of Mongolia" in after.content


def test_tomorrow_pages_are_drawn_anew(client):
    today = client.get(address("home")).headers["ETag"]

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tomorrow = client.get(address("home")).headers["ETag"]

    assert today != tomorrow


def test_page_of_somebody_signed_in_is_neither_kept_nor_given(client):
    visitor = type(client)()
    client.force_login(make_user())
    path = address(PROFILE)

    own = client.get(path)
    assert queries(visitor, path) > 1

    assert queries(client, path) > 1
    assert own.headers["ETag"] != visitor.get(path).headers["ETag"]


def test_private_page_has_no_name_to_keep_it_under(client):
    response = client.get(reverse("account_login"))

    assert "ETag" not in response.headers


@pytest.mark.parametrize("path", ["/members/nowhere/", "/members/?country=QQ"])
def test_error_is_not_kept(client, path):
    client.get(path)
    again = queries(client, path)

    response = client.get(path, headers={"if-none-match": "*"})

    assert response.status_code in {400, 404}
    assert again > 1


def test_parameter_that_no_page_knows_makes_no_page_of_its_own(client):
    client.get("/members/?country=MN")

    assert queries(client, "/members/?utm_source=x&country=MN&fbclid=1") == 1


def test_of_two_pages_asked_for_the_last_one_counts_also_when_kept(client):
    one = client.get("/members/?view=cards&view=table").content
    other = client.get("/members/?view=table&view=cards").content

    assert one != other
    assert client.get("/members/?view=cards&view=table").content == one


def test_part_of_a_page_is_not_given_for_the_page(client):
    part = client.get("/members/", headers={"hx-request": "true"})

    page = client.get("/members/")

    assert b"<html" not in part.content
    assert b"<html" in page.content
    assert "HX-Request" in page.headers["Vary"]


def test_other_host_and_scheme_have_pages_of_their_own(client):
    etags = {
        client.get("/", headers={"host": host}, secure=secure).headers["ETag"]
        for host in ("testserver", "localhost")
        for secure in (False, True)
    }

    assert len(etags) == 4


def test_nothing_is_kept_where_keeping_is_off(client, settings):
    settings.KEPT_PAGES_BYTES = 0
    client.get("/")

    assert queries(client, "/") > 1


def test_what_was_unused_for_longest_goes_first():
    store = Store(most=3 * (2000 + 10))
    page = Kept((), b"0123456789")
    for name in ("a", "b", "c"):
        store.put(name, page)

    store.get("a")
    store.put("d", page)

    assert list(store.pages) == ["c", "a", "d"]
    assert store.size == 3 * page.size


def test_page_larger_than_all_that_is_kept_leaves_the_others_alone():
    store = Store(most=5000)
    store.put("a", Kept((), b"0123456789"))

    store.put("b", Kept((), b"0" * 5000))

    assert list(store.pages) == ["a"]


@pytest.fixture
def shared(settings):
    settings.CACHES = {
        **settings.CACHES,
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    yield caches["pages"]
    caches["pages"].clear()


def test_page_that_another_process_drew_is_taken_from_the_shared_cache(client, shared):
    drawn = client.get("/").content
    keeping.forget()

    assert queries(client, "/") == 1
    assert client.get("/").content == drawn


def test_pages_are_drawn_while_the_shared_cache_is_away(client, settings, caplog):
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": "no.such.Cache"}}

    response = client.get("/")

    assert response.status_code == 200
    assert "shared cache of pages is away" in caplog.text
