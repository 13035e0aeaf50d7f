"""The three-way merge of entries, rule by rule."""

import pytest

from members.entry import Entry
from members.entry_difference import Change, Happened
from members.entry_merge import Conflict, merge

PARTNER = {"key": "unicef", "name": "UNICEF"}
FIGURE = {"key": "f", "indicator": "children", "value": 10, "kind": "stock"} | {
    "since": "2012"
}
REPORT = {"key": "report", "title": "Report"}


def entry(**parts) -> Entry:
    return Entry.model_validate(
        {"slug": "a", "name": "A", "place": {"country": "MN"}, **parts}
    )


def names(merged) -> list[str]:
    return [conflict.name for conflict in merged.conflicts]


def test_different_fields_of_one_item_merge_and_tell_theirs():
    base = entry(partners=[PARTNER])
    theirs = entry(partners=[PARTNER | {"role": "donor"}])
    mine = entry(partners=[PARTNER | {"website": "https://example.org/"}])

    merged = merge(base, theirs, mine)

    [partner] = merged.entry.partners
    assert (partner.role, partner.website) == ("donor", "https://example.org/")
    assert merged.taken == [
        Change(("partners", "unicef", "role"), Happened.CHANGED, "", "donor")
    ]


def test_same_field_of_one_item_is_a_conflict_at_the_field():
    base = entry(partners=[PARTNER])
    theirs = entry(partners=[PARTNER | {"role": "donor"}])
    mine = entry(partners=[PARTNER | {"role": "trainer"}])

    merged = merge(base, theirs, mine)

    assert merged.entry == theirs
    assert merged.taken == []
    assert merged.conflicts == [
        Conflict(("partners", "unicef", "role"), "", "donor", "trainer")
    ]
    assert names(merged) == ["partners/unicef/role"]


def test_item_removed_by_one_and_changed_by_the_other_is_a_conflict():
    base, theirs = entry(partners=[PARTNER]), entry()
    mine = entry(partners=[PARTNER | {"role": "donor"}])

    merged = merge(base, theirs, mine)

    [conflict] = merged.conflicts
    assert conflict.path == ("partners", "unicef")
    assert (conflict.theirs, conflict.mine["role"]) == (None, "donor")
    assert merge(base, theirs, mine, {conflict.name: "mine"}).entry == mine


def test_items_added_by_both_are_both_there():
    theirs, mine = entry(partners=[PARTNER]), entry(partners=[PARTNER | {"key": "b"}])

    merged = merge(entry(), theirs, mine)

    assert {item.key for item in merged.entry.partners} == {"unicef", "b"}
    assert merged.conflicts == []


def test_number_and_qualifier_of_a_figure_are_one_statement():
    base = entry(figures=[FIGURE])
    theirs = entry(figures=[FIGURE | {"qualifier": "about"}])
    mine = entry(figures=[FIGURE | {"value": 12}])

    merged = merge(base, theirs, mine)

    [conflict] = merged.conflicts
    assert conflict.name == "figures/f/value"
    assert conflict.mine == {"value": 12, "value_high": None, "qualifier": "exact"}
    assert merge(base, theirs, mine, {conflict.name: "mine"}).entry == mine


def test_figure_dated_by_one_and_undated_by_the_other_is_one_conflict():
    base = entry(figures=[FIGURE])
    theirs = entry(figures=[FIGURE | {"since": "", "is_undated": True}])
    mine = entry(figures=[FIGURE | {"until": "2013"}])

    assert names(merge(base, theirs, mine)) == ["figures/f/since"]


def test_beginning_and_end_of_a_partnership_merge_while_they_are_in_order():
    base = entry(partners=[PARTNER | {"since": "2000"}])
    theirs = entry(partners=[PARTNER | {"since": "2004"}])
    after, before = (
        entry(partners=[PARTNER | {"since": "2000", "until": until}])
        for until in ("2009", "2002")
    )

    merged, out_of_order = merge(base, theirs, after), merge(base, theirs, before)

    assert merged.conflicts == []
    assert merged.entry.partners[0].until == "2009"
    assert names(out_of_order) == ["partners/unicef/since"]


def test_point_on_the_map_is_one_statement():
    def place(**fields):
        return entry(place={"country": "MN", **fields})

    base, theirs = place(), place(latitude=1, longitude=2)
    mine = place(latitude=3, longitude=2, city="Darkhan")

    merged = merge(base, theirs, mine)

    assert names(merged) == ["place/latitude"]
    assert merged.entry.place.city == "Darkhan"


