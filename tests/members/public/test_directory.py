"""The directory page; what it selects is tested in tests/members/directory."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_organization
from tests.members.public.pages import status, words

URL = "/members/"


def counts_on(page: str) -> dict[str, int]:
    """The number beside each filter of a page, by "parameter=value"."""
    found = re.findall(
        r'<input type="checkbox" name="(\w+)"[^>]*value="([^"]*)"[^>]*>.*?'
        r'<span class="[^"]*count[^"]*"[^>]*>\s*([\d,]+)',
        page,
        re.S,
    )
    return {
        f"{name}={value}": int(count.replace(",", "")) for name, value, count in found
    }


def test_directory_stands_at_its_address():
    assert reverse("members:directory") == URL


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "19 organizations"),
        ("?country=MN&country=KZ", "2 organizations"),
        ("?country=MN", "1 organization"),
        ("?country=MN&priority=none", "0 organizations"),
        ("?unknown=parameter", "19 organizations"),
    ],
)
def test_status_says_how_many_in_words(client, network, query, said):
    response = client.get(URL + query)

    assert response.status_code == 200
    assert status(response) == said


def test_number_beside_a_filter_on_the_page_is_what_the_filter_gives(client, network):
    counts = counts_on(client.get(URL).text)
    assert len(counts) > 40

    for filter, count in counts.items():
        said = status(client.get(f"{URL}?{filter}"))
        assert said.split()[0] == str(count), filter


def test_unknown_country_is_an_error_at_its_field_without_rows(client, network):
    response = client.get(URL + "?country=QQ")

    assert response.status_code == 400
    assert "There is no country with the code “QQ”." in words(response)
    assert re.search(r'aria-describedby="[^"]*country-errors', response.text)
    assert re.search(r'id="country-errors">.*?QQ', response.text, re.S)
    assert "Mongolian Education Alliance" not in response.text


def test_wrong_year_stays_in_its_field(client, network):
    response = client.get(URL + "?founded_min=<b>soon")

    assert response.status_code == 400
    assert 'value="&lt;b&gt;soon"' in response.text


def test_mistakes_below_two_fields_name_their_field(client, network):
    query = "?founded_min=soon&founded_max=0&reach_min=few&reach_max=many"

    said = words(client.get(URL + query))

    for field in ("From", "Until", "At least", "At most"):
        assert f"Mistake in “{field}”:" in said


def test_page_that_does_not_exist_is_not_found_and_leads_to_the_last(client, db):
    for _number in range(26):
        make_organization()

    response = client.get(URL + "?page=9")

    assert response.status_code == 404
    assert 'href="?page=2"' in response.text


def test_map_has_a_link_for_each_country_and_no_pages(client, network):
    page = client.get(URL + "?view=map&sort=founded").text

    assert page.count('<a href="/members/?country=MN&amp;sort=founded"') == 2
    assert "<title>Mongolia: 1 organization</title>" in page
    assert 'aria-label="Sort by"' not in page
    assert client.get(URL + "?view=map&page=2").status_code == 404


def test_rows_lead_to_profiles_in_both_views(client, network):
    for view in ("cards", "table"):
        page = client.get(f"{URL}?view={view}&country=MN").text

        assert 'href="/members/mongolian-education-alliance' in page


def test_htmx_gets_the_parts_that_change_and_no_page(client, network):
    response = client.get(
        URL + "?country=MN&former=0&sort=name", headers={"HX-Request": "true"}
    )

    assert "<html" not in response.text
    assert "Mongolian Education Alliance" in response.text
    assert "1 organization" in words(response)
    assert "HX-Request" in response["Vary"]
    assert response["HX-Push-Url"] == URL + "?country=MN"


def test_canonical_address_is_one_for_all_spellings(client, network, settings):
    page = client.get(URL + "?utm_source=x&country=MN&sort=name&page=1").text

    canonical = f'<link rel="canonical" href="{settings.SITE_ORIGIN}{URL}?country=MN">'
    assert canonical in page


def test_empty_network_says_so(client, db):
    response = client.get(URL)

    assert status(response) == "0 organizations"
    assert "The network has no member yet" in words(response)
    assert "filters:" not in words(response)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?q=zzzz", ["without “zzzz”: 19 organizations"]),
        (
            "?country=MN&priority=none",
            [
                "without Priority area: not stated: 1 organization",
                "without Country: Mongolia: 18 organizations",
                "Clear all filters",
            ],
        ),
        (
            "?country=MN&priority=none&program=none",
            [
                "without Country: Mongolia: 3 organizations",
                "Taking away only one of the others does not help.",
                "Clear all filters",
            ],
        ),
        (
            "?q=zzzz&country=FR&program=none",
            [
                "Taking away only one of them does not help.",
                "Clear all filters",
            ],
        ),
    ],
)
def test_where_nobody_is_found_each_link_leads_to_somebody(
    client, network, query, said
):
    response = client.get(URL + query)

    assert status(response) == "0 organizations"
    said_after = words(response).partition("No member has all of this")[2]
    for part in said:
        assert part in said_after
    assert ": 0 " not in said_after
    assert ("Clear all filters" in said_after) is (len(said) > 1)
