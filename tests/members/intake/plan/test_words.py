"""The vocabulary is planned and applied like organizations, and before them."""

import pytest

from members.models import DataVersion
from programs.models import Indicator, Program, Region
from tests.factories import make_country, make_indicator, make_program
from tests.members.intake.plan.sources import (
    applied,
    changes,
    counts,
    errors,
    given,
    line,
    planned,
    word,
)

pytestmark = pytest.mark.django_db


def test_word_is_created_and_then_unchanged():
    words = [
        word("programs.program", "play", name="Play", name_ru="Игра", since="1998"),
        word("programs.indicator", "children", name="Children", unit="child",
             unit_plural="children", is_additive=True),
    ]  # fmt: skip

    load = applied(words=words)

    program = Program.objects.get()
    assert (program.name_en, program.name_ru, program.since) == (
        "Play",
        "Игра",
        "1998",
    )
    assert Indicator.objects.get().is_additive
    assert counts(load) == {"create": 2}
    assert counts(planned(words=words)) == {"unchanged": 2}


def test_word_is_updated_field_by_field_and_everything_counts_as_changed():
    make_program("play", name="Play", definition="Old.")

    load = applied(words=[word("programs.program", "play", definition="New.")])

    assert changes(load) == {"play": [("definition_en", "Old.", "New.")]}
    assert Program.objects.get().definition == "New."
    version = DataVersion.objects.read()
    assert version.everything_in == version.number


def test_organizations_may_use_words_of_the_same_file():
    make_country("MN")

    load = applied(
        given(
            name="Ark", country="MN", lists={"participations": [line(program="play")]}
        ),
        words=[word("programs.program", "play", name="Play")],
    )

    assert counts(load) == {"create": 2}


def test_regions_name_others_and_countries_in_any_order():
    make_country("MN")
    words = [
        word("programs.region", "north", kind="network", name="North",
             parent=["world"], countries=[["MN"]]),
        word("programs.region", "world", kind="network", name="World"),
    ]  # fmt: skip

    applied(words=words)

    north = Region.objects.get(code="north")
    assert north.parent.code == "world"
    assert [country.code for country in north.countries.all()] == ["MN"]
    assert counts(planned(words=words)) == {"unchanged": 2}


def test_everything_wrong_with_a_word_is_told():
    make_indicator("children")

    load = planned(
        words=[
            word("programs.program", "none", name=""),
            word("programs.indicator", "children", row=3, nme="Children"),
            word("programs.progam", "play", row=4),
            word("programs.indicatoralias", "pupils", "en", "pupils", row=5),
            word("programs.region", "a", row=6, kind="x", name="A", countries=[["QQ"]]),
        ]
    )

    told = [
        (row, column, value, message)
        for _s, row, column, value, message, _r in errors(load)
    ]
    assert counts(load) == {"error": 5}
    assert (3, "Nme", "nme", "There is no field of this name.") in told
    assert (
        4,
        "",
        "programs.progam",
        "This kind of word cannot be loaded here.",
    ) in told
    assert {row for row, *_rest in told} == {2, 3, 4, 5, 6}
    assert (
        6,
        "Countries",
        "QQ",
        "The network’s vocabulary does not have this.",
    ) in told


def test_word_that_stands_twice_is_wrong():
    load = planned(
        words=[
            word("programs.program", "play", name="Play"),
            word("programs.program", "play", name="Again", row=3),
        ]
    )

    assert counts(load) == {"error": 2}
