"""What the database itself refuses in the vocabulary, whoever writes it."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models

from programs.models import (
    Country,
    Indicator,
    IndicatorAlias,
    MembershipKind,
    Network,
    NetworkMilestone,
    PriorityArea,
    Program,
    Region,
)

pytestmark = pytest.mark.django_db

VALID: dict[type[models.Model], dict[str, Any]] = {
    Country: {"code": "MN", "name": "Mongolia"},
    Region: {"code": "143", "kind": "m49", "name": "Central Asia"},
    Indicator: {
        "code": "children",
        "name": "Children",
        "unit": "child",
        "unit_plural": "children",
    },
    Network: {"code": "issa", "name": "A network"},
    NetworkMilestone: {
        "key": "founded",
        "date": "1998-10",
        "text": "Founded.",
        "source_title": "A history",
    },
    MembershipKind: {"slug": "full", "name": "Full member"},
    PriorityArea: {"slug": "outreach", "name": "Outreach"},
    Program: {"slug": "step-by-step", "name": "Step by Step"},
}


def create(model: type[models.Model], **stated: Any) -> models.Model:
    return model.objects.create(**VALID[model] | stated)


@pytest.mark.parametrize(
    ("code", "is_former"), [("MN", False), ("XK", False), ("SUHH", True)]
)
def test_country_with_its_iso_code_is_accepted(code: str, is_former: bool) -> None:
    country = create(Country, code=code, is_former=is_former)

    assert country.pk


@pytest.mark.parametrize(
    ("code", "is_former"),
    [
        ("", False),
        ("M", False),
        ("mn", False),
        ("M1", False),
        ("MNG", False),
        ("SUHH", False),
        ("MN", True),
        ("SUN", True),
        ("", True),
    ],
)
def test_country_with_another_code_is_refused(code: str, is_former: bool) -> None:
    with pytest.raises(IntegrityError, match="country_code_is_iso_3166"):
        create(Country, code=code, is_former=is_former)


@pytest.mark.parametrize("m49", ["", "004", "496"])
def test_country_with_or_without_an_m49_number_is_accepted(m49: str) -> None:
    country = create(Country, m49=m49)

    assert country.pk


@pytest.mark.parametrize("m49", ["4", "49", "A12", " 04"])
def test_country_with_another_m49_number_is_refused(m49: str) -> None:
    with pytest.raises(IntegrityError, match="country_m49_has_three_digits"):
        create(Country, m49=m49)


@pytest.mark.parametrize(
    ("kind", "code"), [("m49", "001"), ("network", "baltic-states"), ("network", "1")]
)
def test_region_with_a_code_of_its_kind_is_accepted(kind: str, code: str) -> None:
    region = create(Region, kind=kind, code=code)

    assert region.pk


@pytest.mark.parametrize("code", ["", "1", "0143", "europe"])
def test_m49_region_without_three_digits_is_refused(code: str) -> None:
    with pytest.raises(IntegrityError, match="m49_region_code_has_three_digits"):
        create(Region, kind="m49", code=code)


@pytest.mark.parametrize(
    ("measure", "is_additive"),
    [("count", True), ("count", False), ("percentage", False)],
)
def test_indicator_that_may_be_so_is_accepted(measure: str, is_additive: bool) -> None:
    indicator = create(Indicator, measure=measure, is_additive=is_additive)

    assert indicator.pk


def test_percentage_that_may_be_added_up_is_refused() -> None:
    with pytest.raises(IntegrityError, match="percentages_are_never_added_up"):
        create(Indicator, measure="percentage", is_additive=True)


@pytest.mark.parametrize("level", ["", "0", "01", "02", "1", "8", "0-1", "2-3"])
def test_isced_level_of_2011_is_accepted(level: str) -> None:
    indicator = create(Indicator, isced_level=level)

    assert indicator.pk


@pytest.mark.parametrize("level", ["9", "03", "5A", "-1", "1-", "1-9", "02 "])
def test_isced_level_of_another_list_is_refused(level: str) -> None:
    with pytest.raises(IntegrityError, match="isced_level_is_of_2011"):
        create(Indicator, isced_level=level)


def test_same_words_in_another_language_or_indicator_are_accepted() -> None:
    children = create(Indicator)
    teachers = create(Indicator, code="teachers")

    for indicator, language in [(children, "en"), (children, "sr"), (teachers, "en")]:
        IndicatorAlias.objects.create(
            indicator=indicator, language=language, words="people"
        )

    assert IndicatorAlias.objects.filter(words="people").count() == 3


def test_same_words_twice_for_an_indicator_are_refused() -> None:
    # The sentence of the constraint is indicator_has_an_alias_once; SQLite
    # names the columns instead.
    children = create(Indicator)
    IndicatorAlias.objects.create(indicator=children, language="en", words="pupils")

    with pytest.raises(IntegrityError, match="alias"):
        IndicatorAlias.objects.create(indicator=children, language="en", words="pupils")


def test_first_network_is_accepted() -> None:
    network = create(Network)

    assert network.pk


def test_second_network_is_refused() -> None:
    create(Network)

    with pytest.raises(IntegrityError, match="is_only_one"):
        create(Network, code="another")


def test_network_that_says_it_is_not_the_only_one_is_refused() -> None:
    with pytest.raises(IntegrityError, match="there_is_one_network"):
        create(Network, is_only_one=False)


@pytest.mark.parametrize("date", ["1998", "1998-10", "1998-10-09"])
def test_milestone_with_a_date_is_accepted(date: str) -> None:
    milestone = create(NetworkMilestone, date=date)

    assert milestone.pk


@pytest.mark.parametrize("date", ["autumn", "1998-1", "9.10.1998", "1998-13"])
def test_milestone_with_something_else_is_refused(date: str) -> None:
    with pytest.raises(IntegrityError, match="network_milestone_has_a_date"):
        create(NetworkMilestone, date=date)


def test_milestone_without_a_date_is_refused() -> None:
    with pytest.raises(IntegrityError, match="network_milestone_date_is_stated"):
        create(NetworkMilestone, date="")


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("", ""),
        ("1994", ""),
        ("", "1994"),
        ("1994", "1994"),
        ("1994", "1994-01"),
        ("1994-09", "1994"),
        ("1994-09-30", "1994-09"),
        ("1994-09-30", "1994-10"),
        ("1994-09-30", "1994-09-30"),
    ],
)
def test_program_that_may_have_run_so_long_is_accepted(since: str, until: str) -> None:
    program = create(Program, since=since, until=until)

    assert program.pk


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("1994", "1993"),
        ("1994", "1993-12-31"),
        ("1994-09", "1994-08"),
        ("1994-09", "1994-08-31"),
        ("1994-09-30", "1994-09-29"),
    ],
)
def test_program_that_ends_before_it_starts_is_refused(since: str, until: str) -> None:
    with pytest.raises(IntegrityError, match="program_ends_after_it_starts"):
        create(Program, since=since, until=until)


def test_program_since_something_else_than_a_date_is_refused() -> None:
    with pytest.raises(IntegrityError, match="program_since_is_a_date"):
        create(Program, since="long ago")


def test_program_until_something_else_than_a_date_is_refused() -> None:
    with pytest.raises(IntegrityError, match="program_until_is_a_date"):
        create(Program, until="today")


@pytest.mark.parametrize("model", [model for model in VALID if model is not Network])
def test_code_given_twice_is_refused(model: Any) -> None:
    create(model)

    with pytest.raises(IntegrityError, match=model.natural_fields[0]):
        create(model)


@pytest.mark.parametrize(
    ("model", "field", "name"),
    [
        (Program, "source_address", "program_source_is_a_web_address"),
        (Network, "website", "network_website_is_a_web_address"),
        (
            NetworkMilestone,
            "source_address",
            "network_milestone_source_is_a_web_address",
        ),
    ],
)
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//example.org/", "https://a:b@example.org/"]
)
def test_address_that_is_not_of_the_web_is_refused(
    model: Any, field: str, name: str, address: str
) -> None:
    with pytest.raises(IntegrityError, match=name):
        create(model, **{field: address})


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Program, "program_is_not_called_none"),
        (PriorityArea, "priorityarea_is_not_called_none"),
        (MembershipKind, "membershipkind_is_not_called_none"),
    ],
)
def test_term_called_like_the_filter_for_nothing_is_refused(
    model: Any, name: str
) -> None:
    with pytest.raises(IntegrityError, match=name):
        create(model, slug="none")


def test_region_called_like_the_filter_for_nothing_is_refused() -> None:
    with pytest.raises(IntegrityError, match="region_is_not_called_none"):
        create(Region, code="none", kind="network")


def test_alias_without_a_language_is_refused() -> None:
    with pytest.raises(IntegrityError, match="indicator_alias_has_a_language"):
        IndicatorAlias.objects.create(
            indicator=create(Indicator), words="pupils", language=""
        )


def test_every_constraint_has_a_test_here() -> None:
    names = {
        constraint.name
        for model in apps.get_app_config("programs").get_models()
        for constraint in model._meta.constraints
    }

    here = Path(__file__).read_text(encoding="utf-8")

    assert {name for name in names if name not in here} == set()
