"""The vocabulary that `manage.py loaddata` brings, and that it may come again.

An M49 region names only the countries that lie in no smaller region; whoever
wants all countries of Europe follows `parent` down to its parts.
"""

import csv
import json
import re
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from modeltranslation.translator import translator

from programs.models import Indicator, Region

FILES = ("countries", "regions", "indicators", "network")
FIXTURES = settings.BASE_DIR / "fixtures"
FACTS = Path(__file__).parent.parent / "facts"
WITHOUT_M49_REGION = {"TW", "XK"}
# What is counted stands in the sentence before.
UNITLESS_WORDS = {"more than 90%", "around 1000"}


def read(file: str) -> list[dict[str, Any]]:
    return json.loads((FIXTURES / f"{file}.json").read_text(encoding="utf-8"))


def fields(file: str, model: str) -> list[dict[str, Any]]:
    return [row["fields"] for row in read(file) if row["model"] == f"programs.{model}"]


def facts(file: str) -> list[dict[str, str]]:
    with (FACTS / f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def regions(kind: str) -> dict[str, dict[str, Any]]:
    return {
        region["code"]: region
        for region in fields("regions", "region")
        if region["kind"] == kind
    }


def codes(region: dict[str, Any]) -> list[str]:
    return [code for (code,) in region["countries"]]


def path_to_world(code: str) -> list[str]:
    path = [code]
    while parent := regions("m49")[path[-1]]["parent"]:
        path += parent
    return path


def countries_within(ancestor: str) -> set[str]:
    return {
        country
        for code, region in regions("m49").items()
        if ancestor in path_to_world(code)
        for country in codes(region)
    }


def has_cyrillic(text: str) -> bool:
    return bool(re.search("[а-яё]", text))


def contents() -> dict[str, Any]:
    """Every row of the vocabulary by its natural key, without its number."""
    rows = {}
    for model in apps.get_app_config("programs").get_models():
        columns = [f.attname for f in model._meta.concrete_fields if not f.is_relation]
        for row in model.objects.all():
            values = {column: getattr(row, column) for column in columns}
            values.pop("id")
            if isinstance(row, Region):
                values["parent"] = row.parent and row.parent.code
                values["countries"] = set(row.countries.values_list("code", flat=True))
            rows[(model.__name__, *row.natural_key())] = values
    return rows


@pytest.mark.parametrize("file", FILES)
def test_fixture_has_no_numbers_of_rows_and_one_way_of_writing(file: str) -> None:
    text = (FIXTURES / f"{file}.json").read_text(encoding="utf-8")

    rows = json.loads(text)

    assert [row for row in rows if set(row) != {"model", "fields"}] == []
    assert text == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.django_db
def test_vocabulary_loads_whole() -> None:
    call_command("loaddata", *FILES, verbosity=0)

    assert len(contents()) == sum(len(read(file)) for file in FILES)


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(permutations(FILES))[::5])
def test_loading_again_in_any_order_changes_nothing(order: tuple[str, ...]) -> None:
    call_command("loaddata", *FILES, verbosity=0)
    before = contents()

    for file in order:
        call_command("loaddata", file, verbosity=0)

    assert contents() == before


@pytest.mark.django_db
def test_first_load_in_the_other_order_gives_the_same() -> None:
    call_command("loaddata", *reversed(FILES), verbosity=0)
    backwards = contents()

    call_command("loaddata", *FILES, verbosity=0)

    assert contents() == backwards


@pytest.mark.django_db
def test_loading_again_mends_what_somebody_changed() -> None:
    call_command("loaddata", *FILES, verbosity=0)
    expected = contents()
    Indicator.objects.filter(code="children").update(name="Kids", name_en="Kids")
    Region.objects.get(code="143").countries.clear()

    call_command("loaddata", *FILES, verbosity=0)

    assert contents() == expected


@pytest.mark.django_db
def test_every_word_is_also_kept_as_its_english_one() -> None:
    call_command("loaddata", *FILES, verbosity=0)

    differing = [
        (key, field)
        for model in apps.get_app_config("programs").get_models()
        if model in translator.get_registered_models()
        for field in translator.get_options_for_model(model).all_fields
        for key, name, english in model.objects.rewrite(False).values_list(
            "pk", field, f"{field}_en"
        )
        if name != (english or "")
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("file", "model"),
    [
        ("countries", "country"),
        ("regions", "region"),
        ("indicators", "indicator"),
        ("network", "program"),
        ("network", "priorityarea"),
        ("network", "membershipkind"),
    ],
)
def test_every_name_is_there_in_russian(file: str, model: str) -> None:
    rows = fields(file, model)

    assert rows
    assert [row["name"] for row in rows if not has_cyrillic(row["name_ru"])] == []


def test_all_countries_of_iso_3166_and_kosovo_are_there() -> None:
    rows = fields("countries", "country")

    assert Counter(row["is_former"] for row in rows) == {False: 250, True: 31}
    assert {"SUHH", "YUCS", "CSXX", "CSHH", "DDDE"} <= {row["code"] for row in rows}


def test_every_country_of_today_but_kosovo_has_a_number_of_its_own() -> None:
    numbers = {
        row["code"]: row["m49"]
        for row in fields("countries", "country")
        if not row["is_former"]
    }

    assert [code for code, m49 in numbers.items() if not m49] == ["XK"]
    assert len(set(numbers.values())) == len(numbers)


