"""What the facet index keeps of each organization, read from the rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localtime

from members.models import (
    FoundingDate,
    Membership,
    Organization,
    Participation,
    Priority,
    ProfileText,
)
from programs.dates import in_force
from programs.fold import fold
from programs.models import Region

NONE = "none"
Values = dict[int, set[str]]


@dataclass(frozen=True, slots=True)
class Record:
    """One public organization: its value in each facet, and its sort keys.

    `values` has every facet, with {"none"} where nothing is stated. `founded`
    is a partial date or "", `updated` an ISO time in the site's time zone or "".
    """

    pk: int
    values: dict[str, frozenset[str]]
    founded: str
    updated: str
    name: str


def read_records(on: date, pks: Collection[int] | None = None) -> list[Record]:
    """Records of all public organizations, or of those among `pks`, as on day `on`.

    A fixed number of queries, whatever the number of organizations.
    """
    rows = Organization.objects.public(on)
    if pks is not None:
        rows = rows.filter(pk__in=pks)
    read = _Reader(pks)
    listed = set(
        _of(Organization.objects.listed(on), pks, "pk").values_list("pk", flat=True)
    )
    # An ended membership still says what kind of member a former one was.
    kinds = read.values(Membership, "kind__slug", in_force(on))
    past_kinds = read.values(Membership, "kind__slug", Q())
    programs = read.values(Participation, "program__slug", in_force(on))
    past_programs = read.values(Participation, "program__slug", Q())
    areas = read.values(Priority, "area__slug", Q())
    languages = read.values(ProfileText, "language", Q())
    founded = read.founding_dates()
    regions = regions_by_country()

    records = []
    for pk, name, country, edited_at in rows.values_list(
        "pk", "name", "country__code", "edited_at"
    ):
        values = {
            "country": {country},
            "region": regions[country] or {NONE},
            "priority": areas[pk] or {NONE},
            # One that took part once has stated so: it has no value, not even "none".
            "program": programs[pk] if past_programs[pk] else {NONE},
            "membership": (kinds if pk in listed else past_kinds)[pk] or {NONE},
            "language": languages[pk] or {NONE},
            "former": {"0" if pk in listed else "1"},
            "founded": {founded[pk][:4] or NONE},
        }
        records.append(
            Record(
                pk=pk,
                values={facet: frozenset(v) for facet, v in values.items()},
                founded=founded[pk],
                updated=localtime(edited_at).isoformat() if edited_at else "",
                name=fold(name),
            )
        )
    return records


class _Reader:
    """Reads single columns of the rows that belong to some organizations."""

    def __init__(self, pks: Collection[int] | None) -> None:
        self.pks = pks

    def values(self, model: type[Model], column: str, condition: Q) -> Values:
        rows = _of(model._default_manager.filter(condition), self.pks, "organization")
        found: Values = defaultdict(set)
        for pk, value in rows.values_list("organization", column).order_by():
            if value:
                found[pk].add(value)
        return found

    def founding_dates(self) -> dict[int, str]:
        """As `Organization.founding`: the preferred date, else the first."""
        rows = _of(FoundingDate.objects.all(), self.pks, "organization")
        found: dict[int, str] = defaultdict(str)
        order = ("is_preferred", "-position", "-key")
        found.update(rows.order_by(*order).values_list("organization", "date"))
        return found


def _of(rows: QuerySet[Any], pks: Collection[int] | None, column: str) -> QuerySet[Any]:
    return rows if pks is None else rows.filter(**{f"{column}__in": pks})


def regions_by_country() -> dict[str, set[str]]:
    """Country code → codes of the regions that contain it, and of theirs."""
    parents = dict(Region.objects.values_list("code", "parent__code"))
    regions: dict[str, set[str]] = defaultdict(set)
    for country, code in Region.countries.through.objects.values_list(
        "country__code", "region__code"
    ):
        regions[country] |= set(_with_ancestors(code, parents))
    return regions


def _with_ancestors(
    code: str | None, parents: Mapping[str, str | None]
) -> Iterable[str]:
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        yield code
        code = parents[code]
