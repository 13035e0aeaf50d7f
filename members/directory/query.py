"""A query: what a visitor selected, checked and ready to be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from math import inf
from operator import or_
from typing import Any
from urllib.parse import urlencode

from members.directory import reached, text
from members.directory.index import FACETS, FacetIndex
from members.directory.records import NONE

LISTED = frozenset({"0"})


@dataclass(frozen=True)
class Query:
    """The selection of DESIGN's parameters. OR inside a facet, AND between facets.

    `values` holds the facets with a selection. The founding years are both
    included; `is_founding_unknown` adds the organizations that state none. `more` are
    the facets of which all values are offered.
    """

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    text: str = ""
    founded_min: int | None = None
    founded_max: int | None = None
    is_founding_unknown: bool = False
    reach_min: Decimal | None = None
    reach_max: Decimal | None = None
    updated_since: date | None = None
    sort: str = ""
    view: str = "cards"
    page: int = 1
    more: frozenset[str] = frozenset()

    @property
    def is_reach_stated(self) -> bool:
        return self.reach_min is not None or self.reach_max is not None

    @property
    def order(self) -> str:
        """The sort asked for; else the best match for words, the name without."""
        # Without words, nothing matches better than another.
        is_possible = self.text or self.sort != "relevance"
        return self.sort if self.sort and is_possible else self.default_order

    @property
    def default_order(self) -> str:
        return "relevance" if self.text else "name"

    @property
    def is_founded_stated(self) -> bool:
        return self.founded_min is not None or self.founded_max is not None

    def without(self, facet: str, value: str = "") -> "Query":
        """This query without one value of a facet, or without the facet."""
        if facet not in FACETS:
            cleared = {
                "text": {"text": ""},
                "founded": {"founded_min": None, "founded_max": None},
                "founded_none": {"is_founding_unknown": False},
                "reach": {"reach_min": None, "reach_max": None},
                "updated_since": {"updated_since": None},
            }[facet]
            return replace(self, page=1, **cleared)  # type: ignore[arg-type]
        left = self.values.get(facet, frozenset()) - {value} if value else frozenset()
        return replace(self, page=1, values={**self.values, facet: left})

    def parameters(self, **changes: Any) -> str:
        """The one query string of this selection: fixed order, defaults left out.

        Starts with "?", or is empty. `changes` replace sort, view or page.
        """
        query = replace(self, **changes)
        pairs: list[tuple[str, Any]] = [("q", query.text)]
        for facet in FACETS:
            values = query.values.get(facet, frozenset())
            if facet != "former" or values != LISTED:
                pairs += [(facet, value) for value in sorted(values)]
        pairs += [
            ("founded_min", query.founded_min),
            ("founded_min", NONE if query.is_founding_unknown else None),
            ("founded_max", query.founded_max),
            ("reach_min", _plain(query.reach_min)),
            ("reach_max", _plain(query.reach_max)),
            ("updated_since", query.updated_since),
            ("sort", "" if query.order == query.default_order else query.sort),
            ("view", "" if query.view == "cards" else query.view),
            ("page", query.page if query.page > 1 else ""),
            *(("more", facet) for facet in sorted(query.more)),
        ]
        stated = [(name, value) for name, value in pairs if value not in (None, "")]
        return f"?{urlencode(stated)}" if stated else ""


def parts(
    query: Query, index: FacetIndex, *, having_words: int | None = None
) -> dict[str, int]:
    """Each part that narrows the query, with the organizations it lets through.

    `having_words` are those with the words of the query, where that is known.
    """
    values = {"former": LISTED, **{f: v for f, v in query.values.items() if v}}
    narrowing = {f: index.having(f, chosen) for f, chosen in values.items()}
    if query.is_reach_stated:
        sets = indicator_sets(query, index)
        chosen = values.get("indicator", ())
        narrowing["indicator"] = reduce(or_, (sets.get(code, 0) for code in chosen), 0)
    if query.is_founded_stated or query.is_founding_unknown:
        narrowing["founded"] = _founded(query, index)
    if query.text:
        if having_words is None:
            having_words = text.current(index).search(query.text).bits
        narrowing["text"] = having_words
    if query.updated_since:
        narrowing["updated_since"] = index.updated_since(query.updated_since)
    return narrowing


def indicator_sets(query: Query, index: FacetIndex) -> Mapping[str, int]:
    """Indicator → the organizations that reach as much of it as the query says.

    An organization without a figure is neither below nor above a number.
    """
    sets = index.sets.get("indicator", {})
    if not query.is_reach_stated:
        return sets
    least = -inf if query.reach_min is None else float(query.reach_min)
    most = inf if query.reach_max is None else float(query.reach_max)
    amounts = reached.current(index)
    between = {
        code: amounts.between(code, least, most) for code in sets if code != NONE
    }
    return {**between, NONE: sets.get(NONE, 0)}


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


def intersect(
    narrowing: Mapping[str, int], index: FacetIndex, *, leaving_out: str = ""
) -> int:
    """The organizations that all parts let through, one part left out if asked."""
    bits = index.everyone
    for name, having in narrowing.items():
        if name != leaving_out:
            bits &= having
    return bits


def _founded(query: Query, index: FacetIndex) -> int:
    """The organizations founded within the years, and the unknown if asked for."""
    values = {NONE} if query.is_founding_unknown else set()
    if query.is_founded_stated:
        first, last = query.founded_min or 1, query.founded_max or 9999
        years = index.sets["founded"].keys() - {NONE}
        values |= {year for year in years if first <= int(year) <= last}
    return index.having("founded", values)
