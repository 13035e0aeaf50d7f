"""Country pages."""

from tests.factories import (
    make_country,
    make_membership,
    make_organization,
    make_region,
)
from tests.members.public.pages import words


def test_country_shows_its_members_and_regions(client, db):
    make_organization("mongolian", name="Mongolian Alliance", country="MN")
    make_organization("kazakh", name="Kazakh Center", country="KZ")
    make_region(make_country("MN"), name="Eastern Asia")

    said = words(client.get("/countries/MN/"))

    assert "Mongolian Alliance" in said
    assert "Eastern Asia" in said
    assert "Kazakh Center" not in said


def test_country_without_members_says_so(client, db):
    make_country("FR", name="France")

    response = client.get("/countries/FR/")

    assert response.status_code == 200
    assert "has no member in this country" in words(response)


def test_country_with_many_members_leads_to_the_directory_for_all(client, db):
    for _number in range(26):
        make_organization(country="MN")

    response = client.get("/countries/MN/")

    assert len(response.context["organizations"]) == 25
    assert "26 member organizations" in words(response)
    assert 'href="/members/?country=MN">All 26 in the directory' in response.text


def test_former_members_stand_apart(client, db):
    gone = make_organization("gone", name="Gone Center", listed=False)
    make_membership(gone, until="2001")

    said = words(client.get("/countries/MN/"))

    assert said.index("Members in former times") < said.index("Gone Center")


def test_organization_that_never_was_a_member_is_not_shown(client, db):
    make_organization("never", name="Never Center", listed=False)

    assert "Never Center" not in client.get("/countries/MN/").text


def test_small_letters_lead_to_the_country(client, db):
    make_country("MN")

    response = client.get("/countries/mn/")

    assert response.status_code == 301
    assert response["Location"] == "/countries/MN/"


def test_unknown_country_is_not_found(client, db):
    assert client.get("/countries/QQ/").status_code == 404
