"""Conflicts told to people, and the choice between two texts."""

import re

import pytest
from django.template.loader import render_to_string

from members.changes import tell_conflicts
from members.entry import Entry
from members.entry_merge import merge
from tests.factories import make_country, make_indicator

FIGURE = {"key": "f", "indicator": "teachers", "value": 1900, "kind": "stock"} | {
    "since": "2012"
}
PARTNER = {"key": "unicef", "name": "UNICEF", "role": "donor"}
NEW = '<span class="hidden-visually">[new:] </span>'


def entry(**parts) -> Entry:
    return Entry.model_validate(
        {"slug": "a", "name": "A", "place": {"country": "MN"}, **parts}
    )


def told(*three: Entry):
    [conflict] = tell_conflicts(merge(*three).conflicts)
    return conflict


@pytest.fixture(autouse=True)
def words(db):
    make_country("MN", name="Mongolia")
    make_indicator("teachers", name="Teachers")


def test_no_conflict_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert tell_conflicts([]) == []


def test_three_texts_stand_whole_with_what_is_new_marked():
    same = "word " * 500
    three = (
        entry(texts=[{"language": "ru", "mission": f"{same}{word}"}])
        for word in ("old", "theirs", "mine")
    )

    conflict = told(*three)

    assert conflict.label == "Texts in Russian: Mission"
    assert conflict.marked_base == f"{same}old"
    assert conflict.marked_theirs == f"{same}<ins>{NEW}theirs</ins>"
    assert conflict.marked_mine == f"{same}<ins>{NEW}mine</ins>"
    assert conflict.language == "ru"


@pytest.mark.parametrize(
    ("theirs", "mine", "label", "said"),
    [
        (
            {"value": 2000},
            {"qualifier": "more_than"},
            "Figures: Teachers, since 2012 – number",
            ("1,900", "2,000", "more than 1,900"),
        ),
        (
            {"since": "2013"},
            {"since": "", "is_undated": True},
            "Figures: Teachers, since 2012 – time",
            ("since 2012", "since 2013", "undated"),
        ),
    ],
)
def test_fields_that_say_one_thing_are_told_as_one(theirs, mine, label, said):
    conflict = told(
        *(entry(figures=[FIGURE | fields]) for fields in ({}, theirs, mine))
    )

    assert conflict.label == label
    assert (conflict.base, conflict.theirs, conflict.mine) == said


def test_item_that_one_removed_is_told_whole_on_the_other_side():
    mine = PARTNER | {"role": "trainer"}

    conflict = told(entry(partners=[PARTNER]), entry(), entry(partners=[mine]))

    assert conflict.label == "Partners: UNICEF"
    assert conflict.marked_theirs == '<span class="unstated">removed</span>'
    assert f"<ins>{NEW}trainer</ins>" in conflict.marked_mine


def test_question_of_a_whole_list_names_the_items():
    def texts(original):
        return entry(
            texts=[
                {"language": language, "is_original": language == original}
                for language in ("en", "ru", "mn")
            ]
        )

    conflict = told(texts("en"), texts("ru"), texts("mn"))

    assert conflict.label == "Texts: Original language"
    assert (conflict.base, conflict.theirs, conflict.mine) == (
        "English",
        "Russian",
        "Mongolian",
    )


def test_page_asks_with_two_radios_of_which_one_must_be_chosen():
    conflict = told(entry(), entry(name="Theirs"), entry(name="<b>Mine</b>"))

    html = render_to_string("members/_conflict.html", {"conflict": conflict})

    radios = re.findall(r"<input[^>]*>", html)
    assert len(radios) == 2
    assert all('type="radio" name="choice:name"' in radio for radio in radios)
    assert all("required" in radio and "checked" not in radio for radio in radios)
    assert "<b>Mine" not in html


def test_logos_are_shown_to_choose_from():
    conflict = told(entry(), entry(logo="1" * 32), entry(logo="2" * 32))

    html = render_to_string("members/_conflict.html", {"conflict": conflict})

    assert re.findall(r'src="/pictures/(.)', html) == ["1", "2"]
    assert "not stated" in html


@pytest.mark.parametrize("side", ["theirs", "mine"])
def test_what_the_page_sends_settles_the_conflict(side):
    three = entry(), entry(name="Theirs"), entry(name="Mine")
    conflict = told(*three)
    html = render_to_string("members/_conflict.html", {"conflict": conflict})
    [value] = re.findall(rf'value="({side}@[^"]+)"', html)

    merged = merge(*three, {"name": value})

    assert merged.conflicts == []
    assert merged.entry.name.lower() == side
