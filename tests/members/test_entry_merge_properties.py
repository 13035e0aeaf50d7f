"""What holds for the merge of any entries."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from members.entry import Entry
from members.entry_difference import Change, Happened, difference
from members.entry_merge import merge
from members.entry_rows import WITHIN
from tests.members.edits import MARKS, ONCE, edited_apart

# What depends on other items too: which is marked, which are there to be named.
LOOSE = {*MARKS.values(), "source", "supersedes"}
some = settings(max_examples=25)  # several thousand by hand when a rule changes


def at(entry: Entry, path: tuple[str, ...]):
    """What an entry says at a place, as JSON; None where nothing is."""
    found = entry.model_dump(mode="json")
    for name in path:
        if isinstance(found, list):
            by_key = {item.get("key", item.get("language")): item for item in found}
            found = by_key.get(name)
        else:
            found = found and found[name]
    return found


@some
@given(edited_apart())
def test_what_one_side_alone_changed_is_the_result(three):
    base, theirs, mine = three

    assert merge(base, base, mine).entry == mine
    assert merge(base, theirs, base).entry == theirs


@some
@given(edited_apart())
def test_what_both_did_is_no_conflict(three):
    base, theirs, _mine = three

    assert merge(base, theirs, theirs) == merge(base, base, theirs)
    assert merge(base, theirs, theirs).conflicts == []


@some
@given(edited_apart())
def test_result_is_valid_and_nothing_of_either_side_is_lost(three):
    base, theirs, mine = three

    merged = merge(base, theirs, mine)

    assert Entry.model_validate(merged.entry.model_dump()) == merged.entry
    assert lost(base, mine, merged) == []
    assert lost(base, theirs, merged) == []


@some
@given(edited_apart(), st.randoms(use_true_random=False))
def test_choices_settle_exactly_their_conflicts(three, random):
    conflicts = merge(*three).conflicts
    choices = {c.name: random.choice(["theirs", "mine", ""]) for c in conflicts}

    merged = merge(*three, choices)

    assert merged.conflicts == [c for c in conflicts if not choices[c.name]]


@some
@given(edited_apart(), st.sampled_from(["theirs", "mine"]))
def test_conflicts_hold_what_each_side_says_and_the_choice_stands(three, side):
    conflicts = merge(*three).conflicts
    merged = merge(*three, {conflict.name: side for conflict in conflicts})

    assert merged.conflicts == []
    for conflict in conflicts:
        said = getattr(conflict, side)
        if "*" in conflict.path or conflict.path[0] in ONCE:
            continue
        stands = at(merged.entry, conflict.path)
        if conflict.fields:
            stands = at(merged.entry, conflict.path[:-1])
        if isinstance(said, dict):
            stands = {name: stands[name] for name in said.keys() - LOOSE}
            said = {name: said[name] for name in said.keys() - LOOSE}
        assert stands == said


@some
@given(edited_apart())
def test_conflicts_are_the_same_from_the_other_side(three):
    base, theirs, mine = three

    here, there = merge(base, theirs, mine), merge(base, mine, theirs)

    assert Counter(sorted_out(c.path, c.theirs, c.mine) for c in here.conflicts) == (
        Counter(sorted_out(c.path, c.mine, c.theirs) for c in there.conflicts)
    )


def sorted_out(path, theirs, mine):
    """A conflict without the keys of items that may take those of the other side."""
    if path[0] not in ONCE:
        return path, repr(theirs), repr(mine)
    own = [
        {name: value for name, value in side.items() if name != "key"}
        if isinstance(side, dict)
        else repr(sorted(str(item) for item in side or []))
        for side in (theirs, mine)
    ]
    return (path[0], *path[2:]), *map(repr, own)


def lost(base, side, merged) -> list[Change]:
    """The changes of a side that are neither in the result nor in a conflict."""
    return [
        change
        for change in difference(base, side)
        if change.happened != Happened.MOVED
        and not is_asked(change, merged.conflicts)
        and not is_there(change, merged.entry)
    ]


def is_asked(change, conflicts) -> bool:
    named = (WITHIN.get(change.path[-1]), change.after)
    return any(
        conflict.covers(change.path) or conflict.path == named for conflict in conflicts
    ) or (
        change.happened == Happened.ADDED
        and any(conflict.path[:2] == change.path for conflict in conflicts)
    )


def is_there(change, result) -> bool:
    field = change.path[-1]
    now = at(result, change.path)
    if now == change.after:
        return True
    if change.happened == Happened.ADDED:
        return is_added(change, result)
    if field in MARKS.values():  # another item has the mark
        return any(item[field] for item in at(result, change.path[:1]))
    return field == "revised_on" and now is not None


def is_added(change, result) -> bool:
    """Whether the item is there, maybe under the key of the other side."""
    section, added = change.path[0], change.after
    once = ONCE.get(section, ("key",) if "key" in added else ("language",))
    said = {name: value for name, value in added.items() if value and name not in LOOSE}
    said = {name: said[name] for name in said.keys() - {"key", "revised_on"}}
    return any(
        all(item[name] == added[name] for name in once) and said.items() <= item.items()
        for item in at(result, (section,))
    )
