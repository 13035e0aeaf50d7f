"""Borders of TopoJSON: shared lines, rings of several, countries put together."""

import pytest

from programs.map.cutting import area
from programs.map.topology import Topology

# Two squares of side 2 beside each other. Their border is line 0; the rest of each is
# one line more. Steps are counted in halves, from (10, 20).
DOCUMENT = {
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [
        [[4, 0], [0, 4]],  # up, from (12, 20) to (12, 22)
        [[4, 4], [-4, 0], [0, -4], [4, 0]],  # around the left one
        [[4, 0], [4, 0], [0, 4], [-4, 0]],  # around the right one
    ],
    "objects": {
        "countries": {
            "geometries": [
                {
                    "type": "Polygon",
                    "id": "008",
                    "properties": {"name": "Left"},
                    "arcs": [[0, 1]],
                },
                {
                    "type": "MultiPolygon",
                    "properties": {"name": "Right"},
                    "arcs": [[[2, ~0]]],
                },
            ]
        }
    },
}


@pytest.fixture
def topology():
    return Topology(DOCUMENT)


def test_steps_become_points(topology):
    assert topology.line(0) == [(12, 20), (12, 22)]
    assert topology.line(~0) == [(12, 22), (12, 20)]


def test_polygons_come_with_what_they_are_called(topology):
    found = [(p.id, p.name, p.rings) for p in topology.polygons("countries")]

    assert found == [("008", "Left", [[0, 1]]), ("", "Right", [[2, ~0]])]


def test_ring_of_several_lines_is_closed_and_repeats_no_point(topology):
    ring = topology.ring([0, 1])

    assert ring == [(12, 20), (12, 22), (10, 22), (10, 20), (12, 20)]


def test_neighbors_put_together_have_no_border_between_them(topology):
    left, right = topology.polygons("countries")

    (ring,) = topology.joined([left, right])

    assert area(ring[:-1]) == area(topology.ring([0, 1])[:-1]) * 2 == 8
    assert sorted(set(ring)) == [
        *((10, 20), (10, 22)),
        *((12, 20), (12, 22)),
        *((14, 20), (14, 22)),
    ]


def test_single_polygon_put_together_is_itself(topology):
    left, _right = topology.polygons("countries")

    assert topology.joined([left]) == [topology.ring([0, 1])]
