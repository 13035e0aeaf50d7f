"""Promise 4 under words: the number beside a filter is its rows, whatever is typed."""

from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from members.directory.selection import Selection
from members.models import SearchText
from tests.factories import (
    make_area,
    make_country,
    make_membership,
    make_organization,
    make_priority,
    make_region,
    make_text,
)

WORDS = ["hope", "step", "child", "children", "reading", "foundation", "mongolia"]
WORDS += ["europe", "care", "literacy"]
TYPED = [*WORDS, "fuondation", "СТЕП", "childre", "st", "hopestep", '"step child"']
TYPED += [
    "-hope",
    "-",
    '"',
    "NEAR(",
    "%",
    "a*",
    "зонт",
    "mongol",
    "-mongolia",
    "“hope”",
]


def select(q: str, **others: str) -> Selection:
    return Selection(QueryDict(urlencode({"q": q, **others})))


def rows(q: str, **others: str) -> list[str]:
    """The results of all pages, in order."""
    pages = range(1, select(q, **others).page.count + 1)
    return [
        organization.slug
        for page in pages
        for organization in select(q, page=str(page), **others).organizations
    ]


@pytest.fixture
def random_network(db) -> None:
    random = Random(5)
    countries = [
        make_country("MN", name="Mongolia", name_en="Mongolia"),
        make_country("AL", name="Albania", name_en="Albania"),
    ]
    make_region(countries[1], code="150", kind="m49", name="Europe", name_en="Europe")
    areas = [make_area("care", name="Care", name_en="Care"), make_area("outreach")]
    for number in range(60):
        one = make_organization(
            f"o{number}",
            name=" ".join(random.sample(WORDS, 2)),
            country=random.choice(countries),
            listed=False,
        )
        make_membership(one, until=random.choice(["", "", "2001"]))
        if random.random() < 0.5:
            make_priority(one, area=random.choice(areas))
        if random.random() < 0.8:
            words = [" ".join(random.sample(WORDS, 3)) for _field in range(2)]
            make_text(one, mission=words[0], history=words[1])
    SearchText.objects.renew()


def typed(random: Random) -> str:
    return " ".join(random.choices(TYPED, k=random.choice([1, 1, 2, 2, 3])))


@pytest.mark.parametrize("seed", range(12))
def test_every_number_is_the_number_of_its_rows(random_network, seed):
    q = typed(Random(seed))
    selection = select(q)

    found = rows(q)

    assert len(set(found)) == len(found) == selection.count
    assert set(rows(q, sort="name")) == set(found)
    for facet in selection.facets:
        for option in facet.options:
            narrowed = select(q, **{facet.name: option.value})
            assert option.count == narrowed.count, (q, facet.name, option.value)


@pytest.mark.parametrize("seed", range(12))
def test_way_out_gives_as_many_as_it_says(random_network, seed):
    selection = select(typed(Random(seed)), country="AL", priority="care")

    for way in selection.ways_out:
        assert Selection(QueryDict(way.url.removeprefix("?"))).count == way.count


def test_word_and_its_opposite_are_everybody(random_network):
    for word in ("hope", "albania", '"step child"'):
        assert not set(rows(word)) & set(rows(f"-{word}"))
        assert len(rows(f"-{word}")) + len(rows(word)) == select("-nobody").count
