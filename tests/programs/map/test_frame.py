"""What part of the world a map shows."""

import pytest

from programs.map.frame import Frame, around
from programs.map.shapes import HEIGHT, WIDTH, shapes


def test_frame_of_nothing_is_the_world():
    frame = around([])

    assert (frame.left, frame.width, frame.level) == (0, WIDTH, "far")
    assert frame.view_box == "0 3 2000 870"


@pytest.mark.parametrize("code", ["SI", "CL", "RU", "FJ", "AQ", "AD", "CSHH", "NZ"])
def test_frame_of_a_country_shows_its_core_and_stays_on_the_sheet(code):
    left, top, right, bottom = shapes()[code].core

    frame = around([shapes()[code].core])

    assert frame.left <= left <= right <= frame.left + frame.width
    assert frame.top <= top <= bottom <= frame.top + frame.height
    assert frame.left >= 0
    assert frame.top >= 0
    assert frame.left + frame.width <= WIDTH
    assert frame.top + frame.height <= HEIGHT


def test_frames_are_neither_strips_nor_towers():
    for code, shape in shapes().items():
        frame = around([shape.core])

        assert 1.49 <= frame.width / frame.height <= 2.31, code


def test_small_country_is_shown_among_its_neighbors():
    frame = around([shapes()["SI"].core])

    assert frame.level == "near"
    assert all(frame.shows(shapes()[code].core) for code in ("AT", "HR", "HU", "IT"))
    assert not frame.shows(shapes()["MN"].core)


@pytest.mark.parametrize(
    ("width", "level", "view_box"),
    [
        (2500, "near", "1000 500 2500 1250"),
        (2501, "middle", "1000 500 2501 1250"),
        (9000, "middle", "1000 500 9000 1250"),
        (9001, "far", "100 50 900 125"),
    ],
)
def test_wider_frame_has_less_detail(width, level, view_box):
    frame = Frame(1000, 500, width, 1250)

    assert (frame.level, frame.view_box) == (level, view_box)
