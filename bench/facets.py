"""The directory's counts and first page: by the facet index, and by GROUP BY."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils import timezone

from members.directory import index as facet_index
from members.directory import query as querying
from members.directory.index import FACETS, FacetIndex
from members.directory.query import Query
from members.directory.records import NONE, regions_by_country
from members.directory.selection import PAGE_SIZE, Selection
from members.models import (
    Figure,
    FoundingDate,
    Name,
    Organization,
    Participation,
    ProfileText,
)
from programs.dates import in_force

TEXTS = ("summary", "mission", "goals", "activities", "history")

SELECTIONS = (
    "",
    "country=MN&country=KZ",
    "region=150",
    "priority=outreach&program=step-by-step",
    "membership=full&language=en&language=ru",
    "country=AL&founded_min=1990&founded_max=2010",
    "former=1",
    "program=none&former=0&former=1",
)
# Facet → the column whose values it groups by.
COLUMNS = {
    "country": "country__code",
    "priority": "priorities__area__slug",
    "membership": "memberships__kind__slug",
    "language": "texts__language",
}
# Facets that are no single column.
SPECIAL = ("program", "indicator", "region", "former", "founded")
Answer = dict[str, Any]


def by_page(parameters: str) -> Answer:
    """As the page has it: validation, and all options with their labels and links."""
    selection = Selection(QueryDict(parameters))
    assert selection.is_valid, selection.errors
    founded = selection.founded
    counts = {f.name: {o.value: o.count for o in f.options} for f in selection.facets}
    return {
        "count": selection.count,
        "page": _first_page(selection.index, selection.bits),
        "founded": {"stated": founded.stated_count, NONE: founded.none_count},
        **{name: _without_zeros(values) for name, values in counts.items()},
    }


def by_index(query: Query) -> Answer:
    """The counts alone, from the sets of the index."""
    index = facet_index.current()
    parts = querying.parts(query, index)
    selected = querying.intersect(parts, index)
    answer: Answer = {
        "count": selected.bit_count(),
        "page": _first_page(index, selected),
    }
    for facet in (*FACETS, "founded"):
        sets = index.sets[facet]
        others = querying.intersect(parts, index, leaving_out=facet)
        counts = {
            value: (others & having).bit_count() for value, having in sets.items()
        }
        answer[facet] = _without_zeros(counts)
    answer["founded"] = _stated_or_not(answer["founded"])
    return answer


def by_group_by(query: Query) -> Answer:
    """One GROUP BY a facet, each with the conditions of all other facets."""
    regions = regions_by_country()
    conditions = _conditions(query, regions)
    selected = Organization.objects.filter(*conditions.values())
    answer: Answer = {
        "count": selected.count(),
        "page": list(
            selected.order_by("name").values_list("pk", flat=True)[:PAGE_SIZE]
        ),
    }
    others = {
        facet: Organization.objects.filter(
            *(condition for name, condition in conditions.items() if name != facet)
        )
        for facet in (*COLUMNS, *SPECIAL)
    }
    for facet, column in COLUMNS.items():
        answer[facet] = _grouped(others[facet], F(column))
    answer["program"] = _programs(others["program"])
    answer["indicator"] = _indicators(others["indicator"])
    answer["region"] = {}
    for country, count in _grouped(others["region"], F("country__code")).items():
        for region in regions[country] or {NONE}:
            answer["region"][region] = answer["region"].get(region, 0) + count
    former = {
        "0": others["former"].listed().count(),
        "1": others["former"].former().count(),
    }
    answer["former"] = _without_zeros(former)
    # Of several dates only the preferred one filters.
    one_date = Q(founding_dates=None) | Q(founding_dates__is_preferred=True)
    years = _grouped(
        others["founded"].filter(one_date), Substr("founding_dates__date", 1, 4)
    )
    answer["founded"] = _stated_or_not(years)
    return answer


def _programs(rows: QuerySet[Organization]) -> dict[str, int]:
    """Only those in which it takes part today; "none" if it never took part."""
    today = in_force(timezone.localdate())
    running = Participation.objects.filter(today, organization__in=rows)
    counts = running.order_by().values_list("program__slug").annotate(n=Count("pk"))
    none = rows.filter(participations=None).count()
    return _without_zeros({**dict(counts), NONE: none})


def _indicators(rows: QuerySet[Organization]) -> dict[str, int]:
    stated = Figure.objects.of_reach().filter(organization__in=rows).order_by()
    counts = stated.values_list("indicator__code").annotate(
        n=Count("organization", distinct=True)
    )
    none = rows.filter(_reaches(frozenset({NONE}))).count()
    return _without_zeros({**dict(counts), NONE: none})


def _reaches(values: frozenset[str]) -> Any:
    own = Figure.objects.of_reach().filter(organization=OuterRef("pk"))
    some = Exists(own.filter(indicator__code__in=values - {NONE}))
    return some | ~Exists(own) if NONE in values else some


def assert_equal(index: Answer, group_by: Answer, page: Answer) -> None:
    """Raise unless all ways give one answer; a page need not offer every value."""
    assert index == group_by
    for name, found in page.items():
        if isinstance(found, dict):
            assert found.items() <= index[name].items(), name
        else:
            assert found == index[name], name


def _first_page(index: FacetIndex, selected: int) -> list[int]:
    return index.ordered(selected, "name", 0, PAGE_SIZE)


def _stated_or_not(years: dict[str, int]) -> dict[str, int]:
    unknown = years.get(NONE, 0)
    return {"stated": sum(years.values()) - unknown, NONE: unknown}


def _conditions(query: Query, regions: dict[str, set[str]]) -> dict[str, Any]:
    conditions: dict[str, Any] = {"former": _standing(query.values.get("former"))}
    for facet, values in query.values.items():
        if facet == "region":
            codes = [code for code, among in regions.items() if among & values]
            conditions[facet] = Q(country__code__in=codes)
        elif facet == "program":
            conditions[facet] = _takes_part(values)
        elif facet == "indicator":
            conditions[facet] = _reaches(values)
        elif facet != "former":
            column = COLUMNS[facet]
            stated = Organization.objects.filter(
                Q(**{f"{column}__in": values - {NONE}})
                | (Q(**{f"{column}__isnull": True}) if NONE in values else Q()),
                pk=OuterRef("pk"),
            )
            conditions[facet] = Exists(stated)
    for word in query.text.split():
        found = Q(name__icontains=word) | Exists(_saying(Name, ["text"], word))
        conditions[f"text {word}"] = found | Exists(_saying(ProfileText, TEXTS, word))
    if query.is_founded_stated:
        first, last = query.founded_min or 1, query.founded_max or 9999
        conditions["founded"] = Exists(
            FoundingDate.objects.filter(
                organization=OuterRef("pk"),
                is_preferred=True,
                date__gte=f"{first:04}",
                date__lt=f"{last + 1:04}",
            )
        )
    return conditions


def _saying(model: Any, columns: Iterable[str], word: str) -> QuerySet[Any]:
    saying = Q()
    for column in columns:
        saying |= Q(**{f"{column}__icontains": word})
    return model.objects.filter(saying, organization=OuterRef("pk"))


def _takes_part(values: frozenset[str]) -> Any:
    own = Participation.objects.filter(organization=OuterRef("pk"))
    today = in_force(timezone.localdate())
    some = Exists(own.filter(today, program__slug__in=values - {NONE}))
    return some | ~Exists(own) if NONE in values else some


def _standing(values: frozenset[str] | None) -> Exists | Q:
    listed = Exists(Organization.objects.listed().filter(pk=OuterRef("pk")))
    former = Exists(Organization.objects.former().filter(pk=OuterRef("pk")))
    return {"0": listed, "1": former, "01": listed | former}[
        "".join(sorted(values or {"0"}))
    ]


def _grouped(rows: QuerySet[Organization], column: Any) -> dict[str, int]:
    groups = rows.order_by().annotate(value=column).values_list("value")
    return {value or NONE: n for value, n in groups.annotate(n=Count("pk"))}


def _without_zeros(counts: dict[str, int]) -> dict[str, int]:
    return {value: count for value, count in counts.items() if count}
