"""Organizations that state a point, on the map of a selection."""

from django.http import QueryDict

from members.directory import places
from members.directory.selection import Selection
from tests.factories import make_organization

TIRANA = {"latitude": "41.33", "longitude": "19.82"}
DURRES = {"latitude": "41.32", "longitude": "19.45"}
SKOPJE = {"latitude": "42.00", "longitude": "21.43"}


def on_map(parameters: str) -> list:
    return Selection(QueryDict(parameters)).map.places


def test_organization_with_a_point_is_a_link_to_its_profile(db):
    make_organization("a", name="Hapi", country="AL", city="Tirana", **TIRANA)
    make_organization("b", country="AL")

    (place,) = on_map("view=map")

    assert place.url == "/members/a/"
    assert place.name == "Tirana: Hapi"


def test_organizations_that_would_touch_are_one_link_to_their_list(db):
    make_organization("a", name="A", country="AL", city="Tirana", **TIRANA)
    make_organization("b", name="B", country="AL", city="Tirana", **TIRANA)
    make_organization("c", name="C", country="AL", city="Durrës", **DURRES)
    make_organization("d", name="D", country="MK", city="Skopje", **SKOPJE)

    near, single = on_map("view=map")

    assert [organization.slug for organization in near.organizations] == ["a", "b", "c"]
    assert near.name == "Tirana, Durrës: 3 organizations"
    assert near.url == f"#{near.id}"
    assert single.name == "Skopje: D"


def test_list_of_a_place_is_on_the_page_that_leads_to_it(client, db):
    for slug in ("a", "b"):
        make_organization(slug, country="AL", city="Tirana", **TIRANA)

    page = client.get("/members/?view=map").text

    assert 'href="#place-1"' in page
    assert page.count('id="place-1"') == 1
    assert (
        page.count('<a href="/members/a/"') == page.count('<a href="/members/b/"') == 1
    )


def test_only_what_is_selected_and_in_the_frame_has_a_place(db):
    make_organization("a", country="AL", city="Tirana", **TIRANA)
    make_organization("d", country="MK", city="Skopje", **SKOPJE)
    make_organization("e", country="AL", latitude="-41.3", longitude="174.8")

    assert [place.label for place in on_map("view=map&country=AL")] == ["Tirana"]
    assert [place.label for place in on_map("view=map")] == ["Tirana", "Skopje"]


def test_former_member_has_no_place_unless_asked_for(db):
    make_organization("a", country="AL", listed=False, **TIRANA)

    assert on_map("view=map") == []


def test_large_selection_shows_countries_alone(db, monkeypatch):
    for slug in ("a", "b"):
        make_organization(slug, country="AL", **TIRANA)
    assert on_map("view=map")

    monkeypatch.setattr(places, "MOST", 1)

    assert on_map("view=map") == []
