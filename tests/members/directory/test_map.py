"""A selection on a map: its numbers, its links, its frame."""

from random import Random
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from members.directory import tints
from members.directory.selection import Selection
from programs.map.shapes import shapes
from programs.models import Country
from tests.factories import (
    make_country,
    make_membership,
    make_organization,
    make_participation,
    make_program,
    make_region,
)


def select(parameters: str) -> Selection:
    return Selection(QueryDict(parameters))


def marks(parameters: str) -> dict:
    return {mark.code: mark for mark in select(parameters).map.marks}


def rows(url: str) -> int:
    return select(urlsplit(url).query).count


def test_number_on_every_country_and_zoom_is_the_rows_of_its_link(network):
    for parameters in (
        "",
        "q=step",
        "country=MN",
        "country=MN&country=KZ&program=step-by-step",
        "region=150&former=0&former=1",
        "founded_min=1998&priority=none&sort=updated",
    ):
        shown = select(f"view=map&{parameters}").map
        assert shown.marks, parameters

        for linked in [*shown.marks, *shown.zooms]:
            assert rows(linked.url) == linked.count, linked


@pytest.mark.parametrize("seed", range(3))
def test_numbers_are_rows_in_any_network(db, seed):
    random = Random(seed)
    countries = [make_country(code) for code in ("MN", "KZ", "AD", "XK")]
    countries.append(make_country("CSHH", is_former=True))
    make_region(*countries[:2], code="142", kind="m49")
    make_region(*countries[2:3], code="150", kind="m49")
    program = make_program("step-by-step")
    for _number in range(60):
        organization = make_organization(
            country=random.choice(countries), listed=random.random() < 0.8
        )
        make_membership(organization, since="1990", until="1995")
        if random.random() < 0.5:
            make_participation(organization, program=program)

    for parameters in ("", "former=1", "program=none&country=MN", "region=142"):
        shown = select(f"{parameters}&view=map").map
        for linked in [*shown.marks, *shown.zooms]:
            assert rows(linked.url) == linked.count


def test_numbers_of_all_countries_add_up_to_the_selection(network):
    selection = select("view=map&program=step-by-step")

    assert sum(mark.count for mark in selection.map.marks) == selection.count == 16


def test_link_of_a_country_keeps_the_selection_and_shows_rows(network):
    mark = marks(
        "view=map&country=KZ&program=step-by-step&founded_max=2020&q=education"
        "&sort=founded"
    )["MN"]

    assert urlsplit(mark.url).path == "/members/"
    assert parse_qs(urlsplit(mark.url).query) == {
        "q": ["education"],
        "country": ["MN"],
        "program": ["step-by-step"],
        "founded_max": ["2020"],
        "sort": ["founded"],
    }


def test_link_of_a_zoom_keeps_the_selection_and_the_map(network):
    zoom = select("view=map&program=step-by-step&region=150").map.zooms[0]

    assert parse_qs(urlsplit(zoom.url).query) == {
        "region": ["south-eastern-europe"],
        "program": ["step-by-step"],
        "view": ["map"],
    }


def test_network_without_regions_of_its_own_zooms_to_continents(db):
    asia = make_region(make_country("MN"), code="142", kind="m49", name="Asia")
    make_region(make_country("KZ"), code="143", kind="m49", parent=asia)
    make_organization(country="MN")
    make_organization(country="KZ")

    zooms = select("view=map").map.zooms

    assert [(zoom.label, zoom.count) for zoom in zooms] == [("Asia", 2)]


def test_way_back_to_the_whole_map_is_there_once_it_is_left(db):
    make_region(make_country("MN"), code="150", kind="m49")
    urls = {
        parameters: select(parameters).map.whole_url
        for parameters in ("view=map", "view=map&region=150", "country=MN&q=step")
    }

    assert urls == {
        "view=map": "",
        "view=map&region=150": "/members/?view=map",
        "country=MN&q=step": "/members/?q=step&view=map",
    }


