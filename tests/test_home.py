"""Home: the network at a glance."""

from members.models import Organization
from tests.factories import make_founding, make_organization
from tests.members.public.pages import words


def test_home_says_how_many_members_in_how_many_countries(client, network):
    said = words(client.get("/"))

    assert "19 member organizations" in said
    assert "19 countries" in said
    assert "1994–2002" in said


def test_home_leads_into_the_directory_by_every_way(client, network):
    page = client.get("/").text

    assert 'href="/members/?country=MN"' in page
    assert 'href="/members/?program=step-by-step"' in page
    assert 'href="/members/?priority=outreach"' in page
    assert 'action="/members/"' in page
    assert 'name="q"' in page


def test_home_shows_the_latest_changes_first(client, db):
    for year in (2020, 2022, 2021):
        make_organization(name=f"Edited in {year}", edited_at=f"{year}-05-05T00:00Z")

    said = words(client.get("/"))

    places = [said.index(f"Edited in {year}") for year in (2022, 2021, 2020)]
    assert places == sorted(places)


def test_home_adds_nothing_up_that_is_not_stated(client, db):
    make_founding(make_organization(), "1998")
    make_organization(listed=False)

    said = words(client.get("/"))

    assert Organization.objects.count() == 2
    assert "1 member organization " in said
    assert "1998" in said


def test_home_of_an_empty_network_is_a_page(client, db):
    assert client.get("/").status_code == 200
