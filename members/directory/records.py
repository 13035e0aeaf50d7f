"""What the facet index keeps of organizations, read from the rows into columns."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_
from typing import Any

from django.utils.timezone import get_current_timezone

from members.directory.bits import Marks, Sets, bits_of, slots_of
from members.models import (
    Figure,
    FoundingDate,
    Membership,
    Organization,
    Participation,
    Priority,
    ProfileText,
)
from programs.dates import is_over, is_within
from programs.fold import fold
from programs.models import Region

Pair = tuple[Any, ...]  # an organization and one of its values
Keys = dict[str, "array[int]"]  # value → the organizations that have it
NONE = "none"
NEVER = float("-inf")  # when an organization without a date was edited
CHUNK = 500  # rows in memory at once, on their way into the columns


@dataclass(frozen=True)
class Columns:
    """Some public organizations, one in each slot from 0, in the order of their keys.

    `names` are folded, `founded` are partial dates or "", `updated` seconds since
    1970 or NEVER. `sets` has the organizations for each value of each facet, "none"
    where nothing is stated, and likewise for the years founded and months edited.
    """

    pks: "array[int]" = field(default_factory=lambda: array("q"))
    names: list[str] = field(default_factory=list)
    founded: list[str] = field(default_factory=list)
    updated: "array[float]" = field(default_factory=lambda: array("d"))
    sets: dict[str, Sets] = field(default_factory=dict)

    def without(self, gone: int) -> "Columns":
        """A copy that leaves the slots `gone` out of all sets."""
        sets = {
            facet: {v: b & ~gone if b & gone else b for v, b in values.items()}
            for facet, values in self.sets.items()
        }
        return Columns(
            self.pks[:], self.names[:], self.founded[:], self.updated[:], sets
        )

    def put(self, slot: int, other: "Columns", at: int) -> None:
        """Write what `other` has in its slot `at` into ours, or after the last."""
        # With a slice, the slot after the last is no special case.
        self.pks[slot : slot + 1] = other.pks[at : at + 1]
        self.names[slot : slot + 1] = other.names[at : at + 1]
        self.founded[slot : slot + 1] = other.founded[at : at + 1]
        self.updated[slot : slot + 1] = other.updated[at : at + 1]

    def mark(self, sets: dict[str, Sets], slots: list[int]) -> None:
        """Add sets of some organizations, which stand in `slots` here."""
        for facet, values in sets.items():
            ours = self.sets.setdefault(facet, {})
            for value, bits in values.items():
                added = bits_of((slots[at] for at in slots_of(bits)), len(self.pks))
                ours[value] = ours.get(value, 0) | added


def read_columns(
    on: date, regions: Mapping[str, set[str]], pks: Collection[int] | None = None
) -> Columns:
    """All public organizations as on day `on`, or those among `pks`.

    `regions` are the codes of each country's regions. A fixed number of queries, each
    read once and row by row.
    """
    read = _Reader(on, pks)
    now, ended = read.memberships()
    columns, values = read.organizations(set().union(*now.values(), *ended.values()))
    sets, marks = columns.sets, Marks(columns.pks)
    everyone = (1 << len(columns.pks)) - 1
    read.founded(columns, marks)
    values["founded"] = [day[:4] for day in columns.founded]
    for facet, stated in values.items():
        sets[facet] = marks.by_value(zip(columns.pks, stated, strict=True))
    in_force, over = marks.by_keys(now), marks.by_keys(ended)
    listed = reduce(or_, in_force.values(), 0)
    sets["former"] = {"0": listed, "1": everyone & ~listed}
    sets["membership"] = _kinds(in_force, over, listed)
    sets["region"] = _regions(sets["country"], regions)
    sets["priority"] = marks.by_value(read.pairs(Priority.objects, "area__slug"))
    sets["language"] = marks.by_value(read.pairs(ProfileText.objects, "language"))
    reached = read.pairs(Figure.objects.of_reach(), "indicator__code")
    sets["indicator"] = marks.by_value(reached)
    running, others = read.participations()
    sets["program"] = marks.by_keys(running)
    for facet, having in sets.items():
        some = reduce(or_, having.values(), 0)
        if facet == "program":
            # One that took part once has stated so: it has no value, not even "none".
            some |= reduce(or_, marks.by_keys(others).values(), 0)
        having[NONE] = everyone & ~some
        sets[facet] = {value: bits for value, bits in having.items() if bits}
    return columns


class _Reader:
    """Reads single columns of the rows that belong to some organizations."""

    def __init__(self, on: date, pks: Collection[int] | None) -> None:
        self.on = on
        self.pks = pks

    def rows(
        self, rows: Any, owner: str, *columns: str, order: Iterable[str] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Rows as tuples that begin with the key of their organization, the owner."""
        if self.pks is not None:
            rows = rows.filter(**{f"{owner}__in": self.pks})
        return rows.order_by(*order).values_list(owner, *columns).iterator(CHUNK)

    def pairs(self, rows: Any, column: str) -> Iterator[Pair]:
        """The organization and the value of each row."""
        return self.rows(rows, "organization_id", column)

    def memberships(self) -> tuple[Keys, Keys]:
        """Organizations by kind of the memberships in force, and of the ended."""
        now, ended = _keys(), _keys()
        rows = Membership.objects.of_whole()
        for pk, kind, is_in_force, is_ended in self.periods(rows, "kind__slug"):
            if is_in_force:
                now[kind].append(pk)
            elif is_ended:
                ended[kind].append(pk)
        return now, ended

    def participations(self) -> tuple[Keys, Keys]:
        """Organizations by program of the present, and all others."""
        running, others = _keys(), _keys()
        rows = Participation.objects
        for pk, program, is_running, _is_over in self.periods(rows, "program__slug"):
            (running if is_running else others)[program].append(pk)
        return running, others

    def periods(self, rows: Any, column: str) -> Iterator[tuple[Any, ...]]:
        """As `pairs`, with whether each row is in force, and whether it is over.

        That is decided here: a query more takes longer than most rows, and many have
        the same dates.
        """
        known: dict[tuple[str, str], tuple[bool, bool]] = {}
        columns = (column, "since", "until")
        for pk, value, *dates in self.rows(rows, "organization_id", *columns):
            since, until = period = tuple(dates)
            if period not in known:
                is_in_force = is_within(self.on, since, until)
                known[period] = is_in_force, is_over(self.on, until)
            yield pk, value, *known[period]

    def organizations(
        self, public: Collection[int]
    ) -> tuple[Columns, dict[str, list[str]]]:
        """The columns but for founding dates, and for each slot country and month."""
        columns, zone = Columns(), get_current_timezone()
        values: dict[str, list[str]] = {"country": [], "edited": []}
        fields = ("name", "country__code", "edited_at")
        one: dict[str, str] = {}  # instead of as many texts as there are rows
        for pk, name, country, edited_at in self.rows(
            Organization.objects, "pk", *fields, order=["pk"]
        ):
            if pk in public:
                columns.pks.append(pk)
                columns.names.append(fold(name))
                columns.updated.append(edited_at.timestamp() if edited_at else NEVER)
                edited = month(edited_at.astimezone(zone)) if edited_at else ""
                values["country"].append(one.setdefault(country, country))
                values["edited"].append(one.setdefault(edited, edited))
        return columns, values

    def founded(self, columns: Columns, marks: Marks) -> None:
        """Fill in `founded` as `Organization.founding`: the preferred, else the first.

        The same day is one text, however many organizations were founded on it.
        """
        stated = ("is_preferred", "position", "key", "date")
        order = ["organization_id"]
        rows = self.rows(FoundingDate.objects, "organization_id", *stated, order=order)
        one: dict[str, str] = {}
        columns.founded.extend([""] * len(columns.pks))
        for pk, dates in groupby(rows, itemgetter(0)):
            _pk, _is_preferred, _position, _key, day = min(dates, key=_place_of_date)
            if (slot := marks.slots.get(pk)) is not None:
                columns.founded[slot] = one.setdefault(day, day)


def _place_of_date(row: tuple[Any, ...]) -> tuple[Any, ...]:
    _pk, is_preferred, position, key, _day = row
    return not is_preferred, position, key


def _keys() -> Keys:
    return defaultdict(lambda: array("q"))


def month(day: date) -> str:
    """The month of a day, as the index keeps it: sorts as text."""
    return f"{day.year:04}-{day.month:02}"


def _kinds(now: Sets, ended: Sets, listed: int) -> Sets:
    # An ended membership still says what kind of member a former one was.
    return {
        kind: now.get(kind, 0) & listed | ended.get(kind, 0) & ~listed
        for kind in now.keys() | ended.keys()
        if kind
    }


def _regions(countries: Sets, regions: Mapping[str, set[str]]) -> Sets:
    found: Sets = defaultdict(int)
    for country, bits in countries.items():
        for region in regions.get(country, ()):
            found[region] |= bits
    return dict(found)


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
