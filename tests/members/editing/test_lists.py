"""Rows are added, removed and moved by buttons that need no script."""

import re

import pytest

from tests.factories import make_area, make_indicator
from tests.members.editing.made import (
    REPORT,
    fill,
    make_entry,
    make_figure,
    make_form,
    messages,
)
from tests.members.editing.page import FormReader, drawn, sent

pytestmark = pytest.mark.django_db

PARTNERS = [{"key": key, "name": key.title()} for key in ("ada", "bea", "cleo")]


def partners():
    return make_form("partners", make_entry(partners=PARTNERS))


def has_focus(form):
    """The ids of the elements that take the focus when the page is opened."""
    return re.findall(r'id="([^"]+)"[^>]* autofocus', drawn(form)) or re.findall(
        r'autofocus[^>]* id="([^"]+)"', drawn(form)
    )


def test_added_row_is_the_last_and_takes_the_focus():
    form = partners()

    focus = form.do("add:partners")

    *_, new = form.typed["partners"]
    assert re.fullmatch("[0-9a-f]{8}", new)
    assert focus == f"id_partners-{new}-name"
    assert form.status == "Partner 4 was added."
    assert [row.is_new for row in form.lists[0].rows] == [False, False, False, True]
    assert has_focus(form) == [focus]


def test_row_that_was_added_and_left_empty_is_not_there():
    form = partners()
    form.do("add:partners")

    after = make_form("partners", form.entry, sent(form))

    assert after.is_valid()
    assert after.entry == form.entry


def test_row_that_was_added_and_filled_is_there_under_its_key():
    form = partners()
    form.do("add:partners")
    key = form.typed["partners"][-1]
    data = sent(form) | {f"partners-{key}-name": ["Dina"]}

    after = make_form("partners", form.entry, data)

    assert after.is_valid()
    assert (after.entry.partners[-1].key, after.entry.partners[-1].name) == (
        key,
        "Dina",
    )


def test_row_begun_without_what_it_needs_is_a_mistake():
    form = partners()
    form.do("add:partners")
    key = form.typed["partners"][-1]
    data = sent(form) | {f"partners-{key}-role": ["Donor"]}

    after = make_form("partners", form.entry, data)

    assert not after.is_valid()
    assert messages(after) == {
        f"id_partners-{key}-name": "Write the name of the partner, or remove this row."
    }
    assert after.entry == form.entry


def test_removed_row_is_gone_and_the_next_takes_the_focus():
    form = partners()

    focus = form.do("remove:partners:bea")

    assert focus == "id_partners-cleo-name"
    assert form.status == "Partner 2: Bea was removed."
    assert not any("bea" in name for name in form.typed)
    after = make_form("partners", form.entry, sent(form))
    assert after.is_valid()
    assert [partner.key for partner in after.entry.partners] == ["ada", "cleo"]


def test_when_the_last_row_is_removed_the_one_before_takes_the_focus():
    assert partners().do("remove:partners:cleo") == "id_partners-bea-name"


def test_when_the_only_row_is_removed_the_button_to_add_takes_the_focus():
    form = make_form("partners", make_entry(partners=PARTNERS[:1]))

    focus = form.do("remove:partners:ada")

    assert focus == "add-partners"
    assert has_focus(form) == ["add-partners"]


def test_row_removed_leaves_alone_one_whose_key_begins_alike():
    rows = [{"key": "a", "name": "A"}, {"key": "a-b", "name": "B"}]
    form = make_form("partners", make_entry(partners=rows))

    form.do("remove:partners:a")

    assert form.typed["partners-a-b-name"] == ["B"]


@pytest.mark.parametrize(
    ("action", "order", "focus", "place"),
    [
        ("up:partners:cleo", "ada cleo bea", "up-partners-cleo", 2),
        ("up:partners:bea", "bea ada cleo", "down-partners-bea", 1),
        ("down:partners:ada", "bea ada cleo", "down-partners-ada", 2),
        ("down:partners:bea", "ada cleo bea", "up-partners-bea", 3),
        ("up:partners:ada", "ada bea cleo", "down-partners-ada", 1),
    ],
)
def test_row_moves_and_the_button_keeps_the_focus(action, order, focus, place):
    form = partners()

    got = form.do(action)

    assert got == focus
    assert form.typed["partners"] == order.split()
    assert form.status.endswith(f" is now number {place} of 3.")
    assert has_focus(form) == [focus]
    after = make_form("partners", form.entry, sent(form))
    assert after.is_valid()
    assert [partner.key for partner in after.entry.partners] == order.split()


