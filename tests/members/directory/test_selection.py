"""What the parameters select: promise 4, the number beside a filter is its rows."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from django.http import QueryDict

from members.directory.excerpt import Part
from members.directory.selection import Selection
from members.models import SearchText
from tests.factories import (
    make_founding,
    make_membership,
    make_name,
    make_organization,
    make_participation,
    make_program,
    make_text,
)


def select(parameters: str) -> Selection:
    if "q=" in parameters:
        SearchText.objects.renew()
    return Selection(QueryDict(parameters))


def slugs(parameters: str) -> list[str]:
    return [organization.slug for organization in select(parameters).organizations]


def said(parts: Iterable[Part]) -> str:
    """A text with the words that matched in brackets."""
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def shown(parameters: str) -> list[str]:
    """Why the results are results."""
    return [
        f"{excerpt.label}: {said(excerpt.parts)}"
        for organization in select(parameters).organizations
        for excerpt in organization.excerpts
    ]


def offered(selection: Selection) -> dict[str, int]:
    """Every filter with the number beside it: "country=MN" → 1."""
    counts = {
        f"{facet.name}={option.value}": option.count
        for facet in selection.facets
        for option in facet.options
    }
    return counts | {"founded_min=none": selection.founded.none_count}


def test_all_members_of_the_demonstration_network(network):
    selection = select("")

    assert selection.count_words == "19 organizations"
    assert len(selection.organizations) == 19


def test_number_beside_every_filter_is_its_rows_for_every_pair_of_filters(network):
    filters = offered(select(""))
    assert len(filters) > 40

    for filter, count in filters.items():
        assert select(filter).count == count, filter
    within = {filter: offered(select(filter)) for filter in filters}
    for first, second in combinations(filters, 2):
        if first.split("=")[0] == second.split("=")[0]:
            continue
        rows = select(f"{first}&{second}").count
        assert within[first][second] == rows, (first, second)
        assert within[second][first] == rows, (first, second)


def test_values_of_one_facet_add_and_facets_narrow(network):
    assert select("country=MN&country=KZ").count == 2
    assert select("country=MN&country=KZ&priority=outreach").count == 1


def test_numbers_in_a_facet_do_not_depend_on_its_own_selection(network):
    before = {f: n for f, n in offered(select("")).items() if f.startswith("country")}
    after = offered(select("country=MN"))

    assert {f: after[f] for f in before} == before


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("founded_min=1998", ["b", "c"]),
        ("founded_max=1998", ["a", "b"]),
        ("founded_min=1998&founded_max=1998", ["b"]),
        ("founded_min=none", ["d"]),
        ("founded_min=2002&founded_min=none", ["c", "d"]),
        ("founded_max=none", ["d"]),
        ("founded_min=&founded_max=", ["a", "b", "c", "d"]),
        ("founded_min=2003", []),
    ],
)
def test_founding_years_are_included_at_both_ends(db, parameters, expected):
    for slug, day in [("a", "1994"), ("b", "1998-12-31"), ("c", "2002-01")]:
        make_founding(make_organization(slug), day)
    make_organization("d")

    assert slugs(parameters) == expected


def test_only_the_preferred_of_two_founding_dates_selects(db):
    organization = make_organization("a")
    make_founding(organization, "2002")
    make_founding(organization, "2004-08", is_preferred=False)

    assert slugs("founded_min=2002&founded_max=2002") == ["a"]
    assert slugs("founded_min=2004") == []


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("", ["now"]),
        ("former=0", ["now"]),
        ("former=1", ["then"]),
        ("former=0&former=1", ["now", "then"]),
    ],
)
def test_former_members_are_found_when_asked_for(db, parameters, expected):
    make_organization("now")
    make_membership(make_organization("then", listed=False), until="2001-06")

    assert slugs(parameters) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["early", "late", "zhuz"]),
        ("founded", ["zhuz", "late", "early"]),
        ("updated", ["late", "early", "zhuz"]),
    ],
)
def test_sorting(db, sort, expected):
    early = make_organization("early", name="Álpha", edited_at="2020-01-01T00:00Z")
    late = make_organization("late", name="beta", edited_at="2021-01-01T00:00Z")
    zhuz = make_organization("zhuz", name="Żuż")
    make_founding(late, "1999-03")
    make_founding(zhuz, "1999")
    assert early.pk < late.pk

    assert slugs(f"sort={sort}") == expected


@pytest.mark.parametrize("field", ["country", "region", "priority", "program"])
def test_unknown_value_is_an_error_at_its_field_and_gives_no_rows(network, field):
    selection = select(f"{field}=QQ&country=MN")

    assert not selection.is_valid
    assert list(selection.errors) == [field]
    assert "QQ" in selection.errors[field][0]
    assert selection.count == 0
    assert selection.organizations == []


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ("membership=gold", "membership"),
        ("language=xx-unknown", "language"),
        ("former=2", "former"),
        ("founded_min=x", "founded_min"),
        ("founded_min=0", "founded_min"),
        ("founded_min=١٩٩٨", "founded_min"),
        ("founded_min=1998&founded_min=1999", "founded_min"),
        ("founded_max=19980", "founded_max"),
        ("founded_min=2000&founded_max=1999", "founded_max"),
        ("updated_since=yesterday", "updated_since"),
        ("sort=size", "sort"),
        ("view=carousel", "view"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=" + "9" * 3000, "page"),
        ("indicator=none&reach_min=5&reach_min=10", "reach_min"),
        ("indicator=none&reach_min=5&reach_min=000", "reach_min"),
        ("indicator=none&reach_max=5&reach_max=10", "reach_max"),
        ("updated_since=2020-01-01&updated_since=2021-01-01", "updated_since"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_invalid_value_is_an_error_at_its_field(db, parameters, field):
    assert list(select(parameters).errors) == [field]


def test_unknown_parameter_is_ignored(network):
    assert select("utm_source=letter&country=MN").count == 1


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("country=&former=&page=", ""),
        ("country=&country=MN", "?country=MN"),
        ("country=MN&country=KZ", "?country=KZ&country=MN"),
        ("sort=name&view=cards&page=1&former=0", ""),
        ("page=1&sort=founded&country=MN", "?country=MN&sort=founded"),
        ("former=1&former=0", "?former=0&former=1"),
        ("q= step  by &sort=relevance", "?q=step+by"),
        ("founded_min=none&founded_min=1998", "?founded_min=1998&founded_min=none"),
        ("q=step&q=by&q=step", "?q=step+by"),
        (
            "updated_since=2020-01-01&updated_since=2020-01-01",
            "?updated_since=2020-01-01",
        ),
        ("utm_source=letter", ""),
    ],
)
def test_selection_has_one_address(network, typed, address):
    selection = select(typed)

    assert selection.is_valid
    assert selection.query.parameters() == address


def test_chips_lead_to_the_selection_without_them(network):
    selection = select("country=MN&country=KZ&founded_min=1990&q=step")

    assert [(chip.label, chip.url) for chip in selection.chips] == [
        ("“step”", "?country=KZ&country=MN&founded_min=1990"),
        ("Country: Kazakhstan", "?q=step&country=MN&founded_min=1990"),
        ("Country: Mongolia", "?q=step&country=KZ&founded_min=1990"),
        ("Founded 1990 or later", "?q=step&country=KZ&country=MN"),
    ]
    assert [select(chip.url[1:]).count for chip in selection.chips] == [2, 1, 1, 2]


def test_links_to_what_is_shown_without_a_word_lead_there(network):
    """An empty address would be that of the page on which the link stands."""
    addresses = {"sort=founded&view=map": "?view=map", "sort=founded": "?"}

    for parameters, address in addresses.items():
        by_name = next(one for one in select(parameters).sorts if one.value == "name")
        assert by_name.url == address
    assert next(iter(select("view=map").views)).url == "?"


def test_best_match_without_words_is_the_order_by_name(network):
    selection = select("sort=relevance")

    by_name = [one.slug for one in select("sort=name").organizations]
    assert [one.slug for one in selection.organizations] == by_name
    assert selection.query.parameters() == ""
    assert [one.value for one in selection.sorts if one.is_current] == ["name"]


def test_mistake_leaves_order_view_and_long_lists_as_they_were(network):
    query = select("country=QQ&sort=founded&view=table&more=country&page=2").query

    assert query.parameters() == "?sort=founded&view=table&more=country"


@pytest.mark.parametrize("field", ["founded_min", "founded_max"])
def test_founding_that_is_not_stated_stays_chosen(network, field):
    assert select(f"{field}=none").founded.none_selected


def test_the_whole_world_is_no_choice_but_an_address(network):
    assert "region=001" not in offered(select(""))
    assert select("region=001").is_valid


def test_default_that_a_form_sends_along_is_no_chip(network):
    assert select("former=0").chips == []
    assert [chip.label for chip in select("former=1").chips] == [
        "Then and now: Former members"
    ]


def test_pages_hold_25_and_a_page_too_high_does_not_exist(db):
    for number in range(51):
        make_organization(name=f"Organization {number:02}")

    second, third = select("page=2"), select("page=3")

    assert [o.name for o in second.organizations][::24] == [
        "Organization 25",
        "Organization 49",
    ]
    assert [o.name for o in third.organizations] == ["Organization 50"]
    assert third.page.previous_url == "?page=2"
    assert not third.page.has_next
    assert not select("page=4").page.exists
    assert [link.number for link in third.page.links] == [1, 2, 3]


def test_words_find_names_places_and_texts_without_accents_or_case(db):
    make_name(make_organization("names"), "Hëa Algus")
    make_organization("places", city="Łódź")
    make_text(make_organization("texts"), mission="Every **child** in preschool.")
    make_text(make_organization("more"), history="A [river](https://example.org/) ran.")

    assert slugs("q=hea+ALGUS") == ["names"]
    assert slugs("q=lodz") == ["places"]
    assert slugs("q=preschool+child") == ["texts"]
    assert slugs("q=preschool+lodz") == []
    assert shown("q=river") == ["History: A [river] ran."]
    assert slugs("q=%21%3F") == []


def test_names_come_before_texts_and_a_text_shows_why_it_matched(db):
    make_text(make_organization("a"), summary="Brings *reading* to every village.")
    make_organization("z", name="Reading for All")

    selection = select("q=read")

    assert [o.slug for o in selection.organizations] == ["z", "a"]
    by_name = selection.organizations[0]
    assert (said(by_name.marked_name), by_name.excerpts) == ("[Reading] for All", [])
    assert shown("q=read") == ["Summary: Brings [reading] to every village."]


def test_founding_date_counts_though_none_is_preferred(db):
    organization = make_organization("a")
    make_founding(organization, "2002", is_preferred=False)
    make_founding(organization, "2004", is_preferred=False, position=1)

    assert slugs("founded_min=2002&founded_max=2002") == ["a"]
    assert slugs("founded_min=none") == []


def test_participation_that_ended_is_neither_current_nor_unstated(db):
    program = make_program("reading")
    make_participation(make_organization("a"), program=program, until="2005")
    make_organization("b")

    assert slugs("program=reading") == []
    assert slugs("program=none") == ["b"]


def test_updated_since_is_a_day_where_the_site_is(db, settings):
    settings.TIME_ZONE = "Asia/Almaty"
    make_organization("a", edited_at="2020-05-31T23:00Z")

    assert slugs("updated_since=2020-06-01") == ["a"]


def test_updated_since_includes_its_day(db):
    make_organization("old", edited_at="2020-05-31T23:00Z")
    make_organization("new", edited_at="2020-06-01T00:00Z")

    assert slugs("updated_since=2020-06-01") == ["new"]
