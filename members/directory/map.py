"""A selection on a map: how many organizations each country has, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import ngettext

from members.directory import tints
from members.directory.answer import Answer, count_words
from members.directory.places import Place, places
from members.directory.tints import Tint
from programs.map.frame import Dot, Frame, around
from programs.map.shapes import shapes

SHOWN_AT = 720  # pixels: how wide a map is on most screens
SMALL = 10  # pixels: a shape that is smaller gets a dot
CONTINENTS = ("002", "019", "142", "150", "009")  # M49


@dataclass(frozen=True)
class Mark:
    """A country of the map; `count` is the rows that its link gives.

    `path` is its shape, `dot` its point; one that the map does not know has neither.
    `tint` is 0 where there is none.
    """

    code: str
    label: str
    count: int
    url: str
    is_selected: bool
    tint: int
    path: str
    dot: Dot | None

    @property
    def name(self) -> str:
        return f"{self.label}: {count_words(self.count)}"


@dataclass(frozen=True)
class Zoom:
    """A region to look at; `count` is the rows that are left then."""

    label: str
    count: int
    url: str
    is_current: bool


class Map:
    """The countries of an answer, each counted as if it were the one selected."""

    def __init__(self, answer: Answer, *, with_places: bool = False) -> None:
        self.answer = answer
        self.query = answer.query
        self.labels = answer.vocabulary.labels
        self.with_places = with_places
        self.selected = self.query.values.get("country", frozenset())
        others, sets = answer.without("country"), answer.index.sets["country"]
        counted = {code: (others & bits).bit_count() for code, bits in sets.items()}
        self.counts = {
            code: counted.get(code, 0)
            for code in self.labels["country"]
            if counted.get(code) or code in self.selected
        }
        self.lows = tints.lowest(self.counts.values())

    @cached_property
    def frame(self) -> Frame:
        """Around what is selected: countries, else regions, else all that have any."""
        known = shapes()
        return around(known[code].core for code in self._in_view() if code in known)

    def _in_view(self) -> Iterable[str]:
        if self.selected:
            return self.selected
        sets = self.answer.index.sets
        regions = self.query.values.get("region", frozenset())
        there = self.answer.index.having("region", regions)
        # Whatever else is selected: all of a region that any organization is in.
        inside = [code for code, bits in sets["country"].items() if there & bits]
        return inside or [code for code, count in self.counts.items() if count]

    @cached_property
    def marks(self) -> list[Mark]:
        """The countries that have any, or are selected, in the order of their names."""
        return [
            Mark(
                code=code,
                label=self.labels["country"][code],
                count=count,
                url=self._url("country", code, view="cards"),
                is_selected=code in self.selected,
                tint=tints.tint(count, self.lows),
                path=self._path(code) if self._is_large(code) else "",
                dot=self._dot(code),
            )
            for code, count in self.counts.items()
        ]

    @property
    def summary(self) -> str:
        countries = sum(1 for count in self.counts.values() if count)
        words = ngettext("%(n)s country", "%(n)s countries", countries)
        return words % {"n": f"{countries:,}"}

    @cached_property
    def land(self) -> str:
        """One path for all other land in the frame."""
        own = {mark.code for mark in self.marks if mark.path}
        others = {code for code in shapes() if self._is_drawn(code)} - own
        return "".join(self._path(code) for code in sorted(others))

    @cached_property
    def zooms(self) -> list[Zoom]:
        """The network's own regions that have any; in a network without, continents."""
        others, sets = self.answer.without("region"), self.answer.index.sets["region"]
        selected = self.query.values.get("region", frozenset())
        counts = {code: (others & bits).bit_count() for code, bits in sets.items()}
        own = [code for code in self.labels["region"] if self._is_own(code)]
        return [
            Zoom(
                label=self.labels["region"][code],
                count=counts[code],
                url=self._url("region", code, view="map"),
                is_current=selected == {code},
            )
            for code in own or CONTINENTS
            if counts.get(code)
        ]

    @property
    def whole_url(self) -> str:
        """The map without regions and countries; empty where none is selected."""
        if not (self.selected or self.query.values.get("region")):
            return ""
        query = self.query.without("region").without("country")
        return reverse("members:directory") + query.parameters(view="map")

    @property
    def tints(self) -> list[Tint]:
        return tints.legend(self.counts.values(), self.lows)

    @cached_property
    def places(self) -> list[Place]:
        return places(self.answer, self.frame) if self.with_places else []

    def _is_own(self, region: str) -> bool:
        return region in self.answer.vocabulary.network_regions

    def _url(self, facet: str, value: str, view: str) -> str:
        values = {**self.query.values, facet: frozenset({value})}
        query = replace(self.query, values=values, page=1)
        return reverse("members:directory") + query.parameters(view=view)

    def _is_drawn(self, code: str) -> bool:
        shape = shapes().get(code)
        return shape is not None and self.frame.shows(shape.box)

    def _is_large(self, code: str) -> bool:
        """Whether its shape can be seen, and hit."""
        if not self._is_drawn(code):
            return False
        left, top, right, bottom = shapes()[code].core
        side = max(right - left, bottom - top)
        return side > SMALL * self.frame.width / SHOWN_AT

    def _path(self, code: str) -> str:
        path: str = getattr(shapes()[code], self.frame.level)
        return path

    def _dot(self, code: str) -> Dot | None:
        """The point of a country that is too small to be seen as a shape."""
        if not self._is_drawn(code) or self._is_large(code):
            return None
        return self.frame.dot(shapes()[code].at)