def test_same_program_added_by_both_is_one_item_under_their_key():
    def taking_part(key, **fields):
        return entry(participations=[{"key": key, "program": "reading", **fields}])

    theirs, mine = taking_part("a", since="2001"), taking_part("b", note="Small.")

    merged = merge(entry(), theirs, mine)

    [one] = merged.entry.participations
    assert (one.key, one.since, one.note) == ("a", "2001", "Small.")
    assert merged.conflicts == []


def test_same_area_by_a_change_and_by_adding_is_a_conflict_of_the_list():
    old, new = {"key": "a", "area": "policy"}, {"key": "b", "area": "outreach"}
    base, theirs = entry(priorities=[old]), entry(priorities=[old, new])
    mine = entry(priorities=[old | {"area": "outreach"}])

    merged = merge(base, theirs, mine)

    assert names(merged) == ["priorities"]
    assert merge(base, theirs, mine, {"priorities": "mine"}).entry == mine


def test_texts_begun_by_both_in_one_language_merge_field_by_field():
    def text(**fields):
        return entry(texts=[{"language": "ru", **fields}])

    theirs = text(mission="Their", summary="Same", revised_on="2026-05-01")
    mine = text(mission="My", history="Long", revised_on="2026-05-02")

    merged = merge(entry(), theirs, mine)

    assert names(merged) == ["texts/ru/mission"]
    assert (merged.entry.texts[0].summary, merged.entry.texts[0].history) == (
        "Same",
        "Long",
    )
    assert str(merged.entry.texts[0].revised_on) == "2026-05-02"


def test_two_originals_are_one_question():
    def texts(original):
        return entry(
            texts=[
                {"language": language, "is_original": language == original}
                for language in ("en", "ru", "mn")
            ]
        )

    [conflict] = merge(texts("en"), texts("ru"), texts("mn")).conflicts

    assert conflict == Conflict(("texts", "*", "is_original"), "en", "ru", "mn")


def test_founding_date_that_is_left_is_preferred():
    first = {"key": "a", "date": "1999", "is_preferred": True}
    second = {"key": "b", "date": "2001", "is_preferred": False}
    base, theirs = entry(founding_dates=[first]), entry()

    merged = merge(base, theirs, entry(founding_dates=[first, second]))

    [left] = merged.entry.founding_dates
    assert (left.key, left.is_preferred) == ("b", True)


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_source_removed_by_one_and_named_by_the_other_is_a_conflict(choice):
    base = entry(sources=[REPORT], partners=[PARTNER])
    theirs = entry(partners=[PARTNER])
    mine = entry(sources=[REPORT], partners=[PARTNER | {"source": "report"}])

    merged = merge(base, theirs, mine, {"sources/report": choice})

    assert names(merge(base, theirs, mine)) == ["sources/report"]
    assert merged.entry == (mine if choice == "mine" else theirs)


def test_source_that_is_nowhere_any_more_is_named_no_more_and_told():
    # A section is saved that began before another section lost the source.
    now = entry(partners=[PARTNER])
    mine = now.model_copy(
        update={
            "partners": [now.partners[0].model_copy(update={"source": "report"})],
        }
    )

    merged = merge(now, now, mine)

    assert merged.entry == now
    assert [change.path for change in merged.taken] == [
        ("partners", "unicef", "source")
    ]


def test_order_of_the_side_that_moved_something_stands():
    def partners(keys):
        return entry(partners=[PARTNER | {"key": key} for key in keys])

    def order(base, theirs, mine):
        merged = merge(*map(partners, (base, theirs, mine)))
        assert merged.conflicts == []
        return "".join(item.key for item in merged.entry.partners)

    assert order("abc", "cab", "abcd") == "cdab"
    assert order("abc", "abxc", "cab") == "cabx"
    assert order("abc", "xabc", "bac") == "xbac"
    assert order("abcd", "bacdx", "abdc") == "abdxc"


def test_choice_made_against_what_they_say_no_more_is_none():
    base, mine = entry(), entry(name="My")
    [seen] = merge(base, entry(name="Their"), mine).conflicts
    choices = {"name": f"mine@{seen.seen}"}

    assert merge(base, entry(name="Their"), mine, choices).entry.name == "My"
    assert names(merge(base, entry(name="Theirs now"), mine, choices)) == ["name"]


def test_my_keys_that_repeat_are_refused():
    partner = entry(partners=[PARTNER]).partners[0]
    mine = entry().model_copy(update={"partners": [partner, partner]})

    with pytest.raises(ValueError, match="key must not repeat"):
        merge(entry(), entry(), mine)
