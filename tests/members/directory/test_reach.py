"""Who reaches how much: an indicator, a range, and the order by it."""

from decimal import Decimal
from math import inf

import pytest
from django.http import QueryDict
from django.utils.html import strip_tags

from members import entry_rows
from members.directory.reached import allowed
from members.directory.selection import Selection
from members.models import Organization
from tests.factories import make_figure, make_indicator, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def children():
    return make_indicator("children", name="Children")


@pytest.fixture
def reefs(children):
    """Members that state how many children they reach, one in each way."""
    teachers = make_indicator("teachers", name="Teachers")
    for name, value, fields in (
        ("exactly-500", 500, {}),
        ("about-900", 900, {"qualifier": "about"}),
        ("more-than-1000", 1000, {"qualifier": "more_than"}),
        ("at-least-2000", 2000, {"qualifier": "at_least"}),
        ("less-than-300", 300, {"qualifier": "less_than"}),
        ("up-to-200", 200, {"qualifier": "up_to"}),
        ("from-600-to-800", 600, {"qualifier": "range", "value_high": 800}),
        ("plans-9000", 9000, {"result": "target"}),
    ):
        make_figure(make_organization(name), value, indicator=children, **fields)
    make_figure(make_organization("teachers-700"), 700, indicator=teachers)
    make_organization("silent")


def slugs(parameters: str) -> list[str]:
    return [row.slug for row in Selection(QueryDict(parameters)).organizations]


def counts(parameters: str, facet: str = "indicator") -> dict[str, int]:
    selection = Selection(QueryDict(parameters))
    (found,) = (one for one in selection.facets if one.name == facet)
    return {option.value: option.count for option in found.options}


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", (1900.0, 1900.0)),
        ("about", (1900.0, 1900.0)),
        ("at_least", (1900.0, inf)),
        ("up_to", (0, 1900.0)),
        ("range", (1900.0, 2000.0)),
    ],
)
def test_words_of_a_figure_allow_a_range(qualifier, expected):
    high = Decimal(2000) if qualifier == "range" else None

    assert allowed(Decimal(1900), high, qualifier) == expected


def test_more_than_and_less_than_leave_the_number_itself_out():
    more, _open = allowed(Decimal(1900), None, "more_than")
    _nothing, less = allowed(Decimal(1900), None, "less_than")

    assert less < 1900 < more
    assert (less, more) == pytest.approx((1900, 1900))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (
            "reach_min=1001",
            {"more-than-1000", "at-least-2000"},
        ),
        ("reach_min=700&reach_max=900", {"about-900", "from-600-to-800"}),
        ("reach_max=250", {"less-than-300", "up-to-200"}),
        ("reach_min=300&reach_max=500", {"exactly-500"}),
        ("reach_min=299&reach_max=299", {"less-than-300"}),
        ("reach_max=1000&reach_min=901", set()),
        ("reach_min=800&reach_max=800", {"from-600-to-800"}),
        ("reach_min=2,000&reach_max=2 000", {"more-than-1000", "at-least-2000"}),
    ],
)
def test_ranges_match_by_overlap(reefs, bounds, expected):
    assert set(slugs(f"indicator=children&{bounds}")) == expected


def test_plan_is_no_reach_and_silence_is_not_zero(reefs):
    found = slugs("indicator=children&reach_max=100000")

    assert "plans-9000" not in found
    assert "silent" not in found
    assert set(slugs("indicator=none")) == {"plans-9000", "silent"}


def test_superseded_figure_is_reach_no_more(children):
    reef = make_organization("reef")
    old = make_figure(reef, 50, indicator=children)
    make_figure(reef, 70, indicator=children, supersedes=old)

    assert slugs("indicator=children&reach_max=60") == []
    assert slugs("indicator=children&reach_min=60") == ["reef"]


def test_number_beside_an_indicator_is_its_rows_within_the_range(reefs):
    bounds = "reach_min=600&reach_max=900"
    offered = counts(f"indicator=children&{bounds}")

    rows = {code: len(slugs(f"indicator={code}&{bounds}")) for code in offered}

    assert offered["children"] == rows["children"] == 2
    assert offered["teachers"] == rows["teachers"] == 1
    assert len(slugs(f"indicator=children&indicator=teachers&{bounds}")) == 3


def test_not_stated_may_be_chosen_beside_a_range(reefs):
    found = slugs("indicator=children&indicator=none&reach_min=2000&reach_max=2000")

    assert set(found) == {"more-than-1000", "at-least-2000", "silent", "plans-9000"}


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ("reach_min=100", "indicator"),
        ("indicator=none&reach_max=100", "indicator"),
        ("indicator=children&reach_min=many", "reach_min"),
        ("indicator=children&reach_max=-5", "reach_max"),
        ("indicator=children&reach_min=1e9", "reach_min"),
        ("indicator=children&reach_min=200&reach_max=100", "reach_max"),
        ("indicator=unicorns", "indicator"),
    ],
)
def test_invalid_range_is_an_error_at_its_field_and_gives_no_rows(
    reefs, parameters, field
):
    selection = Selection(QueryDict(parameters))

    assert list(selection.errors) == [field]
    assert selection.count == 0


def test_order_by_reach_begins_with_the_largest_and_ends_with_the_silent(reefs):
    assert slugs("indicator=children&sort=reach") == [
        *("at-least-2000", "more-than-1000", "about-900", "from-600-to-800"),
        *("exactly-500", "less-than-300", "up-to-200"),
    ]
    assert slugs("sort=reach")[-3:] == ["plans-9000", "silent", "teachers-700"]


def test_row_shows_the_figures_for_which_it_is_there(client, reefs):
    reef = Organization.objects.get(slug="at-least-2000")
    children = reef.figures.get().indicator
    make_figure(reef, 100, indicator=children, until="1999")

    page = client.get("/members/?indicator=children&reach_min=1900&reach_max=2500")

    words = " ".join(strip_tags(page.content.decode()).split())
    assert "at least 2,000 children · until 2010" in words
    assert "more than 1,000 children · until 2010" in words
    assert "100 children" not in words


def test_order_by_reach_says_of_what(reefs):
    selection = Selection(QueryDict("indicator=teachers&sort=reach"))

    (label,) = (sort.label for sort in selection.sorts if sort.value == "reach")

    assert label == "reach (Teachers)"


def test_order_by_reach_is_not_offered_where_nobody_states_any(db):
    make_organization("silent")

    selection = Selection(QueryDict("sort=reach"))

    assert [row.slug for row in selection.organizations] == ["silent"]
    assert "reach" not in [sort.value for sort in selection.sorts]


def test_range_has_one_address_and_a_chip_to_remove_it(reefs):
    selection = Selection(QueryDict("reach_min=1,500.0&indicator=children"))

    assert selection.query.parameters() == "?indicator=children&reach_min=1500"
    (chip,) = (chip for chip in selection.chips if chip.facet == "reach")
    assert chip.label == "Reached: 1,500 or more"
    assert chip.url == "?indicator=children"


def test_change_is_found_at_once(reefs):
    assert slugs("indicator=children&reach_min=5000&reach_max=5000&sort=reach") == [
        "at-least-2000",
        "more-than-1000",
    ]
    entry = entry_rows.read(Organization.objects.get(slug="exactly-500"))
    figure = entry.figures[0].model_copy(update={"value": Decimal(5000)})

    entry_rows.write(entry.model_copy(update={"figures": [figure]}))

    assert slugs("indicator=children&reach_min=5000&reach_max=5000&sort=reach") == [
        "exactly-500",
        "at-least-2000",
        "more-than-1000",
    ]
