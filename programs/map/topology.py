"""TopoJSON: borders that neighbors share, put together into rings.

The format: https://github.com/topojson/topojson-specification
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Arc = int  # the number of a line; ~number is the same line the other way round


@dataclass(frozen=True)
class Polygon:
    """A piece of land: its outer ring first, then its holes, each a row of arcs."""

    id: str
    name: str
    rings: list[list[Arc]]


class Topology:
    """Lines, each stored once, and the polygons that they bound."""

    def __init__(self, document: dict[str, Any]) -> None:
        (scale_x, scale_y) = document["transform"]["scale"]
        (move_x, move_y) = document["transform"]["translate"]
        self.document = document
        self.lines: list[Ring] = []
        for steps in document["arcs"]:
            xs = accumulate(x for x, _y in steps)
            ys = accumulate(y for _x, y in steps)
            places = zip(xs, ys, strict=True)
            self.lines.append(
                [(x * scale_x + move_x, y * scale_y + move_y) for x, y in places]
            )

    def polygons(self, layer: str) -> Iterator[Polygon]:
        """Every single polygon of a layer, with the id (or "") and name it is under."""
        for shape in self.document["objects"][layer]["geometries"]:
            parts = shape["arcs"]
            if shape["type"] == "Polygon":
                parts = [parts]
            for rings in parts:
                yield Polygon(shape.get("id", ""), shape["properties"]["name"], rings)

    def line(self, arc: Arc) -> Ring:
        return self.lines[arc] if arc >= 0 else self.lines[~arc][::-1]

    def ring(self, arcs: Iterable[Arc]) -> Ring:
        """The points of a row of arcs; the last is the first again."""
        points: Ring = []
        for arc in arcs:
            # Each arc begins where the one before it ended.
            points += self.line(arc)[1 if points else 0 :]
        return points

    def joined(self, polygons: Iterable[Polygon]) -> list[Ring]:
        """The rings around several polygons; a border between two of them is gone."""
        rows = [row for polygon in polygons for row in polygon.rings]
        arcs = dict.fromkeys(arc for row in rows for arc in row)
        outer = [arc for arc in arcs if ~arc not in arcs]
        starting = {self.line(arc)[0]: arc for arc in reversed(outer)}
        rings, left = [], dict.fromkeys(outer)
        while left:
            row = [next(iter(left))]
            del left[row[0]]
            while (end := self.line(row[-1])[-1]) != self.line(row[0])[0]:
                row.append(_following(self, end, left, starting))
                del left[row[-1]]
            rings.append(self.ring(row))
        return rings


def _following(
    topology: Topology, end: Point, left: dict[Arc, None], starting: dict[Point, Arc]
) -> Arc:
    """The arc that goes on from a point; where several do, the first one left."""
    if (arc := starting[end]) in left:
        return arc
    return next(arc for arc in left if topology.line(arc)[0] == end)
