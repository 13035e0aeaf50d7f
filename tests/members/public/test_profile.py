"""The profile: everything an entry states, and nothing that it does not."""

import json
import re

import pytest
import time_machine
from django.utils import timezone

from members.models import Figure
from tests.factories import (
    make_figure,
    make_founding,
    make_indicator,
    make_membership,
    make_name,
    make_organization,
    make_source,
    make_text,
)
from tests.members.public.pages import words

MONGOLIA = "/members/mongolian-education-alliance/"


def json_ld(page: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def profile(client, organization):
    return client.get(organization.get_absolute_url())


def test_figures_keep_qualifier_period_words_and_source(client, network):
    page = client.get(MONGOLIA)

    said = words(page)
    assert "more than 1,355 teachers" in said
    assert "over 1,355 kindergarten teachers" in said
    assert "undated" in said
    for figure in Figure.objects.filter(organization__country__code="MN"):
        assert figure.words in said
        assert figure.source.title in said


def test_founding_dates_that_conflict_are_both_shown_with_their_sources(
    client, network
):
    said = words(client.get(MONGOLIA))

    assert "2002" in said
    assert "August 2004" in said
    assert "another source" in said.casefold()


def test_goals_keep_their_nesting(client, network):
    page = client.get(MONGOLIA).text

    assert re.search(r"<li>[^<]*<ul>\s*<li>", page)


def test_sections_come_in_the_order_of_the_contents(client, network):
    page = client.get(MONGOLIA).text

    linked = re.findall(r'href="#([\w-]+)"', page[page.index("contents") :])
    sections = [id for id in linked if re.search(rf'id="{id}"', page)]
    assert {"mission", "goals", "priorities", "figures", "sources", "cite"} <= set(
        sections
    )


def test_section_without_content_is_left_out(client, db):
    page = profile(client, make_organization("bare")).text

    for section in (
        "mission",
        "goals",
        "priorities",
        "figures",
        "partners",
        "milestones",
    ):
        assert f'id="{section}"' not in page


def test_name_in_another_language_says_which(client, db):
    organization = make_organization("a")
    make_name(organization, "Центр инициатив", language="ru", type="local")

    page = profile(client, organization).text

    assert re.search(r'lang="ru"[^>]*>\s*Центр инициатив', page)


def test_former_member_stays_findable_and_says_until_when(client, db):
    organization = make_organization("gone", listed=False)
    make_membership(organization, since="1999", until="2005-06")

    response = profile(client, organization)

    assert response.status_code == 200
    assert "June 2005" in words(response)


def test_organization_that_never_was_a_member_is_not_found(client, db):
    assert profile(client, make_organization("never", listed=False)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"qualifier": "about"}, "about 100"),
        ({"qualifier": "range", "value_high": 120}, "100–120"),
        ({"result": "target"}, "planned"),
        ({"result": "baseline"}, "starting point"),
        ({"since": "1996"}, "since 1996"),
        ({"since": "2000-12", "until": "2000-12"}, "December 2000"),
        ({"until": "2000-12", "period_as_stated": "end of 2000"}, "end of 2000"),
        ({"since": "2000", "until": "2005"}, "2000–2005"),
        ({"is_undated": True}, "undated"),
        ({"unit_as_stated": "canton"}, "canton"),
        ({"dimension": "age 3–7"}, "age 3–7"),
    ],
)
def test_figure_says_what_it_is(client, db, fields, said):
    organization = make_organization("a")
    make_figure(organization, 100, **fields)

    assert said in words(profile(client, organization))


def test_percentage_has_its_sign(client, db):
    share = make_indicator(
        "share", measure="percentage", unit="percent", unit_plural="percent"
    )
    organization = make_organization("a")
    make_figure(organization, 50, indicator=share, is_percentage=True)

    assert re.search(r"50\s?%|50 percent", words(profile(client, organization)))


def test_superseded_figure_gives_way_to_the_newer(client, db):
    organization, indicator = make_organization("a"), make_indicator("children")
    old = make_figure(organization, 4711, indicator=indicator)
    make_figure(organization, 4812, indicator=indicator, supersedes=old)

    said = words(profile(client, organization))

    assert "4,812" in said
    assert "4,711" not in said


