"""A filter with many values offers some, and the rest one step away."""

import pytest
from django.http import QueryDict

from members.directory.options import MOST_CHIPS, SHOWN, Facet
from members.directory.selection import Selection
from tests.factories import make_country, make_organization, make_region, make_text

pytestmark = pytest.mark.django_db

CODES = [f"Q{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"]  # 24


@pytest.fixture
def countries():
    """24 countries: one organization in the first, 24 in the last."""
    for count, code in enumerate(CODES, start=1):
        for _number in range(count):
            make_organization(country=code)


def country_facet(parameters: str) -> Facet:
    facets = Selection(QueryDict(parameters)).facets
    return next(facet for facet in facets if facet.name == "country")


def values(parameters: str) -> list[str]:
    return [option.value for option in country_facet(parameters).options]


def test_twenty_most_frequent_values_stand_in_the_order_of_their_names(countries):
    assert values("") == CODES[-SHOWN:]
    assert country_facet("").more_count == 4


def test_all_values_are_one_link_away_and_back_again(countries):
    whole = country_facet(country_facet("former=1&former=0").more_url[1:])

    assert [option.value for option in whole.options] == CODES
    assert whole.more_count == 0
    assert whole.less_url == "?former=0&former=1"


def test_selected_value_is_offered_however_rare_it_is(countries):
    assert values("country=QA") == ["QA", *CODES[-SHOWN:]]


def test_values_that_give_rows_come_before_those_that_give_none(countries):
    make_region(*[make_country(code) for code in CODES[:6]], code="rare")

    assert values("region=rare") == CODES[:6]


def test_more_values_than_anybody_removes_one_by_one_are_one_chip(countries):
    few = "&".join(f"country={code}" for code in CODES[:MOST_CHIPS])
    many = "&".join(f"country={code}" for code in CODES)

    (chip,) = Selection(QueryDict(f"{many}&updated_since=9999-01-01")).chips[:-1]

    assert len(Selection(QueryDict(few)).chips) == MOST_CHIPS
    assert (chip.label, chip.url) == ("Country: 24 values", "?updated_since=9999-01-01")


def test_number_beside_each_offered_value_is_its_rows(countries):
    for parameters in ("", "more=country", "region=none", "country=QA&country=QC"):
        for option in country_facet(parameters).options:
            alone = Selection(QueryDict(f"country={option.value}"))
            assert option.count == alone.count, (parameters, option.value)


def test_short_list_offers_what_gives_nothing_too_and_no_link(client):
    make_text(make_organization(country="MN"), language="mn")
    make_organization(country="KZ")

    facet = country_facet("language=mn")

    assert [(o.value, o.count) for o in facet.options] == [("KZ", 0), ("MN", 1)]
    assert (facet.more_count, facet.more_url, facet.less_url) == (0, "", "")
    assert "more=" not in client.get("/members/").text


def test_page_links_to_all_values_and_keeps_them_for_other_filters(client, countries):
    short = client.get("/members/?former=1&former=0").text
    whole = client.get("/members/?former=0&former=1&more=country").text

    more = '<a href="?former=0&amp;former=1&amp;more=country#facet-country">4 more'
    assert more in short
    assert 'id="country-QA"' not in short
    assert 'id="country-QA"' in whole
    assert '<input type="hidden" name="more" value="country">' in whole
    assert '<a href="?former=0&amp;former=1#facet-country">Show fewer' in whole


def test_address_to_cite_is_that_of_the_selection_alone(client, countries, settings):
    page = client.get("/members/?more=country&country=QA").text

    address = f"{settings.SITE_ORIGIN}/members/?country=QA"
    assert f'<link rel="canonical" href="{address}">' in page


def test_values_of_a_filter_that_does_not_exist_are_an_error(db):
    selection = Selection(QueryDict("more=color"))

    assert selection.errors == {"more": ["There is no filter “color”."]}


def test_home_links_to_every_country(client, countries):
    page = client.get("/").text

    assert all(f'href="/members/?country={code}"' in page for code in CODES)
