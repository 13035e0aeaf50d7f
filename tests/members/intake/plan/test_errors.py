"""All that is wrong is told: where it stands, what it says, what would be right."""

import pytest

from members.intake.given import Given, Place, Remark
from members.models import Organization
from tests.factories import (
    make_area,
    make_country,
    make_indicator,
    make_organization,
)
from tests.members.intake.plan.sources import (
    counts,
    errors,
    given,
    line,
    planned,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary():
    make_country("MN")
    make_area("early-childhood", name="Early childhood")
    make_indicator("children", name="Children reached")
    make_indicator("share", measure="percentage")


def only_error(one: Given) -> tuple:
    found = errors(planned(one))
    assert len(found) == 1, found
    return found[0]


def test_every_error_of_a_row_is_told():
    load = planned(
        given(
            name="Alliance",
            country="MN",
            values={"contact.website": "example", "contact.email": "me"},
            lists={
                "figures": [
                    line(7, sheet="Figures", indicator="childs", value="many", kind="x")
                ]
            },
        )
    )

    assert counts(load) == {"error": 1}
    assert errors(load) == [
        (
            "Organizations",
            2,
            "Email",
            "me",
            "This is not an e-mail address.",
            "One as name@example.org.",
        ),
        (
            "Organizations",
            2,
            "Website",
            "example",
            "This is not a web address.",
            "An address that begins with https:// or http://, without spaces.",
        ),
        (
            "Figures",
            7,
            "Value",
            "many",
            "This is not a number.",
            "A number alone: 1900 or 12.5.",
        ),
        (
            "Figures",
            7,
            "Kind",
            "x",
            "This is not one of the words that are known here.",
            "One of: stock, flow, cumulative.",
        ),
        (
            "Figures",
            7,
            "Indicator",
            "childs",
            "The network’s vocabulary does not have this.",
            "Did you mean “children”?",
        ),
    ]


@pytest.mark.parametrize(
    ("one", "column", "value", "message"),
    [
        (given(name="A"), "", "", "This is missing."),
        (given(country="MN"), "", "", "This is missing."),
        (given(name="A", country="mn"), "Country", "mn", "This is not the code of a"),
        (given(name="A", country="QQ"), "Country", "QQ", "The network’s vocabulary"),
        (
            given(name="A" * 251, country="MN"),
            "Name",
            "A" * 200,
            "This is too long: it has 251 characters.",
        ),
        (
            given(name="A", country="MN", slug="compare"),
            "Address",
            "compare",
            "This is the address of another page.",
        ),
        (
            given(name="A", country="MN", values={"logo": "ark.png"}),
            "Logo",
            "ark.png",
            "There is no picture of this name.",
        ),
        (
            given(name="A", country="MN", values={"place.latitude": 12}),
            "",
            "",
            "Half a point on the map.",
        ),
        (
            given(
                name="A",
                country="MN",
                lists={"partners": [line(name="B", since="2001", until="2000")]},
            ),
            "",
            "",
            "The end is before the beginning.",
        ),
        (
            given(
                name="A",
                country="MN",
                lists={
                    "figures": [
                        line(indicator="share", value=101, kind="flow", since="2001")
                    ]
                },
            ),
            "Value",
            "101",
            "This indicator is a percentage, and this is more than 100.",
        ),
        (
            given(
                name="A", country="MN", lists={"partners": [line(name="B", source="x")]}
            ),
            "Source",
            "x",
            "There is no line of this key in the list it names.",
        ),
        (
            given(name="A", country="MN", lists={"memberships": [line(kind="gold")]}),
            "Kind",
            "gold",
            "The network’s vocabulary",
        ),
        (
            given(name="A", country="MN", lists={"memberships": [line(since="soon")]}),
            "Since",
            "soon",
            "This is not a date.",
        ),
        (
            given(name="A\x07", country="MN"),
            "Name",
            "A\x07",
            "This has signs in it that cannot be seen.",
        ),
    ],
)
def test_error_is_told_at_its_place(one, column, value, message):
    _sheet, row, *told = only_error(one)

    assert row == 2
    assert (told[0], told[1]) == (column, value)
    assert told[2].startswith(message)


def test_rows_that_speak_of_one_organization_are_all_wrong():
    make_organization("ark", name="Ark")

    load = planned(given(2, slug="ark"), given(5, "Ark", "MN"), given(6, "B", "MN"))

    assert counts(load) == {"error": 2, "create": 1}
    assert [(row, right) for _s, row, _c, _v, _m, right in errors(load)] == [
        (2, "One row for each organization. The other: Organizations row 5."),
        (5, "One row for each organization. The other: Organizations row 2."),
    ]


def test_name_that_two_organizations_have_asks_for_the_address():
    make_organization("one", name="Ark")
    make_organization("two", name="Ark")

    told = only_error(given(name="Ark", country="MN"))

    assert told[4:] == (
        "More than one organization is meant by this.",
        "Say which one by its address: one or two.",
    )


def test_identifier_of_another_organization_is_refused():
    ark = make_organization("ark", name="Ark")
    ark.identifiers.create(key="i", scheme="ror", value="1")
    make_organization("bee", name="Bee")

    told = only_error(
        given(slug="bee", lists={"identifiers": [line(scheme="ror", value="1")]})
    )

    assert told[2:5] == (
        "Value",
        "ror 1",
        "This identifier belongs to another organization: ark.",
    )


def test_error_that_the_reader_found_is_kept_beside_ours():
    remark = Remark("This is not a number.", "1900", "many", Place("A", 2, "Value"))

    load = planned(given(name="A", errors=[remark]))

    assert [told[3:5] for told in errors(load)] == [
        ("many", "This is not a number."),
        ("", "This is missing."),
    ]


def test_wrong_rows_do_not_stop_the_others():
    load = planned(given(2, "A", "MN"), given(3, "B"), given(4, "C", "MN"))

    assert counts(load) == {"create": 2, "error": 1}
    assert not Organization.objects.exists()
