"""The shapes that are committed: every country has its place, and its own land."""

import json
import re
from pathlib import Path

import pytest

from programs.map.shapes import DATA, HEIGHT, WIDTH, place, shapes
from programs.map.territories import SAME_PLACE

ROOT = Path(__file__).parents[3]
LEVELS = ("far", "middle", "near")


@pytest.fixture(scope="module")
def countries():
    rows = json.loads((ROOT / "fixtures/countries.json").read_text("utf-8"))
    return [row["fields"] for row in rows]


def test_every_country_of_the_vocabulary_has_a_place_and_no_other_has_one(countries):
    codes = {country["code"] for country in countries}

    assert shapes().keys() - {""} == codes
    for code, shape in shapes().items():
        x, y = shape.at
        assert 0 <= x <= WIDTH, code
        assert 0 <= y <= HEIGHT, code


def test_all_but_small_countries_are_drawn(countries):
    drawn = {code for code, shape in shapes().items() if shape.far}
    today = {country["code"] for country in countries if not country["is_former"]}

    assert len(drawn & today) == 250 - 73
    assert {"XK", "TW", "PS", "EH", "GL", "FK"} < drawn
    assert not {"AD", "LI", "MT", "SG", "MH"} & drawn
    assert all(shapes()[code].middle for code in drawn)


def test_no_former_country_is_drawn(countries):
    former = [country["code"] for country in countries if country["is_former"]]

    assert len(former) == 31
    for code in former:
        assert {getattr(shapes()[code], level) for level in LEVELS} == {""}


def test_former_country_lies_where_its_successor_does():
    for code, today in SAME_PLACE.items():
        assert shapes()[code].at == shapes()[today].at


def rings(path):
    """The rings of a path as points, whatever units they are in."""
    found = []
    for ring in path.removesuffix("z").split("z"):
        x, y, *steps = map(int, re.findall(r"-?\d+", ring))
        points = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(points)
    return found


def covers(code, longitude, latitude):
    """Whether the shape of a country contains a point, by the rule of even and odd."""
    x, y = place(longitude, latitude)
    inside = False
    for ring in rings(shapes()[code].middle):
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("MN", 103, 47),
        ("XK", 20.9, 42.6),
        ("UA", 34.3, 45.3),  # one rule for all: as ISO 3166-2 lists it
        ("CY", 33.4, 35.3),
        ("SO", 45.5, 10),
        ("GF", -53, 4),
        ("SJ", 16, 78.5),
        ("RU", 179, 67),  # on both sides of the edge
        ("RU", -175, 67),
        ("AQ", 0, -85),
    ],
)
def test_land_lies_in_one_country_alone(code, longitude, latitude):
    owners = {
        other
        for other, shape in shapes().items()
        if shape.middle and covers(other, longitude, latitude)
    }

    assert owners == {code}


def test_hole_in_a_country_is_not_its_own():
    assert covers("LS", 28.2, -29.6)
    assert not covers("ZA", 28.2, -29.6)


def test_no_ring_goes_across_the_sheet():
    for code, shape in shapes().items():
        for level, unit in (("far", 10), ("middle", 1), ("near", 1)):
            if not (path := getattr(shape, level)):
                continue
            for ring in rings(path):
                xs = [x * unit for x, _y in ring]
                is_around_a_pole = code == "AQ"
                assert max(xs) - min(xs) < WIDTH / 2 or is_around_a_pole, code


def test_data_says_where_it_comes_from():
    source = json.loads(DATA.read_text("utf-8"))["source"]

    assert source["package"].startswith("world-atlas 2.0.2")
    assert re.fullmatch("[0-9a-f]{64}", source["sha256"])
    assert "public domain" in source["license"]
