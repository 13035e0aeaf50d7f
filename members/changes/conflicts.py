"""Conflicts as pages ask about them: a place as it was, as theirs and as mine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.changes.labels import TOGETHER, label_of
from members.changes.marking import listed, marked, nothing_said, stated
from members.changes.side import Side
from members.changes.vocabulary import Words
from members.entry import LISTS
from members.entry_merge import Conflict


@dataclass(frozen=True)
class ToldConflict:
    """A conflict in words; in theirs and mine, what differs from the base is marked.

    A page sends `choose_theirs` or `choose_mine` as what was chosen for `name`.
    `pictures` are the names of the three logos, of no other conflict.
    """

    name: str
    label: str
    base: str
    theirs: str
    mine: str
    marked_base: SafeString
    marked_theirs: SafeString
    marked_mine: SafeString
    choose_theirs: str
    choose_mine: str
    language: str = ""
    pictures: tuple[str, str, str] = ("", "", "")

    @property
    def id(self) -> str:
        """Of the HTML element that asks about it."""
        return "conflict-" + self.name.replace("/", "-").replace("*", "all")


def tell_conflicts(
    conflicts: Sequence[Conflict], words: Words | None = None
) -> list[ToldConflict]:
    """The conflicts of one merge; at most one query a vocabulary."""
    if not conflicts:
        return []
    entries = conflicts[0].sides
    words = words or Words.of(*entries)
    sides = [Side(entry, words) for entry in entries]
    return [_told(conflict, sides) for conflict in conflicts]


def _told(conflict: Conflict, sides: list[Side]) -> ToldConflict:
    values = (conflict.base, conflict.theirs, conflict.mine)
    base, theirs, mine = said = [
        _words(conflict, value, side) for value, side in zip(values, sides, strict=True)
    ]
    base_html, theirs_html, mine_html = _marked(conflict, said, sides)
    return ToldConflict(
        conflict.name,
        _label(conflict, sides),
        base,
        theirs,
        mine,
        base_html,
        theirs_html,
        mine_html,
        f"theirs@{conflict.seen}",
        f"mine@{conflict.seen}",
        sides[1].language(conflict.path) or sides[2].language(conflict.path),
        values if conflict.path == ("logo",) else ("", "", ""),
    )


def _label(conflict: Conflict, sides: list[Side]) -> str:
    part = conflict.path[0]
    named = (
        side.name(part, item) for side in sides if (item := side.item(conflict.path))
    )
    together = TOGETHER.get(conflict.path[-1], "") if conflict.fields else ""
    return label_of(conflict.path, next(named, ""), str(together)).whole


def _is_item(conflict: Conflict) -> bool:
    return conflict.path[0] in LISTS and len(conflict.path) == 2


def _words(conflict: Conflict, value: Any, side: Side) -> str:
    """One side of a conflict; "" where nothing is stated, or nothing there."""
    part, name = conflict.path[0], conflict.path[-1]
    if value is None:
        return ""
    if _is_item(conflict):
        return "\n".join(
            f"{fact.label}: {fact.value}" for fact in side.stated(part, value)
        )
    if isinstance(value, list):
        return "\n".join(side.name(part, item) for item in value)
    if conflict.fields:
        return side.together(value, side.item(conflict.path))
    return side.named(part, value) if "*" in conflict.path else side.value(name, value)


def _marked(conflict: Conflict, said: list[str], sides: list[Side]) -> list[SafeString]:
    if _is_item(conflict):
        return _items(conflict, sides)
    base = said[0]
    return [
        stated(base),
        *(marked(base, words, is_folded=False)[1] for words in said[1:]),
    ]


def _items(conflict: Conflict, sides: list[Side]) -> list[SafeString]:
    values = (conflict.base, conflict.theirs, conflict.mine)
    facts = [
        None if value is None else side.stated(conflict.path[0], value)
        for value, side in zip(values, sides, strict=True)
    ]
    nothing = (_("was not there"), _("removed"), _("removed"))
    return [
        nothing_said(words) if own is None else listed(own, facts[0] or ())
        for own, words in zip(facts, nothing, strict=True)
    ]