def test_selected_country_is_marked_and_stays_without_any(network):
    shown = marks("view=map&country=FR&country=MN&program=step-by-step")

    assert [code for code, mark in shown.items() if mark.is_selected] == ["FR", "MN"]
    assert (shown["FR"].count, shown["FR"].tint) == (0, 0)
    assert shown["FR"].name == "France: 0 organizations"


def test_every_country_of_the_vocabulary_can_be_seen_on_the_map(network):
    for country in Country.objects.all():
        make_organization(country=country)

    shown = select("view=map").map.marks

    assert len(shown) == Country.objects.count() == 281
    assert [mark.code for mark in shown if bool(mark.path) == bool(mark.dot)] == []


def test_small_and_former_countries_are_dots_and_large_ones_shapes(db):
    for code in ("MN", "FR", "AD", "CSHH", "XK"):
        make_organization(country=make_country(code, is_former=len(code) > 2))

    shown = marks("view=map&former=0&former=1")

    assert {code for code, mark in shown.items() if mark.path} == {"MN", "FR"}
    assert {code for code, mark in shown.items() if mark.dot} == {"AD", "CSHH", "XK"}


def test_dot_becomes_a_shape_where_the_map_is_near_enough(db):
    for code in ("XK", "CL", "NZ"):
        make_organization(country=code)

    far, near = marks("view=map")["XK"], marks("view=map&country=XK")["XK"]

    assert (far.dot.x, far.dot.y) == tuple(str(n // 10) for n in shapes()["XK"].at)
    assert (far.path, near.dot) == ("", None)
    assert near.path.endswith("z")


def test_country_that_the_map_does_not_know_is_in_the_list_alone(db):
    make_organization(country=make_country("ZZ", name="Newland"))

    mark = marks("view=map")["ZZ"]

    assert (mark.count, mark.path, mark.dot) == (1, "", None)


def test_frame_is_around_countries_else_regions_else_all_that_have_any(db):
    for code in ("MN", "EE", "AL", "SI"):
        make_organization(country=code, name=code)
    make_region(*Country.objects.exclude(code="MN"), code="150", kind="m49")

    whole = select("view=map").map.frame
    region = select("view=map&region=150").map.frame
    narrowed = select("view=map&region=150&q=AL").map.frame
    country = select("view=map&region=150&country=SI").map.frame

    assert whole.width > region.width > country.width
    assert narrowed == region
    assert select("view=map&country=SI").map.frame == country


def test_land_is_what_has_no_link_and_lies_in_the_frame(db):
    for code in ("AL", "SI"):
        make_organization(country=code)

    shown = select("view=map").map

    assert shapes()["IT"].near in shown.land
    assert shapes()["MN"].near not in shown.land
    assert all(mark.path not in shown.land for mark in shown.marks)


def test_map_is_one_page_whatever_the_number_of_organizations(db):
    for _number in range(30):
        make_organization()

    selection = select("page=2")
    views = {choice.value: choice.url for choice in selection.views}

    assert views == {
        "cards": "?page=2",
        "table": "?view=table&page=2",
        "map": "?view=map",
    }
    assert select("view=map").page.count == 1


@pytest.mark.parametrize(
    ("counts", "lows", "labels"),
    [
        ([], [], []),
        ([0], [], []),
        ([1, 0, 1], [1], ["1"]),
        ([1, 3, 7], [1, 3, 7], ["1", "3", "7"]),
        ([1, 2, 3, 4], [1, 2], ["1", "2–4"]),
        ([1, 2, 3, 60], [1, 5, 20], ["1–3", "60"]),
        ([2, 3, 25, 900, 4000], [2, 20, 200], ["2–3", "25", "900–4,000"]),
    ],
)
def test_tints_part_the_counts_at_round_numbers(counts, lows, labels):
    found = tints.lowest(counts)

    assert found == lows
    assert [tint.label for tint in tints.legend(counts, found)] == labels
