"""The form of one part of an entry: what was typed, and what an entry says of it."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice, Tick, flat
from members.editing.measured_fields import Date
from members.editing.offer import Offer, short
from members.editing.text_fields import Line, Typed
from members.entry import Entry, Shape

# The sentence that says what a button did; read to who lands on the new focus.
STATUS_ID = "editing-status"

Typings = dict[str, list[str]]


class PartField(BoundField):
    """A field as a page draws it, with what a reviewer remarked on it."""

    form: "PartForm"

    @property
    def remark(self) -> str:
        return self.form.remarks.get(self.name, "")

    @property
    def aria_describedby(self) -> str:
        remark = f"{self.auto_id}_remark" if self.remark else ""
        has_focus = "autofocus" in self.field.widget.attrs
        status = STATUS_ID if has_focus else ""
        return " ".join(filter(None, [super().aria_describedby, remark, status]))

    @property
    def is_needed(self) -> bool:
        return self.name in self.form.needed


class PartForm(forms.Form):
    """Fields over an object of an entry, or over some fields of the entry itself.

    A form that is not `is_checked` only draws what was typed, without judging it.
    `covers` are the fields of the entry it gives, `needed` its own fields that may not
    be empty, with the words that say so, and `more` those that are drawn folded,
    under `more_title`.
    """

    shape: ClassVar[type[Shape]]
    covers: ClassVar[tuple[str, ...]] = ()
    within: ClassVar[str] = ""
    heading: ClassVar[Any] = ""
    needed: ClassVar[dict[str, Any]] = {}
    more: ClassVar[tuple[str, ...]] = ()
    more_title: ClassVar[Any] = _("More")
    is_list = False
    # A template that asks for its words means the class.
    do_not_call_in_templates = True
    bound_field_class = PartField
    use_required_attribute = False

    def __init__(
        self,
        typed: Typings,
        offer: Offer,
        *,
        prefix: str | None = None,
        is_checked: bool = False,
        said: Any = None,
        remarks: Mapping[str, str] | None = None,
        focus: str = "",
    ) -> None:
        data: Any = MultiValueDict(typed)
        super().__init__(data if is_checked else None, prefix=prefix, label_suffix="")
        self.offer = offer
        self.said = said
        self.remarks = remarks or {}
        self.typed = {
            name: field.widget.value_from_datadict(data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }
        if not is_checked:
            self.draw_only()
        for name, field in self.fields.items():
            self._prepare(name, field, focus)

    def draw_only(self) -> None:
        """Draw what was typed, and judge nothing of it."""
        self.is_bound = False
        self.initial = dict(self.typed)

    def _prepare(self, name: str, field: Any, focus: str) -> None:
        typed = str(self.typed[name] or "")
        if isinstance(field, Choice) and field.offers:
            kept = str(getattr(self.said, name, None) or "")
            field.offer(self.choices(name, field), kept, typed)
        if type(field) is Line and "\n" in typed:
            # A field of one line would lose the others without a word.
            field.widget = forms.Textarea(attrs=field.widget.attrs | {"rows": 2})
        if focus and self[name].auto_id == focus:
            field.widget.attrs["autofocus"] = True

    def choices(self, name: str, field: Choice) -> list[Any]:
        return list(getattr(self.offer, field.offers))

    @classmethod
    def said_in(cls, entry: Entry, language: str) -> Any:
        """What the form is over: what the entry has in `within`, or all of it."""
        return getattr(entry, cls.within) if cls.within else entry

    @classmethod
    def own_names(cls, prefix: str = "") -> dict[str, str]:
        """By the names of its fields, their names in the data of a browser's form."""
        fields: dict[str, Any] = cls.base_fields
        return {
            name: field.sent_as(f"{prefix}-{name}" if prefix else name)
            for name, field in fields.items()
        }

    @classmethod
    def typed_of(cls, said: Any, prefix: str = "") -> Typings:
        """What a browser would send for what an entry says, or for what is new."""
        typed = {}
        for name, sent_as in cls.own_names(prefix).items():
            field: Any = cls.base_fields[name]
            value = getattr(said, name, field.initial)
            typed[sent_as] = field.as_typed(value, f"{prefix}-{name}")
        return {name: values for name, values in typed.items() if values}

    def values(self) -> dict[str, Any]:
        """What was read, for the shape; without what could not be read."""
        own = self.shape.model_fields.keys()
        return {name: v for name, v in self.cleaned_data.items() if name in own}

    def entry_fields(self) -> dict[str, Any]:
        """What was read, by the fields of the entry."""
        return self.values()

    def find(self, path: tuple[Any, ...]) -> "tuple[PartForm, str] | None":
        """The form and the field that a place of the entry is typed in."""
        return (self, str(path[-1])) if path and path[0] in self.covers else None

    def told(self, name: str) -> str:
        """What was typed into a field, in the words of the page."""
        typed = str(self.typed[name] or "").strip()
        field: Any = self.fields[name]
        if isinstance(field, Tick):
            return str(field.label) if typed else ""
        if isinstance(field, Choice):
            offered = dict(flat(field.choices)) if typed else {}
            return short(str(offered.get(typed, typed)))
        if isinstance(field, Date):
            typed = field.told(typed)
        return short(typed.split("\n")[0])

    def item(self, key: str) -> dict[str, Any]:
        """What was read, as the item of the entry with this key."""
        return {"key": key, **self.values()}

    def words_for(self, name: str) -> Any:
        """What to say where the field is empty and may not be."""
        field: Typed = self.fields[name]  # type: ignore[assignment]
        return self.needed.get(name, field.needed)

    @property
    def folded(self) -> tuple[str, ...]:
        """The fields of `more` that are folded away in this form."""
        return self.more

    @property
    def first_fields(self) -> Iterator[BoundField]:
        """The fields that are drawn openly."""
        fields = self.visible_fields()
        return (field for field in fields if field.name not in self.folded)

    @property
    def more_fields(self) -> list[BoundField]:
        """The fields that are drawn folded."""
        return [self[name] for name in self.folded]

    @property
    def more_said(self) -> list[str]:
        """What the folded fields say that a new form would not."""
        return [
            self.told(name)
            for name in self.folded
            if self.typed[name] and self.typed[name] != self.fields[name].initial
        ]

    @property
    def remark(self) -> str:
        """What a reviewer remarked on the whole."""
        return self.remarks.get("", "")

    @property
    def own_errors(self) -> list[str]:
        """The mistakes that stand at no field that is drawn."""
        hidden = [field.errors for field in self.hidden_fields()]
        every = [self.non_field_errors(), *hidden]
        return [str(error) for errors in every for error in errors]

    @property
    def more_is_open(self) -> bool:
        return any(field.errors or field.remark for field in self.more_fields)  # type: ignore[attr-defined]

    def asked_of(self, name: str) -> str:
        """What to ask about how a field was read; "" if its meaning is certain."""
        is_read = name not in self.errors and self.is_bound
        field: Any = self.fields[name]
        return field.question(str(self.typed[name] or "")) if is_read else ""

    def check(self) -> None:
        """Judge all that was typed."""
        self.full_clean()

    def clean(self) -> None:
        self.judge(self.cleaned_data)

    def judge(self, values: dict[str, Any]) -> None:
        """Add errors where what was read contradicts itself."""
