"""robots.txt and the sitemap."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from issa_directory.sitemaps import PAGES, Members
from tests.addresses import PUBLIC
from tests.factories import (
    make_area,
    make_country,
    make_membership,
    make_organization,
    make_program,
)

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
KINDS = {"index": ("sitemapindex", "sitemap"), "file": ("urlset", "url")}
ORIGIN = settings.SITE_ORIGIN


def read(client, path, kind):
    """The `loc` of each entry of a sitemap file, with its `lastmod` or None."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/xml"
    root = ET.fromstring(response.content)  # noqa: S314
    outer, inner = KINDS[kind]
    assert root.tag == NAMESPACE + outer
    assert {entry.tag for entry in root} <= {NAMESPACE + inner}
    return {
        entry.findtext(NAMESPACE + "loc"): entry.findtext(NAMESPACE + "lastmod")
        for entry in root
    }


PATHS = ("/", "/members/", "/members/export/", "/programs/", "/join/", "/contact/")


def test_empty_site_lists_its_pages_only(client):
    files = read(client, "/sitemap.xml", "index")

    assert list(files) == [f"{ORIGIN}/sitemap-pages.xml"]
    assert list(read(client, "/sitemap-pages.xml", "file")) == [
        f"{ORIGIN}{path}" for path in PATHS
    ]


def test_every_public_page_without_a_parameter_is_listed():
    machines = {"robots", "sitemap", "sitemap_section", "members:suggest"}
    of_rows = {
        "members:country",
        "members:difference",
        "members:history",
        "members:profile",
        "members:version",
        "programs:priority_area",
        "programs:program",
    }

    assert set(PAGES) == set(PUBLIC) - machines - of_rows


def test_every_listed_address_answers(client):
    make_organization("mongolia", country="MN")
    make_program("step-by-step")
    make_area("access")

    files = read(client, "/sitemap.xml", "index")

    sections = ("pages", "programs", "priority-areas", "countries", "members")
    assert list(files) == [f"{ORIGIN}/sitemap-{name}.xml" for name in sections]
    for file in files:
        for location in read(client, file.removeprefix(ORIGIN), "file"):
            assert client.get(location.removeprefix(ORIGIN)).status_code == 200


def test_listed_and_former_members_are_there_and_others_are_not(client):
    make_organization("listed")
    former = make_organization("former", listed=False)
    make_membership(former, since="1998", until="2004")
    make_organization("applicant", listed=False)

    members = read(client, "/sitemap-members.xml", "file")

    assert list(members) == [
        f"{ORIGIN}/members/{slug}/" for slug in ("former", "listed")
    ]


def test_country_without_members_is_not_there(client):
    make_country("AA")
    make_organization("applicant", country="BB", listed=False)
    make_organization("member", country="CC")

    countries = read(client, "/sitemap-countries.xml", "file")

    assert list(countries) == [f"{ORIGIN}/countries/CC/"]


def test_last_edit_of_a_member_is_stated(client):
    make_organization("edited", edited_at=datetime(2024, 5, 6, tzinfo=UTC))
    make_organization("untouched")

    assert read(client, "/sitemap-members.xml", "file") == {
        f"{ORIGIN}/members/edited/": "2024-05-06",
        f"{ORIGIN}/members/untouched/": None,
    }
    assert read(client, "/sitemap.xml", "index")[f"{ORIGIN}/sitemap-members.xml"] == (
        "2024-05-06T00:00:00+00:00"
    )


def test_many_members_are_spread_over_files(client, monkeypatch):
    monkeypatch.setattr(Members, "limit", 2)
    for slug in ("a", "b", "c", "d", "e"):
        make_organization(slug)
    files = [
        file.removeprefix(ORIGIN)
        for file in read(client, "/sitemap.xml", "index")
        if "members" in file
    ]

    listed = [location for file in files for location in read(client, file, "file")]

    assert len(files) == 3
    assert listed == [f"{ORIGIN}/members/{slug}/" for slug in "abcde"]


def test_file_has_a_fixed_number_of_queries(client, django_assert_num_queries):
    for _ in range(30):
        make_organization()

    with django_assert_num_queries(3):
        client.get("/sitemap-members.xml")


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-nothing.xml",
        "/sitemap-members.xml?p=2",
        "/sitemap-members.xml?p=0",
        "/sitemap-members.xml?p=last",
        "/sitemap-programs.xml",
    ],
)
def test_file_that_is_not_there_is_not_found(client, path):
    make_organization()

    assert client.get(path).status_code == 404


def test_host_of_the_request_is_not_repeated(client):
    make_organization()

    for path in ("/robots.txt", "/sitemap.xml", "/sitemap-members.xml"):
        text = client.get(path, headers={"host": "localhost"}).content.decode()

        assert ORIGIN in text
        assert "localhost" not in text


def test_robots_may_read_all_but_the_private_parts(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /admin/",
        "Disallow: /council/",
        "Disallow: /members/export.",
        "",
        f"Sitemap: {ORIGIN}/sitemap.xml",
    ]
