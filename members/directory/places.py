"""Organizations that state a point, put together where they would touch on a map."""

from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from members.directory.answer import Answer, count_words
from members.models import Organization
from programs.map.frame import DOTS, Dot, Frame
from programs.map.shapes import place

MOST = 200  # organizations of a selection: beyond, points tell nothing
COLUMNS = ("slug", "name", "name_language", "city", "latitude", "longitude")


class _Point(NamedTuple):
    """An organization in units of the sheet."""

    x: int
    y: int
    organization: Organization


@dataclass(frozen=True)
class Place:
    """One or more organizations at a point of a map.

    `url` leads to the one, or to the list of them under `id` on the same page.
    """

    id: str
    label: str
    organizations: list[Organization]
    dot: Dot

    @property
    def count(self) -> int:
        return len(self.organizations)

    @property
    def name(self) -> str:
        if self.count > 1:
            return f"{self.label}: {count_words(self.count)}"
        name = self.organizations[0].name
        return f"{self.label}: {name}" if self.label != name else name

    @property
    def url(self) -> str:
        if self.count == 1:
            return self.organizations[0].get_absolute_url()
        return f"#{self.id}"


def places(answer: Answer, frame: Frame) -> list[Place]:
    """The places of an answer within a frame, in the order of names.

    None of an answer of more than MOST organizations.
    """
    if answer.count > MOST:
        return []
    pks = answer.index.ordered(answer.bits, "name", 0, MOST)
    rows = Organization.objects.filter(pk__in=pks, latitude__isnull=False)
    groups: list[list[_Point]] = []
    for row in rows.only(*COLUMNS).order_by("name", "pk"):
        x, y = place(float(row.longitude or 0), float(row.latitude or 0))
        if frame.shows((x, y, x, y)):
            _add(groups, _Point(x, y, row), apart=frame.width / DOTS)
    return [_place(f"place-{n}", group, frame) for n, group in enumerate(groups, 1)]


def _add(groups: list[list[_Point]], point: _Point, apart: float) -> None:
    """Put a point to the first group that it would touch, or begin one with it."""
    for group in groups:
        if hypot(point.x - group[0].x, point.y - group[0].y) < apart:
            group.append(point)
            return
    groups.append([point])


def _place(id: str, group: list[_Point], frame: Frame) -> Place:
    dot = frame.dot((group[0].x, group[0].y))
    rows = [point.organization for point in group]
    labels = dict.fromkeys(row.city or row.name for row in rows)
    return Place(id, ", ".join(labels), rows, dot)
