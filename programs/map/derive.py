"""Make `shapes.json` of the npm package world-atlas, which is Natural Earth 4.1.

npm pack world-atlas@2.0.2
python -m programs.map.derive world-atlas-2.0.2.tgz
"""

import hashlib
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from programs.map import cutting
from programs.map.equal_earth import on_sheet
from programs.map.territories import BY_BOX, BY_NAME, CORES, POINTS, SAME_PLACE
from programs.map.topology import Polygon, Ring, Topology

SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
SOURCE = {
    "package": "world-atlas 2.0.2 (npm), countries at 1:110m, 1:50m, 1:10m",
    "sha256": SHA256,
    "data": "Natural Earth 4.1.0, https://www.naturalearthdata.com/",
    "license": "public domain (Natural Earth); ISC (the package, M. Bostock)",
    "made_by": "python -m programs.map.derive",
}
HERE = Path(__file__).parent
COUNTRIES = HERE.parents[1] / "fixtures" / "countries.json"

# The sheet is WIDTH units wide. A level is drawn from a scale of the source, in some
# units of the sheet, without points or islands that are smaller than a few units.
WIDTH = 20_000
LEVELS = {"far": ("110m", 10, 6.0), "middle": ("110m", 1, 2.0), "near": ("50m", 1, 1.6)}


def main(package: Path) -> None:
    scales = {scale: _read(package, scale) for scale in ("110m", "50m", "10m")}
    codes = _codes()
    shapes: dict[str, Any] = defaultdict(dict)
    for scale in ("110m", "50m"):
        _add_places(shapes, scales[scale], codes)
    for level, (scale, unit, tolerance) in LEVELS.items():
        _add_drawings(shapes, scales[scale], codes, level, unit, tolerance)
    _add_points(shapes, scales["10m"], codes)
    lines = ",\n".join(
        f"{json.dumps(code)}: {json.dumps(shapes[code], separators=(',', ':'))}"
        for code in sorted(shapes)
    )
    source = json.dumps(SOURCE, ensure_ascii=False)
    text = f'{{"source": {source},\n"countries": {{\n{lines}\n}}}}\n'
    (HERE / "shapes.json").write_text(text, encoding="utf-8")


def _read(package: Path, scale: str) -> dict[str, Any]:
    if hashlib.sha256(package.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{package} is not the file that {SHA256} belongs to")
    with tarfile.open(package) as archive:
        file = archive.extractfile(f"package/countries-{scale}.json")
        if file is None:
            raise SystemExit(f"{package} has no countries at 1:{scale}")
        document: dict[str, Any] = json.load(file)
        return document


def _codes() -> dict[str, str]:
    """M49 number → code, of the countries of today."""
    rows = [row["fields"] for row in json.loads(COUNTRIES.read_text("utf-8"))]
    return {
        row["m49"]: row["code"] for row in rows if row["m49"] and not row["is_former"]
    }


def _add_places(
    shapes: dict[str, Any], document: dict[str, Any], codes: dict[str, str]
) -> None:
    """Where each country is: its largest part (`core`), and the whole of it (`box`)."""
    topology = Topology(document)
    for code, polygons in _pieces(topology, codes).items():
        if code in shapes:
            continue  # the coarser scale has it
        rings = [part for ring in topology.joined(polygons) for part in _cut(ring)]
        main = max(rings, key=cutting.area)
        shapes[code]["at"] = [round(n) for n in cutting.middle(main)]
        shapes[code]["core"] = _box(_sheet_box(CORES[code]) if code in CORES else main)
        shapes[code]["box"] = _box([point for ring in rings for point in ring])


def _add_drawings(
    shapes: dict[str, Any],
    document: dict[str, Any],
    codes: dict[str, str],
    level: str,
    unit: int,
    tolerance: float,
) -> None:
    topology = Topology(document)
    pieces = _pieces(topology, codes)
    # Each line once, so that a border stays one for both of its sides.
    topology.lines = [_thinned(line, tolerance) for line in topology.lines]
    for code, polygons in pieces.items():
        rings = [part for ring in topology.joined(polygons) for part in _cut(ring)]
        large = [r for r in rings if cutting.area(r) > (2 * tolerance) ** 2]
        shapes[code][level] = "".join(_path(ring, unit) for ring in large or rings)


def _pieces(topology: Topology, codes: dict[str, str]) -> dict[str, list[Polygon]]:
    """Code → its polygons; "" → land that belongs to no country of the vocabulary."""
    pieces: dict[str, list[Polygon]] = defaultdict(list)
    for polygon in topology.polygons("countries"):
        code = codes[polygon.id] if polygon.id else BY_NAME[polygon.name]
        x, y = cutting.middle(topology.ring(polygon.rings[0]))
        for (owner, west, south, east, north), other in BY_BOX.items():
            if code == owner and west <= x <= east and south <= y <= north:
                code = other
        pieces[code].append(polygon)
    return pieces


def _sheet_box(box: tuple[float, float, float, float]) -> Ring:
    west, south, east, north = box
    return [_on_sheet(west, north), _on_sheet(east, south)]


def _cut(ring: Ring) -> list[Ring]:
    return [[_on_sheet(*point) for point in part] for part in cutting.cut(ring)]


def _on_sheet(longitude: float, latitude: float) -> tuple[float, float]:
    return on_sheet(longitude, latitude, WIDTH)


def _thinned(line: Ring, tolerance: float) -> Ring:
    return cutting.thinned(line, [_on_sheet(*point) for point in line], tolerance)


def _box(points: Iterable[tuple[float, float]]) -> list[int]:
    xs, ys = zip(*points, strict=True)
    return [round(n) for n in (min(xs), min(ys), max(xs), max(ys))]


def _path(ring: Ring, unit: int) -> str:
    """A ring as SVG draws it, in whole numbers; "" if it is smaller than they tell."""
    points = [(round(x / unit), round(y / unit)) for x, y in ring]
    steps = [
        (x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points) if (x, y) != (x0, y0)
    ]
    if cutting.area([(float(x), float(y)) for x, y in points]) < 1:
        return ""
    drawn = "".join(
        f"{' ' if n and x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}"
        for n, (x, y) in enumerate(steps)
    )
    return f"M{points[0][0]} {points[0][1]}l{drawn}z"


def _add_points(
    shapes: dict[str, Any], document: dict[str, Any], codes: dict[str, str]
) -> None:
    """The places of the countries that are too small for a shape, or are former."""
    largest: dict[str, Ring] = {}
    topology = Topology(document)
    for polygon in topology.polygons("countries"):
        code, ring = codes.get(polygon.id), topology.ring(polygon.rings[0])
        if code and code not in shapes:
            largest[code] = max(largest.get(code, ring), ring, key=cutting.area)
    points = {code: cutting.middle(ring) for code, ring in largest.items()} | POINTS
    for code, point in points.items():
        shapes[code] = {"at": [round(n) for n in _on_sheet(*point)]}
    for code, today in SAME_PLACE.items():
        shapes[code] = {"at": shapes[today]["at"]}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
