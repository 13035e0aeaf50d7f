"""The form of one section: an entry and what was typed give an entry, or mistakes."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from members.editing.actions import act
from members.editing.figure_groups import FigureGroup, figure_groups
from members.editing.figure_table import FigureTable, figure_table
from members.editing.list_form import ListForm, under
from members.editing.offer import Offer
from members.editing.part_form import PartForm, Typings
from members.editing.parts import part_classes, prefix_of, typed_in, typed_of
from members.editing.problems import (
    FormError,
    Part,
    entry_of,
    mistakes,
    of_broken,
    of_removed,
    unknown,
)
from members.editing.questions import Question, of_readings, questions
from members.editing.row_form import RowForm
from members.editing.sections import SECTIONS
from members.entry import Entry, TextItem


class SectionForm:
    """The forms of a section over an entry, filled from it or from a browser's data.

    `language` chooses the texts of one language. `entry` is what was given until
    `is_valid()` finds that the data makes another. Questions are asked about what
    is new compared to `public`, or to the entry that was given. `remarks` are a
    reviewer's, by path ("place/city"). Raises ValueError for a section or language
    that is none.
    """

    def __init__(
        self,
        section: str,
        entry: Entry,
        data: QueryDict | Mapping[str, list[str]] | None = None,
        *,
        language: str = "",
        today: date | None = None,
        public: Entry | None = None,
        remarks: Mapping[str, str] | None = None,
    ) -> None:
        self._classes = part_classes(section, language)
        self.section = SECTIONS[section]
        self.language = language
        self.entry = self._before = entry
        self.today = today or timezone.localdate()
        self.focus = self.status = ""
        self._public, self._remarks = public or entry, remarks or {}
        self._offer = Offer(entry, self.today)
        self._sent = _lists(data)
        self._is_checked = False
        self.errors: list[FormError] = []
        self.typed, self._broken = self._read(has_data=data is not None)

    def _read(self, *, has_data: bool) -> tuple[Typings, list[type[RowForm]]]:
        if has_data:
            return typed_in(self._sent, self.entry, self._classes, self.language)
        return typed_of(self.entry, self._classes, self.language), []

    def is_valid(self) -> bool:
        """Whether what was typed makes an entry; from then on mistakes are shown."""
        self._draw_again(is_checked=True)
        entry = entry_of(self._before, self.parts)
        self.errors = [
            *map(of_broken, self._broken),
            *of_removed(self.parts),
            *mistakes(self.parts),
        ]
        if entry is None and not self.errors:
            self.errors = [FormError(str(self.section.title), "", unknown())]
        if entry is None or self.errors:
            return False
        self.entry = entry
        return True

    def do(self, action: str) -> str:
        """Do what a button of a list asks for; return the HTML id of the new focus.

        `typed` changes, and `status` is the sentence that says what happened. Raises
        ValueError for what is no action on this section.
        """
        outcome = act(action, self.lists, self.typed, self._sent)
        self._draw_again(is_checked=False)
        self.focus, self.status = outcome.focus, outcome.status
        return outcome.focus

    def has_changed(self, entry: Entry) -> bool:
        """Whether this section says anything else than it does in `entry`."""
        fields = self.section.fields
        return any(getattr(self.entry, f) != getattr(entry, f) for f in fields)

    @cached_property
    def parts(self) -> list[Part]:
        """All forms and lists of forms, in the order of the page."""
        return [self._part(part) for part in self._classes]

    def _part(self, part: type[PartForm]) -> Part:
        options: dict[str, Any] = {"is_checked": self._is_checked, "focus": self.focus}
        if issubclass(part, RowForm):
            remarks = under(part.listed, self._remarks)
            return ListForm(part, self.typed, self._offer, remarks=remarks, **options)
        prefix = prefix_of(part, self.language)
        path = prefix.replace("-", "/", 1)
        return part(
            self.typed,
            self._offer,
            prefix=prefix or None,
            said=part.said_in(self._before, self.language),
            remarks=under(path, self._remarks) if path else self._remarks,
            **options,
        )

    def _draw_again(self, *, is_checked: bool) -> None:
        self._is_checked = is_checked
        self.errors, self.focus, self.status = [], "", ""
        self.__dict__.pop("parts", None)

    @property
    def fields(self) -> list[BoundField]:
        """The fields that stand outside of lists."""
        forms = [part for part in self.parts if isinstance(part, PartForm)]
        return [field for form in forms for field in form.visible_fields()]

    @property
    def lists(self) -> list[ListForm]:
        return [part for part in self.parts if isinstance(part, ListForm)]

    @property
    def groups(self) -> list[FigureGroup]:
        """The figures by what they count; empty in all other sections."""
        found = [part for part in self.lists if part.name == "figures"]
        return figure_groups(found[0], self.typed) if found else []

    @property
    def table(self) -> FigureTable:
        return figure_table(self.groups)

    @property
    def original(self) -> TextItem | None:
        """The texts that those of this language are a translation of."""
        texts = [text for text in self._before.texts if text.language != self.language]
        return next((text for text in texts if text.is_original), None)

    @property
    def beside(self) -> list[tuple[BoundField, str]]:
        """The fields of a text, each with what the original says there."""
        said = self.original
        return [(field, getattr(said, field.name, "")) for field in self.fields]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be added to a list that asks first: languages, indicators."""
        if self.section.slug == "figures":
            return self._offer.indicator_choices
        present = self.typed.get("texts", [])
        return [c for c in self._offer.languages if c[0] not in present]

    @property
    def questions(self) -> list[Question]:
        """What may be a slip in this section, of all that it says anew."""
        readings = of_readings(self.parts) if self._is_checked else ()
        fields = self.section.fields
        return [*readings, *questions(self.entry, self._public, self.today, fields)]


def _lists(data: Any) -> Typings:
    """The data of a form as plain lists, by name."""
    return dict(data.lists()) if isinstance(data, MultiValueDict) else dict(data or {})
