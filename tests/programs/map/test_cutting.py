"""Rings that cross the edge of the sheet, and lines with too many points."""

from programs.map.cutting import area, cut, middle, thinned


def square(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def spans(parts):
    return sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts)


def test_ring_within_the_sheet_stays_as_it_is():
    ring = square(10, 40, 20, 50)

    (part,) = cut(ring)

    assert area(part) == area(ring) == 100
    assert spans([part]) == [(10, 20)]


def test_ring_over_the_edge_is_cut_in_two_without_loss():
    # 20 degrees wide, half of it on either side of 180°.
    parts = cut(square(170, 60, -170, 70))

    assert spans(parts) == [(-180, -170), (170, 180)]
    assert [area(part) for part in parts] == [100, 100]


def test_cut_lies_where_the_border_crosses_the_edge():
    # The upper side falls from 70 to 60 over 20 degrees: at the edge it is at 65.
    parts = cut([(170, 50), (-170, 50), (-170, 60), (170, 70), (170, 50)])

    assert {y for part in parts for x, y in part if abs(x) == 180} == {50, 65}


def test_ring_whose_points_begin_beyond_the_edge_gives_the_same_parts():
    ring = square(170, 60, -170, 70)[:-1]

    turned = [*ring[1:], *ring[:1], ring[1]]

    assert spans(cut(turned)) == spans(cut(square(170, 60, -170, 70)))


def test_ring_that_ends_at_the_edge_is_not_torn():
    assert spans(cut(square(170, 60, 180, 70))) == [(170, 180)]
    assert spans(cut(square(-180, 60, -170, 70))) == [(-180, -170)]


def test_ring_around_a_pole_is_closed_over_it():
    coast = [(longitude, -70.0) for longitude in range(-180, 180, 30)]

    (part,) = cut([*coast, coast[0]])

    assert spans([part]) == [(-180, 180)]
    assert {y for _x, y in part} == {-70, -90}
    assert area(part) == 360 * 20


def test_thinned_line_keeps_its_ends_and_what_sticks_out():
    line = [(0, 0), (1, 0.1), (2, 0), (3, 5), (4, 0), (5, -0.1), (6, 0)]

    assert thinned(line, line, 1) == [(0, 0), (2, 0), (3, 5), (4, 0), (6, 0)]


def test_thinned_ring_stays_a_ring():
    ring = square(0, 0, 10, 10)

    assert thinned(ring, ring, 1) == ring


def test_middle_is_that_of_the_box():
    assert middle([(0, 0), (10, 2), (3, 4)]) == (5, 2)
