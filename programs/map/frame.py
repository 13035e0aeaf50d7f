"""The part of the world that a map shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from programs.map.shapes import HEIGHT, UNITS, WIDTH, Box

PADDING = 0.06  # of the width or height of what is shown, on each side
NARROWEST = WIDTH // 12  # 30 degrees at the equator: a small country has neighbors
STEEPEST, FLATTEST, WORLD_IS = 1.5, 2.0, 2.3  # width to height
WIDEST = {"near": WIDTH // 8, "middle": WIDTH * 9 // 20}  # for wider ones: far
DOTS = 45  # so many dots side by side fill the width of a map


class Dot(NamedTuple):
    """A point as SVG takes it, with the radius at which it can be hit."""

    x: str
    y: str
    radius: str


@dataclass(frozen=True)
class Frame:
    """A part of the sheet, in its units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def level(self) -> str:
        """The drawing that has as much detail as can be seen."""
        fine = (name for name, widest in WIDEST.items() if self.width <= widest)
        return next(fine, "far")

    @property
    def unit(self) -> int:
        """Units of the sheet to one of the drawing."""
        return UNITS[self.level]

    @property
    def size(self) -> tuple[str, str]:
        """Width and height in units of the drawing, as SVG takes them."""
        return str(self.width // self.unit), str(self.height // self.unit)

    @property
    def view_box(self) -> str:
        sizes = (self.left, self.top, self.width, self.height)
        return " ".join(str(size // self.unit) for size in sizes)

    def dot(self, at: tuple[int, int]) -> Dot:
        """A point of the sheet in units of the drawing."""
        x, y, radius = (round(n / self.unit) for n in (*at, self.width / DOTS / 2))
        return Dot(str(x), str(y), str(radius))

    def shows(self, box: Box) -> bool:
        """Whether any part of a box lies in it."""
        left, top, right, bottom = box
        return (
            left <= self.left + self.width
            and right >= self.left
            and top <= self.top + self.height
            and bottom >= self.top
        )


# Without Antarctica, which is shown when somebody works there.
WORLD = Frame(0, 30, WIDTH, 8700)


def around(boxes: Iterable[Box]) -> Frame:
    """The frame that shows all of some boxes, or the world if there are none."""
    if not (boxes := list(boxes)):
        return WORLD
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    width = max((right - left) * (1 + 2 * PADDING), NARROWEST)
    height = (bottom - top) * (1 + 2 * PADDING)
    flattest = WORLD_IS if width > WIDTH * 0.6 else FLATTEST
    width, height = max(width, height * STEEPEST), max(height, width / flattest)
    width, height = min(width, WIDTH), min(height, HEIGHT)
    return Frame(
        left=_within((left + right - width) / 2, WIDTH - width),
        top=_within((top + bottom - height) / 2, HEIGHT - height),
        width=round(width),
        height=round(height),
    )


def _within(start: float, last: float) -> int:
    """The start moved to where the frame ends within the sheet."""
    return round(min(max(start, 0), max(last, 0)))
