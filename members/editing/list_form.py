"""A list of an entry as rows of forms, in the order they were sent in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from members.editing.offer import Offer
from members.editing.part_form import Typings
from members.editing.row_form import RowForm
from members.entry import Entry

MOST_ROWS = 300
KEY = re.compile(r"[-a-zA-Z0-9_]{1,80}")


@dataclass
class Row:
    """A row of a list; `place` counts from 1 in the order in which they are shown."""

    key: str
    form: RowForm
    is_new: bool
    place: int = 0
    can_up: bool = False
    can_down: bool = False

    @property
    def heading(self) -> str:
        return self.form.headed(self.place)

    @property
    def id(self) -> str:
        return f"{self.form.listed}-{self.key}"

    @property
    def up_id(self) -> str:
        return f"up-{self.id}"

    @property
    def down_id(self) -> str:
        return f"down-{self.id}"

    @property
    def edit_id(self) -> str:
        return f"edit-{self.id}"

    @property
    def is_there(self) -> bool:
        """Whether an entry has this row: one to which nothing was typed it has not."""
        return not (self.is_new and self.form.is_as_it_began)

    @property
    def remark(self) -> str:
        return self.form.remark


class ListForm:
    """All rows of the list that `form_class` is for."""

    is_list = True

    def __init__(
        self,
        form_class: type[RowForm],
        typed: Typings,
        offer: Offer,
        *,
        is_checked: bool = False,
        remarks: Mapping[str, str] | None = None,
        focus: str = "",
    ) -> None:
        self.form_class = form_class
        self.name = form_class.listed
        self.offer, self.entry = offer, offer.entry
        self.remarks = remarks or {}
        said = {item.key: item for item in getattr(self.entry, self.name)}
        self.rows = [
            self._row(key, typed, said.get(key), is_checked=is_checked, focus=focus)
            for key in typed.get(self.name, [])
        ]
        self._number()

    def _row(self, key: str, typed: Typings, said: Any, **options: Any) -> Row:
        form = self.form_class(
            typed,
            self.offer,
            prefix=f"{self.name}-{key}",
            said=said,
            remarks=under(key, self.remarks),
            **options,
        )
        return Row(key, form, is_new=said is None)

    def _number(self) -> None:
        """Tell the rows their places, and where they can move to."""
        if len(self.rows) == 1:
            self.rows[0].form.stand_alone()
        for place, row in enumerate(self.shown, start=1):
            row.place = place
        same: dict[str, list[Row]] = {}
        for row in self.rows if self.form_class.is_ordered else ():
            same.setdefault(row.form.group, []).append(row)
        for rows in same.values():
            for row in rows:
                row.can_up, row.can_down = row is not rows[0], row is not rows[-1]

    def beside(self, row: Row) -> list[Row]:
        """The rows that the row is drawn among and changes places with; itself too."""
        return [other for other in self.rows if other.form.group == row.form.group]

    def row(self, key: str) -> Row:
        return next(row for row in self.rows if row.key == key)

    @property
    def title(self) -> Any:
        return self.form_class.heading

    @property
    def remark(self) -> str:
        return self.remarks.get("", "")

    @property
    def add_id(self) -> str:
        return f"add-{self.name}"

    @property
    def choose_id(self) -> str:
        return f"id_add-{self.form_class.preset}"

    @property
    def shown(self) -> list[Row]:
        """The rows in the order that a page shows them in."""
        if self.form_class.is_ordered:
            return self.rows
        return sorted(self.rows, key=lambda row: (row.is_new, self._date(row.key)))

    def _date(self, key: str) -> str:
        items = getattr(self.entry, self.name)
        return next((item.since for item in items if item.key == key), "")

    @cached_property
    def there(self) -> list[Row]:
        """The rows that the entry has, in its order."""
        rows = [row for row in self.rows if row.is_there]
        if self.form_class.is_ordered:
            return rows
        places = {item.key: n for n, item in enumerate(getattr(self.entry, self.name))}
        return sorted(rows, key=lambda row: places.get(row.key, len(places)))

    def entry_fields(self) -> dict[str, Any]:
        """What was read, by the field of the entry."""
        items = [row.form.item(row.key) for row in self.there]
        self.form_class.settle(items)
        return {self.name: items}

    def missed(self) -> Iterator[tuple[str, str]]:
        """What rows that are not here any more were called, and why they must be."""
        keys = {row.key for row in self.rows}
        for place, item in enumerate(getattr(self.entry, self.name), start=1):
            prefix = f"{self.name}-{item.key}"
            typed = self.form_class.typed_of(item, prefix)
            form = self.form_class(typed, self.offer, prefix=prefix, said=item)
            if item.key not in keys and form.holds:
                yield form.headed(place), form.holds

    def find(self, path: tuple[Any, ...]) -> tuple[RowForm, str] | None:
        """The form of a row and the field that a place of the entry is typed in."""
        if len(path) < 2 or path[0] != self.name:
            return None
        return self.there[path[1]].form, "".join(map(str, path[2:3]))

    def check(self) -> None:
        """Judge all rows that are there; find what is said twice."""
        seen: set[str] = set()
        keys = {row.key for row in self.there}
        for row in self.rows:
            if not row.is_there:
                row.form.draw_only()
        for row in self.there:
            row.form.full_clean()
            row.form.judge_among(keys)
            once = row.form.once
            value = row.form.cleaned_data.get(once, "") if once else ""
            if value and value in seen:
                message = _("Another row says this already. Choose another.")
                row.form.add_error(once, message)
            seen.add(value)


def read_keys(listed: str, sent: list[str], entry: Entry) -> tuple[list[str], bool]:
    """The keys of the rows that were sent, and whether they are all that was sent."""
    most = max(MOST_ROWS, len(getattr(entry, listed)))
    keys = [key for key in dict.fromkeys(sent[: most + 1]) if KEY.fullmatch(key)][:most]
    return keys, keys == sent


def under(part: str, remarks: Mapping[str, str]) -> dict[str, str]:
    """Of remarks by path, those below `part`, by the rest of their paths."""
    return {
        path.removeprefix(part).removeprefix("/"): words
        for path, words in remarks.items()
        if path == part or path.startswith(f"{part}/")
    }
