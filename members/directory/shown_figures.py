"""The figures for which a row is in a list that asks for an indicator."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import inf
from typing import Any

from members.directory.query import Query
from members.directory.reached import allowed
from members.models import Figure

MOST = 3  # figures shown of one organization


def give(rows: Sequence[Any], query: Query, indicators: Collection[str]) -> None:
    """Put `reached` on each row: its results of some indicators, the largest first.

    Where the query has a range, those that may lie within it.
    """
    figures = Figure.objects.of_reach().filter(
        organization__in=rows, indicator__code__in=indicators
    )
    found = defaultdict(list)
    for figure in figures.select_related("indicator").order_by("-value", "position"):
        if _is_within(figure, query):
            found[figure.organization_id].append(figure)
    for row in rows:
        row.reached = found[row.pk][:MOST]


def _is_within(figure: Figure, query: Query) -> bool:
    low, high = allowed(figure.value, figure.value_high, figure.qualifier)
    least = -inf if query.reach_min is None else float(query.reach_min)
    most = inf if query.reach_max is None else float(query.reach_max)
    return low <= most and high >= least
