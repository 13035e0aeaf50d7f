"""The shapes of countries, as `derive.py` drew them.

docs/data/map.md says from what, and which piece of land is whose.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from programs.map.equal_earth import EAST, NORTH, on_sheet

DATA = Path(__file__).with_name("shapes.json")
WIDTH = 20_000  # of the sheet, in its units
HEIGHT = round(WIDTH * NORTH / EAST)
UNITS = {"far": 10, "middle": 1, "near": 1}  # of the sheet, to one of a drawing

Box = tuple[int, int, int, int]  # left, top, right, bottom, in units of the sheet


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the sheet: where it is, its largest part, all of it, its drawings.

    `far`, `middle` and `near` are paths of SVG, to be filled by `evenodd`; "" where the
    country is too small for one, or of former times. Then its boxes have no size.
    """

    at: tuple[int, int]
    core: Box
    box: Box
    far: str
    middle: str
    near: str


@cache
def shapes() -> dict[str, Shape]:
    """Code of a country → its shape; "" → land of none. Read once by each process."""
    countries = json.loads(DATA.read_text(encoding="utf-8"))["countries"]
    return {
        code: Shape(
            at=tuple(row["at"]),
            core=tuple(row.get("core", row["at"] * 2)),
            box=tuple(row.get("box", row["at"] * 2)),
            far=row.get("far", ""),
            middle=row.get("middle", ""),
            near=row.get("near", ""),
        )
        for code, row in countries.items()
    }


def place(longitude: float, latitude: float) -> tuple[int, int]:
    """Degrees → units of the sheet."""
    x, y = on_sheet(longitude, latitude, WIDTH)
    return round(x), round(y)
