"""What a row of an import changes, told as differences are told elsewhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from pydantic import ValidationError

from members.changes import ToldChange, ToldSection, Words, tell
from members.changes.marking import marked
from members.entry import Entry, Place
from members.entry_difference import Happened
from members.models import ImportRow
from programs.models import MembershipKind
from programs.templatetags.words import partial_date

Item = Mapping[str, Any]
# Beside it, all that an entry states is new.
NOTHING = Entry.model_construct(
    slug="", name="", place=Place.model_construct(country="")
)


class Told:
    """The changes of the rows of one page, in queries that do not grow with them."""

    def __init__(self, rows: Iterable[ImportRow]) -> None:
        self.sides = {row.pk: _sides(row) for row in rows if row.is_organization}
        entries = [entry for sides in self.sides.values() for entry in sides or ()]
        self.words = Words.of(*entries)
        self.kinds = {kind.slug: kind.name for kind in MembershipKind.objects.all()}

    def sections(self, row: ImportRow) -> list[ToldSection]:
        """By section; empty where nothing changes, or nothing can be told of it."""
        if not row.is_organization:
            return _of_word(row)
        sides = self.sides[row.pk]
        if sides is None:
            return []
        # What is new or goes has nothing beside it: nothing of it was added or struck.
        is_alone = row.before is None or row.after is None
        told = tell(*sides, self.words, side_by_side=is_alone)
        return [*told, *self._memberships(row)]

    def _memberships(self, row: ImportRow) -> list[ToldSection]:
        before, after = (
            "\n".join(self._membership(item) for item in (side or {})["memberships"])
            if side
            else ""
            for side in (row.before, row.after)
        )
        if before == after:
            return []
        told = _change("memberships", _("Memberships"), before, after, by_lines=True)
        return [ToldSection("memberships", _("Membership"), [told])]

    def _membership(self, item: Item) -> str:
        kind = self.kinds.get(item["kind"], item["kind"]) or _("member")
        since, until = item.get("since"), item.get("until")
        said = [str(kind)]
        if since:
            said.append(_("since %(date)s") % {"date": partial_date(since)})
        if until:
            said.append(_("until %(date)s") % {"date": partial_date(until)})
        source = item.get("source_title") or item.get("source_address")
        return ", ".join(said) + (f" ({source})" if source else "")


def _sides(row: ImportRow) -> tuple[Entry, Entry] | None:
    """Both entries; None where there is none, or one of an older shape."""
    if row.before is None and row.after is None:
        return None
    try:
        before, after = (
            Entry.model_validate(side["entry"]) if side else NOTHING
            for side in (row.before, row.after)
        )
    except ValidationError:
        return None
    return before, after


def _of_word(row: ImportRow) -> list[ToldSection]:
    """The fields of a word of the vocabulary."""
    changes = [
        _change(
            "/".join(change["path"]),
            _label(row.model, change["path"]),
            _shown(change["before"]),
            _shown(change["after"]),
        )
        for change in row.changes
    ]
    return [ToldSection("word", kind_of(row), changes)] if changes else []


def kind_of(row: ImportRow) -> str:
    """What a row is about: "Organization", "Program"."""
    try:
        return capfirst(str(apps.get_model(row.model)._meta.verbose_name))
    except (LookupError, ValueError):
        return row.model


def _label(model: str, path: list[str]) -> str:
    name = str(path[-1])
    try:
        return capfirst(str(apps.get_model(model)._meta.get_field(name).verbose_name))
    except (FieldDoesNotExist, LookupError, AttributeError):
        return name


def _shown(value: Any) -> str:
    """A value of a field as people read it."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(_shown(part) for part in value)
    return str(localize(value))


def _change(
    name: str, label: str, before: str, after: str, *, by_lines: bool = False
) -> ToldChange:
    happened = Happened.CHANGED if before and after else Happened.ADDED
    html = marked(before, after, by_lines=by_lines)
    nothing = _("not stated")
    return ToldChange(
        name, label, label, happened, before or nothing, after or nothing, *html
    )