@time_machine.travel("2026-11-22 12:00")
@pytest.mark.parametrize(
    ("confirmed_on", "said"),
    [
        (None, "Not yet confirmed by the organization"),
        ("2026-09-12", "Confirmed by the organization on 12 September 2026"),
        ("2024-01-31", "Confirmed by the organization on 31 January 2024"),
    ],
)
def test_three_dates_of_freshness(client, db, confirmed_on, said):
    organization = make_organization(
        "a", confirmed_on=confirmed_on, edited_at=timezone.now()
    )
    make_figure(organization, until="2013")

    page = words(profile(client, organization))

    assert said in page
    assert "Edited on 22 November 2026" in page
    assert "Latest figure as of 2013" in page


def test_figure_since_some_year_says_nothing_of_how_long_it_holds(client, db):
    organization = make_organization("a")
    make_figure(organization, until="1994")
    make_figure(organization, since="1996")
    make_figure(organization, until="2030", result="target")

    assert "Latest figure as of 1994" in words(profile(client, organization))


def test_day_that_never_was_is_shown_as_it_stands(client, db):
    organization = make_organization("a", listed=False)
    make_membership(organization, since="1999-02-31", until="2001-02-30")

    response = profile(client, organization)

    assert response.status_code == 200
    assert "2001-02-30" in words(response)
    assert client.get("/members/?former=1").status_code == 200
    assert client.get("/countries/MN/").status_code == 200


def test_card_and_profile_show_the_same_text(client, db):
    organization = make_organization("a")
    make_text(organization, language="ru", is_original=False, summary="Школы.")
    make_text(organization, language="en", position=1, summary="Schools.")

    for page in (profile(client, organization), client.get("/members/")):
        assert "Schools." in words(page)


def test_translation_is_shown_to_its_language_and_the_original_to_others(client, db):
    organization = make_organization("a")
    make_text(organization, language="ru", summary="Школы и детские сады.")
    make_text(organization, language="en", is_original=False, summary="Schools.")

    assert "Schools." in words(profile(client, organization))


def test_translation_older_than_its_original_says_so(client, db):
    organization = make_organization("a")
    make_text(organization, language="ru", summary="Школы.", revised_on="2026-05-01")
    make_text(
        organization,
        language="en",
        is_original=False,
        summary="Schools.",
        revised_on="2025-05-01",
    )

    assert "older" in words(profile(client, organization))


def test_citation_names_network_entry_date_and_address(client, network, settings):
    said = words(client.get(MONGOLIA))

    assert f"{settings.SITE_ORIGIN}{MONGOLIA}" in said
    assert "edited 22 November 2026" in said


def test_json_ld_says_what_the_page_says(client, network, settings):
    data = json_ld(client.get(MONGOLIA).text)

    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "NGO"
    assert data["@id"] == f"{settings.SITE_ORIGIN}{MONGOLIA}"
    assert data["name"] == "Mongolian Education Alliance, Step by Step Program"
    assert data["alternateName"] == ["MEA"]
    assert data["foundingDate"] == "2002"
    assert data["address"]["addressCountry"] == "MN"
    assert data["memberOf"]["name"] == "International Step by Step Association"
    assert len(data["knowsAbout"]) == 4


def test_json_ld_has_no_markup_in_its_texts(client, db):
    organization = make_organization("a")
    make_text(organization, summary="**Bold** [links](https://example.org/).")

    assert json_ld(profile(client, organization).text)["description"] == "Bold links."


def test_name_cannot_break_out_of_json_ld(client, db):
    name = "</script><script>alert(1)//\u2028 & <!-- Школа"
    page = profile(client, make_organization("a", name=name)).text

    assert json_ld(page)["name"] == name
    assert "<script>alert" not in page


def test_source_addresses_are_links_that_leak_nothing(client, db):
    organization = make_organization("a", website="https://example.org/")
    make_founding(organization, "1998")
    make_source(organization, address="https://example.org/report")

    page = profile(client, organization).text

    for address in ("https://example.org/", "https://example.org/report"):
        link = re.search(rf'<a[^>]*href="{address}"[^>]*>', page)
        assert link
        assert "noopener" in link[0]
