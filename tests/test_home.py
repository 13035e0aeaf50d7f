"""Home: the network at a glance."""

from datetime import UTC, datetime, timedelta

from issa_directory import keeping
from members.models import Organization
from tests.factories import make_founding, make_organization
from tests.members.public.pages import words
from tests.members.versions import a_text, history, make_version


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


def test_home_shows_the_members_on_a_map(client, network):
    page = client.get("/").text

    assert '<title id="map-title">Map of organizations in 19 countries</title>' in page
    assert "<title>Mongolia: 1 organization</title>" in page


def test_home_of_an_empty_network_has_no_map(client, db):
    assert "<figure" not in client.get("/").text


def changed(name, number, at, **fields):
    """A version of a new organization, after the first that was loaded."""
    organization = make_organization(name=name, **fields)
    make_version(organization, number - 1, at=at - timedelta(days=90))
    make_version(organization, number, at=at, texts=[a_text(mission="Play.")])
    return organization


def test_home_shows_the_latest_changes_first(client, db):
    for year in (2020, 2022, 2021):
        changed(f"Changed in {year}", 2, datetime(year, 5, 5, tzinfo=UTC))

    said = words(client.get("/"))

    places = [said.index(f"Changed in {year}") for year in (2022, 2021, 2020)]
    assert places == sorted(places)
    assert "5 May 2022 , loaded by the network Changed: Texts" in said


def test_home_leads_to_what_a_version_changed(client, db):
    organization = changed("Ark", 7, datetime(2024, 5, 5, tzinfo=UTC))

    page = client.get("/").text

    assert f'href="{history(organization, "6..7/")}"' in page
    assert f'href="{organization.get_absolute_url()}"' in page


def test_home_shows_five_changes(client, db):
    for number in range(7):
        changed(f"Ark {number}", 2, datetime(2024, 5, 1 + number, tzinfo=UTC))

    said = words(client.get("/"))

    shown = [number for number in range(7) if f"Ark {number}" in said]
    assert shown == [2, 3, 4, 5, 6]


def test_changes_take_the_same_queries_however_many_there_are(
    client, db, django_assert_num_queries
):
    changed("Ark", 2, datetime(2024, 5, 1, tzinfo=UTC))
    client.get("/")
    keeping.forget()
    with django_assert_num_queries(7):
        client.get("/")
    for number in range(7):
        changed(f"Ark {number}", 2, datetime(2024, 5, 1 + number, tzinfo=UTC))
    client.get("/")
    keeping.forget()

    with django_assert_num_queries(7):
        client.get("/")


def test_first_version_changed_nothing(client, db):
    make_version(make_organization(name="Ark"))

    said = words(client.get("/"))

    assert "Latest changes" not in said
    assert "Ark" not in said


def test_change_of_an_organization_that_is_not_public_is_not_shown(client, db):
    changed("Ark", 2, datetime(2024, 5, 5, tzinfo=UTC), listed=False)

    assert "Ark" not in words(client.get("/"))


def test_home_adds_nothing_up_that_is_not_stated(client, db):
    make_founding(make_organization(), "1998")
    make_organization(listed=False)

    said = words(client.get("/"))

    assert Organization.objects.count() == 2
    assert "1 member organization " in said
    assert "1998" in said


def test_home_of_an_empty_network_is_a_page(client, db):
    assert client.get("/").status_code == 200
