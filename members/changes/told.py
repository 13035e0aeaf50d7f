"""Changes as pages tell them: by section, with labels and words that people know."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.changes.labels import label_of
from members.changes.marking import listed, marked, marked_whole, nothing_said, stated
from members.changes.sections import SECTIONS
from members.changes.side import NO_TEXTS, Side
from members.changes.vocabulary import Words
from members.entry import Entry
from members.entry_difference import Change, Happened, difference


@dataclass
class ToldChange:
    """A change in words. `language` (BCP 47) is that of the values, "" if unknown.

    `pictures` are the names of the logos before and after, of no other change.
    """

    name: str
    label: str
    short: str
    happened: Happened
    before: str
    after: str
    marked_before: SafeString
    marked_after: SafeString
    language: str = ""
    pictures: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class ToldSection:
    """The changes of one section of the editing pages."""

    slug: str
    title: str
    changes: list[ToldChange]


def tell(
    before: Entry,
    after: Entry,
    words: Words | None = None,
    *,
    side_by_side: bool = False,
) -> list[ToldSection]:
    """What leads from one entry to the other; at most one query a vocabulary.

    `side_by_side`: two entries of today, of which none was before the other.
    """
    changes = list(_worth_telling(difference(before, after)))
    if not changes:
        return []
    words = words or Words.of(before, after)
    sides = Side(before, words), Side(after, words)
    told = [(change.path[0], _told(change, *sides, side_by_side)) for change in changes]
    sections = (
        ToldSection(
            section.slug,
            str(section.title),
            [change for part, change in told if part in section.fields],
        )
        for section in SECTIONS
    )
    return [section for section in sections if section.changes]


def _worth_telling(changes: list[Change]) -> Iterator[Change]:
    """Without the day of a revision beside what was revised."""
    revised = {
        change.path[1]
        for change in changes
        if change.path[0] == "texts" and change.path[2:] not in ((), ("revised_on",))
    }
    for change in changes:
        if change.path[2:] != ("revised_on",) or change.path[1] not in revised:
            yield change


def _told(
    change: Change, before: Side, after: Side, side_by_side: bool = False
) -> ToldChange:
    match change.happened:
        case Happened.CHANGED:
            return _changed(change, before, after, side_by_side)
        case Happened.MOVED:
            return _moved(change, before, after)
        case _:
            return _come_or_gone(change, before, after, side_by_side)


def _changed(
    change: Change, before: Side, after: Side, side_by_side: bool
) -> ToldChange:
    path, name = change.path, change.path[-1]
    item = before.item(path)
    label = label_of(path, before.name(path[0], item) if item else "")
    old = before.value(name, change.before, item)
    new = after.value(name, change.after, after.item(path))
    is_text = isinstance(change.after or change.before, str) and name not in NO_TEXTS
    old_html, new_html = marked(old, new) if is_text else marked_whole(old, new)
    if side_by_side:
        # Nothing was struck out, and nothing has come.
        old_html, new_html = stated(old), stated(new)
    return ToldChange(
        "/".join(path),
        label.whole,
        label.short,
        change.happened,
        old or _("not stated"),
        new or _("not stated"),
        old_html,
        new_html,
        after.language(path) if is_text else "",
        (change.before, change.after) if name == "logo" else ("", ""),
    )


def _moved(change: Change, before: Side, after: Side) -> ToldChange:
    part = change.path[0]
    label = label_of((part, "*", "*"), field=_("order"))
    old, new = (
        "\n".join(side.named(part, key) for key in keys)
        for side, keys in ((before, change.before), (after, change.after))
    )
    old_html, new_html = marked(old, new, by_lines=True)
    return ToldChange(
        part,
        label.whole,
        label.short,
        change.happened,
        old,
        new,
        old_html,
        new_html,
    )


def _come_or_gone(
    change: Change, before: Side, after: Side, side_by_side: bool
) -> ToldChange:
    part, item = change.path[0], change.after or change.before
    is_new = change.happened == Happened.ADDED
    side = after if is_new else before
    happened = _("%(what)s (added)") if is_new else _("%(what)s (removed)")
    nothing = _("was not there") if is_new else _("is not there any more")
    if side_by_side:
        happened, nothing = "%(what)s", _("not there")
    label = label_of(change.path, side.name(part, item))
    facts = side.stated(part, item)
    told = [
        (nothing, nothing_said(nothing)),
        ("\n".join(f"{fact.label}: {fact.value}" for fact in facts), listed(facts)),
    ]
    (old, old_html), (new, new_html) = told if is_new else told[::-1]
    return ToldChange(
        "/".join(change.path),
        happened % {"what": label.whole},
        happened % {"what": label.short},
        change.happened,
        old,
        new,
        old_html,
        new_html,
    )
