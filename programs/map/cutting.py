"""Rings on a globe made into rings on a sheet: cut at 180°, and thinned out."""

from collections.abc import Callable
from itertools import pairwise
from math import hypot

from programs.map.topology import Point, Ring


def cut(ring: Ring) -> list[Ring]:
    """The parts of a ring in degrees, each within −180 and 180.

    A step of more than half the globe goes round its back. A ring around a pole is
    closed along the edge of the sheet and over the pole.
    """
    unrolled = _unrolled(ring)
    if abs(unrolled[-1][0] - unrolled[0][0]) > 180:
        pole = 90.0 if sum(y for _x, y in ring) > 0 else -90.0
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole)]
    first = int((min(x for x, _y in unrolled) + 180) // 360)
    last = int((max(x for x, _y in unrolled) + 180) // 360)
    parts = []
    for turn in range(first, last + 1):
        moved = [(x - 360 * turn, y) for x, y in unrolled]
        part = _kept(_kept(moved, lambda x: x + 180, -180), lambda x: 180 - x, 180)
        if len(set(part)) > 2:
            parts.append(part)
    return parts


def _unrolled(ring: Ring) -> Ring:
    """The ring without jumps: its longitudes may leave −180 to 180."""
    points, turns = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > 180) - (x - before > 180)
        points.append((x + 360 * turns, y))
    return points


def _kept(ring: Ring, inside: Callable[[float], float], edge: float) -> Ring:
    """The part of a ring where `inside` of the longitude is not negative."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if (inside(x0) >= 0) != (inside(x1) >= 0):
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if inside(x1) >= 0:
            kept.append((x1, y1))
    return kept


def thinned(line: Ring, shown: Ring, tolerance: float) -> Ring:
    """A line without the points that lie within a tolerance of the rest; its ends stay.

    `shown` are the same points where distances count. The method is that of
    D. Douglas and T. Peucker (1973), https://doi.org/10.3138/FM57-6770-U75U-7727
    """
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda n: _off(shown, n, first, last), default=0)
        if far and _off(shown, far, first, last) > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[n] for n in sorted(keep)]


def _off(points: Ring, n: int, first: int, last: int) -> float:
    """The distance of a point from the line through two others."""
    (x, y), (x0, y0), (x1, y1) = points[n], points[first], points[last]
    length = hypot(x1 - x0, y1 - y0)
    if not length:  # a ring, which begins where it ends
        return hypot(x - x0, y - y0)
    return abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length


def area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def middle(ring: Ring) -> Point:
    """The middle of a ring's box."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
