"""The form of one row of a list: what all rows have in common."""

import secrets
from typing import Any, ClassVar

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice, flat
from members.editing.offer import Offer
from members.editing.part_form import PartForm, Typings
from programs.dates import ends_in_order

SINCE = _("1998, 12/1998 or 14.12.1998")
UNTIL = _("Empty if it still goes on")


def source() -> Choice:
    return Choice(
        _("Source"),
        choices=[("", _("No source"))],
        offers="sources",
        empty_value=None,
    )


class RowForm(PartForm):
    """A row of the list `listed` of an entry.

    `once` is the field that may say something in one row only, `preset` the one that
    a row can be added with; where that must be, a list `asks_first`. Rows of a list
    that is not `is_ordered` are shown by date, and keep their places in the entry.
    """

    listed: ClassVar[str]
    one: ClassVar[Any]
    add: ClassVar[Any]
    nothing: ClassVar[Any]
    hint: ClassVar[Any] = ""
    once: ClassVar[str] = ""
    preset: ClassVar[str] = ""
    is_ordered: ClassVar[bool] = True
    asks_first: ClassVar[bool] = False
    is_list = True

    @property
    def group(self) -> str:
        """What the rows of a list are drawn in groups by."""
        return ""

    @property
    def called(self) -> str:
        """What the row is about, in the words that were typed; "" if in none."""
        first = next(iter(self.fields))
        return self.told(first)

    def headed(self, place: int) -> str:
        """What stands above the row: "Partner 2: UNICEF"."""
        title = str(self.one % {"number": place})
        return f"{title}: {self.called}" if self.called else title

    @property
    def first_focus(self) -> str:
        """The HTML id of what takes the focus in a row that was added."""
        return next(field.auto_id for field in self.visible_fields())

    @property
    def holds(self) -> str:
        """Why the row cannot be removed; "" if it can."""
        return ""

    def judge_among(self, keys: set[str]) -> None:
        """Add errors where the row contradicts the others, which have these keys."""

    @classmethod
    def may_begin_with(cls, what: str, offer: Offer) -> bool:
        """Whether a row may be added with this in its field `preset`."""
        if not cls.preset:
            return False
        field: Any = cls.base_fields[cls.preset]
        offered = getattr(offer, field.offers) if field.offers else field.choices
        return what in dict(flat(offered))

    @classmethod
    def new_key(cls, what: str) -> str:
        return secrets.token_hex(4)

    @classmethod
    def begin(cls, prefix: str, what: str, offer: Offer, typed: Typings) -> Typings:
        """What is typed into a row that is added, beside the others."""
        preset = {f"{prefix}-{cls.preset}": [what]} if what else {}
        return cls.typed_of(None, prefix) | preset

    def stand_alone(self) -> None:
        """Leave out what only tells the row from others, where there are none."""

    @classmethod
    def settle(cls, items: list[dict[str, Any]]) -> None:
        """Decide what the rows leave open together."""

    @classmethod
    def forget(cls, key: str, typed: Typings) -> None:
        """Take out of what was typed what other rows say of a row that is removed."""

    def began_as(self) -> Typings:
        """What a row holds that was added just now."""
        return self.typed_of(None, self.prefix or "")

    @property
    def is_as_it_began(self) -> bool:
        """Whether nothing was typed into a row that was added."""
        began: Any = MultiValueDict(self.began_as())
        for name, field in self.fields.items():
            sent_as = self.add_prefix(name)
            before = field.widget.value_from_datadict(began, {}, sent_as)
            if _stripped(before) != _stripped(self.typed[name]):
                return False
        return True


class PeriodForm(RowForm):
    """A row with `since` and `until`."""

    def judge(self, values: dict[str, Any]) -> None:
        super().judge(values)
        if not ends_in_order(values.get("since") or "", values.get("until") or ""):
            self.add_error("until", _("This is before the beginning."))


def _stripped(value: Any) -> str:
    return str(value or "").strip()
