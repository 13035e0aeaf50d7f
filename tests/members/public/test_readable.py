"""Entries that were kept in an older shape are read as far as it goes."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.entry import Entry
from members.models import Revision
from members.public.readable import readable
from tests.factories import make_organization
from tests.members.entries import entries
from tests.members.public.pages import words
from tests.members.versions import history, make_version

FIGURE = {"key": "a", "indicator": "children", "value": 5, "kind": "stock"}
KEPT = {
    "slug": "ark",
    "name": "Ark",
    "place": {"country": "MN"},
    "figures": [{**FIGURE, "until": "2020", "source": "s"}],
    "sources": [{"key": "s", "title": "Report"}],
}


@given(entries())
def test_entry_of_today_is_read_as_it_is(entry):
    assert readable(entry.model_dump(mode="json")) == entry


def test_field_that_no_entry_has_any_more_is_left_out():
    kept = copy.deepcopy(KEPT) | {"motto": "Play"}
    kept["figures"][0]["mood"] = "good"
    kept["place"]["planet"] = "Earth"

    assert readable(kept) == Entry.model_validate(KEPT)


def test_item_that_does_not_fit_is_left_out_and_the_others_stay():
    odd = {**FIGURE, "key": "b", "value": -1, "until": "2021"}
    kept = {**KEPT, "motto": "Play", "figures": [*KEPT["figures"], odd]}

    entry = readable(kept)

    assert [figure.key for figure in entry.figures] == ["a"]


def test_item_stays_when_the_source_it_named_is_lost():
    kept = {**KEPT, "sources": [{"key": "s", "heading": "Report"}]}

    entry = readable(kept)

    assert entry.sources == []
    assert entry.figures[0].source == "s"


@pytest.mark.parametrize(
    "kept", [None, [], "Ark", {}, {"name": "Ark"}, {**KEPT, "place": {}}], ids=str
)
def test_what_has_no_name_and_place_is_no_entry(kept):
    assert readable(kept) is None


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
json = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["key", "name", "value"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*Entry.model_fields, "motto"]), json))
def test_nothing_whatever_makes_reading_fail(found):
    entry = readable({**KEPT, **found})

    assert entry is None or isinstance(entry.model_dump(mode="json"), dict)


@pytest.mark.django_db
def test_pages_show_what_can_be_read_and_say_what_cannot(client):
    organization = make_organization("ark")
    for number, entry in enumerate(({}, {**KEPT, "motto": "Play"}, KEPT), start=1):
        version = make_version(organization, number)
        Revision.objects.filter(pk=version.pk).update(entry=entry)

    answers = {
        rest: client.get(history(organization, rest))
        for rest in ("", "1/", "2/", "3/", "1..2/", "2..3/")
    }

    assert {answer.status_code for answer in answers.values()} == {200}
    assert "cannot be shown any more" in words(answers["1/"])
    assert "cannot be compared any more" in words(answers["1..2/"])
    assert "nothing differs" in words(answers["2..3/"])
    assert "Report" in words(answers["2/"])
