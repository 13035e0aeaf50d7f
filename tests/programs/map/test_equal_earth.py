"""The projection against values that PROJ publishes, and against its own promise."""

from itertools import product
from math import radians, sin

import pytest

from programs.map.equal_earth import EAST, NORTH, on_sheet, project


@pytest.mark.parametrize(
    ("longitude", "latitude", "radius", "expected"),
    [
        # https://proj.org/en/stable/operations/projections/eqearth.html
        (122, 47, 1, (1.55, 0.89)),
        # PROJ's own tests (test/gie/builtins.gie, eqearth with +R=6378137)
        (180, 0, 6378137, (17263256.84, 0.0)),
        # EPSG:8857, the bounds of its extent, on the sphere that has Earth's area
        (180, 0, 6371007.180918, (17243959.06, 0.0)),
        (0, 90, 6371007.180918, (0.0, 8392927.6)),
    ],
)
def test_projection_gives_what_proj_gives(longitude, latitude, radius, expected):
    digits = len(str(expected[0] or expected[1]).split(".")[1])

    x, y = project(longitude, latitude)

    assert (round(x * radius, digits), round(y * radius, digits)) == expected


def test_projection_is_as_wide_and_high_as_its_paper_says():
    # Šavrič, Patterson, Jenny (2018): 2.05458 times as wide as high; a pole is
    # 0.59247 times as long as the equator.
    assert round(EAST / NORTH, 5) == 2.05458
    assert round(project(180, 90)[0] / EAST, 5) == 0.59247


def test_south_and_west_mirror_north_and_east():
    for longitude, latitude in product((0, 7, 90, 180), (0, 12, 60, 90)):
        x, y = project(longitude, latitude)

        assert project(-longitude, -latitude) == (-x, -y)


@pytest.mark.parametrize("latitude", [-75, -30, 0, 20, 45, 70])
def test_same_area_on_the_globe_is_the_same_on_the_sheet(latitude):
    # A narrow band of the sphere of radius 1, one radian wide, and its trapezium.
    south, north = latitude - 0.05, latitude + 0.05
    on_globe = sin(radians(north)) - sin(radians(south))
    (x0, y0), (x1, y1) = (project(180 / 3.141592653589793, at) for at in (south, north))

    assert (x0 + x1) / 2 * (y1 - y0) == pytest.approx(on_globe, rel=1e-5)


def test_sheet_begins_in_its_upper_left_corner():
    assert on_sheet(-180, 0, 1000) == (0, pytest.approx(1000 * NORTH / EAST / 2))
    assert on_sheet(180, 0, 1000)[0] == 1000
    assert on_sheet(0, 90, 1000) == (500, 0)
