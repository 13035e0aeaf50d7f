"""The difference between two entries."""

from hypothesis import given

from members.entry import Entry
from members.entry_difference import Change, Happened, difference
from tests.members.entries import entries


def entry(**parts) -> Entry:
    return Entry.model_validate(
        {"slug": "a", "name": "A", "place": {"country": "MN"}, **parts}
    )


def partners(*names: str) -> list[dict]:
    return [{"key": name, "name": name.title()} for name in names]


@given(entries())
def test_equal_entries_have_no_difference(entry):
    assert difference(entry, entry.model_copy(deep=True)) == []


@given(entries(), entries())
def test_different_entries_have_a_difference(before, after):
    assert bool(difference(before, after)) == (before != after)


def test_changed_field_stands_with_both_values():
    changes = difference(entry(name="A"), entry(name="B"))

    assert changes == [Change(("name",), Happened.CHANGED, "A", "B")]


def test_changed_field_of_a_part_is_named_by_its_path():
    changes = difference(entry(), entry(place={"country": "MN", "city": "Ulaanbaatar"}))

    assert changes == [Change(("place", "city"), Happened.CHANGED, "", "Ulaanbaatar")]


def test_changed_field_of_an_item_is_found_by_its_key():
    before = entry(partners=partners("unicef", "phare"))
    after = entry(
        partners=[partners("unicef")[0] | {"role": "donor"}, *partners("phare")]
    )

    changes = difference(before, after)

    assert changes == [
        Change(("partners", "unicef", "role"), Happened.CHANGED, "", "donor")
    ]


def test_added_and_removed_items_stand_whole():
    changes = difference(
        entry(partners=partners("unicef")), entry(partners=partners("phare"))
    )

    assert [(c.path, c.happened) for c in changes] == [
        (("partners", "unicef"), Happened.REMOVED),
        (("partners", "phare"), Happened.ADDED),
    ]
    assert changes[0].before["name"] == "Unicef"
    assert changes[1].after["name"] == "Phare"


def test_new_order_of_a_list_is_one_change():
    changes = difference(
        entry(partners=partners("a", "b", "c")), entry(partners=partners("c", "a", "b"))
    )

    assert changes == [
        Change(("partners",), Happened.MOVED, ["a", "b", "c"], ["c", "a", "b"])
    ]


def test_texts_are_compared_by_language():
    before = entry(texts=[{"language": "en", "summary": "Old."}])
    after = entry(texts=[{"language": "en", "summary": "New."}])

    changes = difference(before, after)

    assert changes == [
        Change(("texts", "en", "summary"), Happened.CHANGED, "Old.", "New.")
    ]