def test_what_needs_an_explanation_has_one() -> None:
    rows = fields("countries", "country")

    unexplained = [
        row["code"]
        for row in rows
        if (row["is_former"] or row["code"] in WITHOUT_M49_REGION) and not row["note"]
    ]

    assert unexplained == []


def test_other_name_means_one_country() -> None:
    rows = fields("countries", "country")
    names = [(row["code"], name) for row in rows for name in (row["name"], row["code"])]
    others = [
        (row["code"], name) for row in rows for name in row["other_names"].splitlines()
    ]

    meant: dict[str, set[str]] = {}
    for code, name in [*names, *others]:
        meant.setdefault(name.casefold(), set()).add(code)

    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russian Federation", "RU"),
        ("Korea, Republic of", "KR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Turkey", "TR"),
        ("USA", "US"),
        ("Congo, The Democratic Republic of the", "CD"),
    ],
)
def test_name_of_iso_3166_is_known(name: str, code: str) -> None:
    rows = fields("countries", "country")

    known = {row["code"]: row["other_names"].splitlines() for row in rows}

    assert name in known[code]


def test_note_on_a_former_country_names_only_known_codes() -> None:
    rows = fields("countries", "country")
    known = {row["code"] for row in rows}

    named = {
        code
        for row in rows
        for code in re.findall(r"\b(?:[A-Z]{2}|[A-Z]{4})\b", row["note"])
    }

    assert named - known == set()


def test_every_m49_region_lies_in_the_world() -> None:
    tops = {path_to_world(code)[-1] for code in regions("m49")}

    assert tops == {"001"}


def test_every_country_of_today_lies_in_exactly_one_m49_region() -> None:
    today = [
        row["code"]
        for row in fields("countries", "country")
        if not row["is_former"] and row["code"] not in WITHOUT_M49_REGION
    ]

    placed = [code for region in regions("m49").values() for code in codes(region)]

    assert sorted(placed) == sorted(today)


def test_only_regions_without_parts_name_countries() -> None:
    parents = {r["parent"][0] for r in regions("m49").values() if r["parent"]}

    naming = {code: codes(regions("m49")[code]) for code in parents}

    # Antarctica belongs to no part of the world.
    assert {code: named for code, named in naming.items() if named} == {"001": ["AQ"]}


@pytest.mark.parametrize(
    ("region", "count"),
    [("002", 60), ("019", 57), ("142", 50), ("150", 51), ("009", 29), ("143", 5)],
)
def test_region_has_as_many_countries_as_the_united_nations_count(
    region: str, count: int
) -> None:
    assert len(countries_within(region)) == count


def test_every_member_lies_in_one_region_of_the_network() -> None:
    members = {row["country"] for row in facts("members")}

    placed = Counter(
        code for region in regions("network").values() for code in codes(region)
    )

    assert {code: placed[code] for code in members} == dict.fromkeys(members, 1)


def test_regions_of_the_network_hold_all_of_europe_once() -> None:
    placed = [code for region in regions("network").values() for code in codes(region)]

    assert countries_within("150") - set(placed) == set()
    assert countries_within("143") - set(placed) == set()
    assert [code for code, times in Counter(placed).items() if times > 1] == []


def test_regions_of_the_network_say_that_they_are_no_statement_on_borders() -> None:
    silent = [
        code
        for code, region in regions("network").items()
        if "not a statement on borders" not in region["definition"]
    ]

    assert silent == []


def test_indicators_are_those_of_the_facts() -> None:
    stated = {row["indicator"] for row in facts("reach")}

    assert {row["code"] for row in fields("indicators", "indicator")} == stated


def test_percentages_are_those_of_the_facts() -> None:
    stated = {
        row["indicator"] for row in facts("reach") if row["unit"].startswith("percent")
    }

    percentages = {
        row["code"]
        for row in fields("indicators", "indicator")
        if row["measure"] == "percentage"
    }

    assert percentages == stated


def test_every_indicator_is_described_in_full() -> None:
    needed = ("name", "definition", "unit", "unit_plural", "population")

    missing = [
        (row["code"], field)
        for row in fields("indicators", "indicator")
        for field in needed
        if not row[field] or not has_cyrillic(row[f"{field}_ru"])
    ]

    assert missing == []


@pytest.mark.parametrize(
    "row",
    [row for row in facts("reach") if row["words_as_published"] not in UNITLESS_WORDS],
    ids=lambda row: row["words_as_published"],
)
def test_words_as_published_hold_a_word_of_their_indicator(row: dict[str, str]) -> None:
    aliases = [
        alias["words"].casefold()
        for alias in fields("indicators", "indicatoralias")
        if alias["indicator"] == [row["indicator"]] and alias["language"] == "en"
    ]

    words = row["words_as_published"].replace(" ... ", " ").casefold()

    assert [a for a in aliases if re.search(rf"\b{re.escape(a)}\b", words)]


def test_every_fact_of_the_network_has_a_source() -> None:
    milestones = fields("network", "networkmilestone")

    assert [row["date"] for row in milestones] == [
        "1994",
        "1998-10",
        "1999-03",
        "2014",
        "2016",
        "2024",
    ]
    assert all(row["source_title"] and row["source_address"] for row in milestones)


def test_only_full_members_have_a_vote() -> None:
    kinds = {
        row["slug"]: row["is_voting"] for row in fields("network", "membershipkind")
    }

    assert kinds == {"full": True, "affiliate": False}
