"""Promise 4 for any network, any selection and any words: each number is its rows."""

import os
from urllib.parse import urlencode

from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.directory.selection import Selection
from members.models import DataVersion, Organization, SearchText
from programs.models import PriorityArea
from tests.factories import (
    make_area,
    make_country,
    make_membership,
    make_organization,
    make_priority,
    make_region,
    make_text,
)

EXAMPLES = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 6
WORDS = ["hope", "step", "children", "reading", "москва", "шаг", "дети", "łódź", "人民"]
COUNTRIES = {"MN": "Mongolia", "AL": "Albania", "RU": "Russia"}
AREAS = ["care", "outreach"]
TYPED = [
    *WORDS,
    *(
        "childern",
        "raeding",
        "chil",
        "re",
        "moskva",
        "степ",
        "shag",
        "lodz",
        "mongolia",
    ),
    *(
        '"step hope"',
        '"шаг дети"',
        "-hope",
        "-москва",
        '-"step hope"',
        "hopestep",
        "?!",
    ),
]

some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
organizations = st.fixed_dictionaries(
    {
        "name": some_words,
        "country": st.sampled_from([*COUNTRIES]),
        "until": st.sampled_from(["", "", "2001"]),
        "areas": st.sets(st.sampled_from(AREAS)),
        "mission": st.just("") | some_words,
        "history": st.just("") | some_words,
    }
)
# Some often enough for a second page.
networks = st.lists(
    st.tuples(organizations, st.sampled_from([1, 1, 9])), max_size=9
).map(lambda stated: [one for one, times in stated for _time in range(times)])
queries = st.lists(st.sampled_from(TYPED), max_size=3).map(" ".join)
filters = st.fixed_dictionaries(
    {
        "country": st.sets(st.sampled_from([*COUNTRIES, "none"]), max_size=2),
        "region": st.sets(st.sampled_from(["150", "none"]), max_size=1),
        "priority": st.sets(st.sampled_from([*AREAS, "none"]), max_size=2),
        "language": st.sets(st.sampled_from(["en", "none"]), max_size=1),
        "former": st.sets(st.sampled_from(["0", "1"])),
    }
)


def make(network: list[dict]) -> None:
    """The network in place of the one before it, published."""
    Organization.objects.all().delete()
    countries = {code: make_country(code, name=n) for code, n in COUNTRIES.items()}
    areas = {area.slug: area for area in PriorityArea.objects.all()}
    for number, stated in enumerate(network):
        one = make_organization(
            f"o{number}",
            name=stated["name"],
            country=countries[stated["country"]],
            listed=False,
        )
        make_membership(one, until=stated["until"])
        for area in stated["areas"]:
            make_priority(one, area=areas[area])
        if stated["mission"] or stated["history"]:
            make_text(one, mission=stated["mission"], history=stated["history"])
    SearchText.objects.renew()
    DataVersion.objects.move()


def select(parameters: str) -> Selection:
    selection = Selection(QueryDict(parameters.removeprefix("?")))
    assert selection.is_valid, selection.errors
    return selection


def rows(parameters: str) -> set[str]:
    """All that the pages show, followed from one to the next as a visitor does."""
    shown: list[str] = []
    address = parameters
    while True:
        selection = select(address)
        shown += [organization.slug for organization in selection.organizations]
        if not selection.page.has_next:
            break
        address = selection.page.next_url
    assert len(shown) == len({*shown}) == selection.count
    return {*shown}


def asked(chosen: dict[str, set[str]], q: str) -> str:
    values = {name: sorted(values) for name, values in chosen.items()}
    return urlencode({"q": q, **values}, doseq=True)


def test_every_number_is_its_rows_and_words_and_filters_narrow_each_other(db):
    for code, name in COUNTRIES.items():
        make_country(code, name=name, name_en=name)
    make_region(make_country("AL"), code="150", name="Europe", name_en="Europe")
    for slug in AREAS:
        make_area(slug, name=slug.title(), name_en=slug.title())

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(
        network=networks,
        chosen=st.lists(filters, min_size=3, max_size=3),
        typed=st.lists(queries, min_size=3, max_size=3),
    )
    def check(network, chosen, typed):
        make(network)
        for one, q in zip(chosen, typed, strict=True):
            check_selection(one, q)

    check()


def check_selection(chosen: dict[str, set[str]], q: str) -> None:
    parameters = asked(chosen, q)
    selection = select(parameters)

    found = rows(parameters)

    assert len(found) == selection.count
    if q:
        # Who is former is a filter too, of which one value is there unless asked.
        everybody = {"former": {"0", "1"}}
        by_words = rows(asked(everybody, q))
        assert found == by_words & rows(asked(chosen, "")), parameters
    for facet in selection.facets:
        for option in facet.options:
            alone = {**chosen, facet.name: {option.value}}
            instead = rows(asked(alone, q))
            assert option.count == len(instead), (parameters, option)
            if not option.is_selected:
                # A box that is ticked besides adds what is not there yet.
                before = {o.value for o in facet.options if o.is_selected}
                added = {**chosen, facet.name: before | {option.value}}
                together = rows(asked(added, q))
                assert together >= instead
                assert together == instead | (found if before else set())