def test_ends_of_a_list_move_in_one_direction_only():
    rows = partners().lists[0].rows

    assert [(row.can_up, row.can_down) for row in rows] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_what_was_typed_and_is_wrong_stays_typed_and_is_not_judged_yet():
    form = fill("partners", partners().entry, {"partners-ada-website": "not one"})

    form.do("down:partners:ada")

    assert form.typed["partners-ada-website"] == ["not one"]
    assert form.errors == []
    assert "Mistake" not in drawn(form)


@pytest.mark.parametrize(
    ("section", "action"),
    [
        ("partners", ""),
        ("partners", "save"),
        ("partners", "add"),
        ("partners", "add:"),
        ("partners", "add:links"),
        ("partners", "add:partners:x"),
        ("partners", "remove:partners"),
        ("partners", "remove:partners:nobody"),
        ("partners", "up:partners:nobody"),
        ("partners", "turn:partners:ada"),
        ("partners", "__class__:partners:ada"),
        ("milestones", "up:milestones:m"),
        ("priorities", "add:priorities:nothing"),
        ("figures", "add:figures:nothing"),
        ("texts", "add:texts:../en"),
        ("texts", "add:texts:en"),
    ],
)
def test_unknown_action_is_refused(section, action):
    entry = make_entry(
        partners=PARTNERS,
        milestones=[{"key": "m", "since": "1998", "text": "Founded"}],
        texts=[{"language": "en"}],
    )

    with pytest.raises(ValueError, match=r".*"):
        make_form(section, entry).do(action)


def test_row_can_be_added_with_its_area():
    make_area("outreach", name="Outreach")
    form = make_form("priorities", make_entry())

    form.do("add:priorities:outreach")

    (row,) = form.lists[0].rows
    assert row.heading == "Priority 1: Outreach"


def test_list_that_is_full_takes_no_further_row():
    rows = [{"key": f"p{n}", "name": "P"} for n in range(300)]
    form = make_form("partners", make_entry(partners=rows))

    focus = form.do("add:partners")

    assert (focus, form.status) == (
        "add-partners",
        "There is no room for more than 300.",
    )
    assert len(form.typed["partners"]) == 300


def test_milestones_are_drawn_by_date_and_keep_their_places():
    rows = [
        {"key": "late", "since": "2004", "text": "Late"},
        {"key": "early", "since": "1998", "text": "Early"},
    ]
    form = make_form("milestones", make_entry(milestones=rows))

    headings = [row.heading for row in form.lists[0].shown]

    assert headings == ["Milestone 1: 1998", "Milestone 2: 2004"]
    assert not any(row.can_up or row.can_down for row in form.lists[0].rows)
    data = sent(form) | {"milestones": ["early", "late"]}
    after = make_form("milestones", form.entry, data)
    assert after.is_valid()
    assert after.entry == form.entry


def test_source_that_statements_name_cannot_be_removed():
    make_indicator("children")
    entry = make_entry(sources=[REPORT], figures=[make_figure(source="report")])
    form = make_form("sources", entry)

    focus = form.do("remove:sources:report")

    reason = "It stays as long as statements name it: Figures (1)."
    assert (focus, form.status) == ("sources-report", reason)
    assert has_focus(form) == ["sources-report"]
    assert 'value="remove:sources:report"' not in drawn(form)
    after = make_form("sources", entry, {"sources": []})
    assert not after.is_valid()
    assert messages(after) == {"add-sources": reason}


def test_preferred_founding_date_is_chosen_once_for_all_rows():
    rows = [
        {"key": "a", "date": "1996", "is_preferred": True},
        {"key": "b", "date": "1998"},
    ]
    entry = make_entry(founding_dates=rows)

    form = fill("names", entry, {"founding_dates-is_preferred": "b"})

    make_form("names", entry)
    assert [f.is_preferred for f in entry.founding_dates] == [True, False]
    assert form.is_valid(), form.errors
    assert [f.is_preferred for f in form.entry.founding_dates] == [False, True]


def test_when_the_preferred_founding_date_is_removed_the_first_is_preferred():
    rows = [
        {"key": "a", "date": "1996"},
        {"key": "b", "date": "1998", "is_preferred": True},
    ]
    form = make_form("names", make_entry(founding_dates=rows))
    form.do("remove:founding_dates:b")
    reader = FormReader()
    reader.feed(drawn(form))

    after = make_form("names", form.entry, sent(form))

    assert "id_founding_dates-a-is_preferred" not in reader.ids
    assert after.is_valid(), after.errors
    assert [f.is_preferred for f in after.entry.founding_dates] == [True]
