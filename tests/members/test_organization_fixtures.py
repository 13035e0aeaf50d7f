"""The 19 organizations that `manage.py loaddata` brings, and the facts they keep.

A period "2002" is since and until 2002; "since 1996" has no end; "end of 2000" is
the December of that year, the nearest date that a figure can bear.
"""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command

from members.models import Figure, FoundingDate, Organization, Source, Status
from members.models.row import SourcedRow

FIXTURES = settings.BASE_DIR / "fixtures"
FACTS = Path(__file__).parent.parent / "facts"
VOCABULARY = ["countries", "regions", "indicators", "network"]
ORGANIZATIONS = sorted(path.stem for path in FIXTURES.glob("organization-*.json"))
# What a source counts → the facts' word for one of it.
ONE = {
    "cantons": "canton",
    "centers": "centre",
    "districts": "district",
    "families and children": "family and child",
    "kindergartens": "kindergarten",
    "of activities": "percent of activities",
    "of the preschools": "percent of preschools",
    "regions": "region",
    "training centre": "training centre",
}


def facts(file: str) -> list[dict[str, str]]:
    with (FACTS / f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def address(source_url: str) -> str:
    """The address of a source; pages that are kept as a text file have none."""
    return source_url if source_url.startswith("http") else ""


def period(as_stated: str) -> tuple[str, str, bool]:
    """Since, until and whether it is undated."""
    if as_stated == "undated":
        return "", "", True
    if as_stated.startswith("since "):
        return as_stated.removeprefix("since "), "", False
    if as_stated.startswith("end of "):
        december = f"{as_stated.removeprefix('end of ')}-12"
        return december, december, False
    return as_stated, as_stated, False


def counted(figure: Figure) -> str:
    """The unit of a figure as the facts write it: one of it, and persons for all."""
    unit = ONE.get(figure.unit_as_stated) or figure.indicator.unit
    return "person" if unit in {"teacher", "trainer", "professional"} else unit


def other_names(organization: Organization) -> set[tuple[str, str]]:
    """Further names, with what the facts write in parentheses behind them."""
    names = {
        (name.text, "acronym" if name.type == "acronym" else name.language)
        for name in organization.names.all()
    }
    return names | {
        (part.local_name, "local name of the programme")
        for part in organization.participations.exclude(local_name="")
    }


def organization(country: str) -> Organization:
    return Organization.objects.get(country__code=country)


def contents() -> list[str]:
    """Every row of members, without its number."""
    return [
        serializers.serialize(
            "json",
            model.objects.order_by("pk"),
            use_natural_foreign_keys=True,
            use_natural_primary_keys=True,
        )
        for model in apps.get_app_config("members").get_models()
        if model.__name__ != "DataVersion"
    ]


@pytest.fixture
def loaded(db: None) -> None:
    call_command("loaddata", *VOCABULARY, *ORGANIZATIONS, verbosity=0)


@pytest.mark.parametrize("file", ORGANIZATIONS)
def test_fixture_has_no_numbers_of_rows_and_one_way_of_writing(file: str) -> None:
    text = (FIXTURES / f"{file}.json").read_text(encoding="utf-8")

    rows = json.loads(text)

    assert [row for row in rows if set(row) != {"model", "fields"}] == []
    assert text == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def test_every_row_of_the_fixtures_is_loaded(loaded: None) -> None:
    expected = Counter(
        row["model"]
        for file in ORGANIZATIONS
        for row in json.loads((FIXTURES / f"{file}.json").read_text(encoding="utf-8"))
    )

    there = {model: apps.get_model(model).objects.count() for model in expected}

    assert there == expected
    assert there["members.organization"] == 19


@pytest.mark.parametrize("order", [ORGANIZATIONS, ORGANIZATIONS[::-1]])
def test_loading_again_in_any_order_changes_nothing(
    loaded: None, order: list[str]
) -> None:
    before = contents()

    call_command("loaddata", *order, *VOCABULARY[::-1], verbosity=0)

    assert contents() == before


def test_rows_are_valid_as_the_admin_would_check_them(loaded: None) -> None:
    for model in apps.get_app_config("members").get_models():
        for row in model.objects.all():
            row.full_clean()


def test_every_member_is_there_as_the_facts_state_it(loaded: None) -> None:
    for fact in facts("members"):
        member = organization(fact["country"])
        founded = member.founding_dates.filter(is_preferred=True).first()
        part = member.participations.first()

        found = {
            "name": member.name,
            "city": member.city,
            "founded": founded.date if founded else "",
            "program_since": part.since if part else "",
            "source": member.sources.first().address,
        }

        assert found == {
            "name": fact["name"],
            "city": fact["city"],
            "founded": fact["founded"],
            "program_since": fact["program_since"],
            "source": address(fact["source_url"]),
        }
        # What the facts say of the other date stands behind the semicolon.
        as_stated = founded.as_stated if founded else ""
        assert as_stated == fact["founded_as_stated"].split(";")[0]
        assert other_names(member) == set(
            re.findall(r"(?:^|; )(.+?) \((.+?)\)", fact["other_names"])
        )


def test_every_figure_is_there_as_the_facts_state_it_and_no_other(
    loaded: None,
) -> None:
    expected = Counter(
        (
            fact["country"],
            fact["indicator"],
            int(fact["value"]),
            fact["qualifier"],
            fact["unit"],
            fact["kind"],
            fact["result"],
            *period(fact["period_as_stated"]),
            fact["period_as_stated"],
            fact["dimension"],
            fact["words_as_published"],
            address(fact["source_url"]),
        )
        for fact in facts("reach")
    )

    found = Counter(
        (
            figure.organization.country.code,
            figure.indicator.code,
            int(figure.value),
            figure.qualifier,
            counted(figure),
            figure.kind,
            figure.result,
            figure.since,
            figure.until,
            figure.is_undated,
            figure.period_as_stated,
            figure.dimension,
            figure.words,
            figure.source.address,
        )
        for figure in Figure.objects.select_related(
            "organization__country", "indicator", "source"
        )
    )

    assert found == expected


def test_figures_that_count_families_with_children_say_that_they_differ(
    loaded: None,
) -> None:
    differing = Figure.objects.filter(status=Status.DEFINITION_DIFFERS)

    found = {(f.organization.country.code, f.dimension) for f in differing}

    assert found == {
        ("AL", "children and their families"),
        ("MD", "families and children counted together"),
        ("MN", "children and their parents"),
    }


def test_conflicting_founding_dates_are_both_kept_with_their_sources(
    loaded: None,
) -> None:
    dates = FoundingDate.objects.order_by("organization__slug", "position")

    kept = [
        (row.organization.country.code, row.date, row.is_preferred, row.source.key)
        for row in dates
        if row.organization.founding_dates.count() > 1
    ]

    assert kept == [
        ("MN", "2002", True, "online-db"),
        ("MN", "2004-08", False, "community-schools-standards"),
        ("HR", "1997-09", True, "issa-page"),
        ("HR", "1996", False, "parents-association-history"),
    ]


def test_what_no_source_states_is_empty(loaded: None) -> None:
    stated = ("website", "email", "phone", "address", "latitude", "confirmed_on")

    members = Organization.objects.values_list(*stated, "memberships__since")
    kinds = Organization.objects.values_list("memberships__kind", flat=True)

    assert set(members) == {("", "", "", "", None, None, "")}
    assert set(kinds) == {None}


def test_hungary_takes_part_undated_and_three_members_not_at_all(loaded: None) -> None:
    without = Organization.objects.filter(programs=None)

    hungary = organization("HU").participations.get()

    assert (hungary.since, hungary.until) == ("", "")
    assert {o.country.code for o in without} == {"HR", "XK", "RS"}


def test_every_statement_names_a_source_and_every_source_is_named(loaded: None) -> None:
    rows: list[Any] = [
        row
        for model in apps.get_app_config("members").get_models()
        if issubclass(model, SourcedRow)
        for row in model.objects.select_related("source__organization")
    ]

    named = {row.source_id for row in rows}

    assert [row for row in rows if row.source.organization != row.organization] == []
    # Kosovo: nothing but the name is stated.
    unnamed = Source.objects.exclude(pk__in=named)
    assert [source.organization.country.code for source in unnamed] == ["XK"]
