"""What an entry refuses, in plain words, at the field where it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from members.editing.list_form import ListForm
from members.editing.part_form import PartForm
from members.editing.row_form import RowForm
from members.entry import Entry

Part = PartForm | ListForm


@dataclass(frozen=True)
class FormError:
    """A mistake for the summary: at which field, its HTML id, and what to do."""

    label: str
    anchor: str
    message: str


EMPTY = ("missing", "string_too_short", "decimal_type", "string_type")
TOO_LARGE = ("decimal_max_digits", "decimal_whole_digits")
UNREADABLE = ("string_pattern_mismatch", "value_error")


def entry_of(entry: Entry, parts: list[Part]) -> Entry | None:
    """The entry with what was typed into the parts; None where a part has a mistake."""
    fields: dict[str, Any] = {}
    for part in parts:
        part.check()
        fields |= part.entry_fields()
    try:
        return Entry.model_validate({**entry.model_dump(), **fields})
    except ValidationError as refused:
        for error in refused.errors():
            _place(error, parts)
    return None


def _place(error: ErrorDetails, parts: list[Part]) -> None:
    found = next(filter(None, (part.find(error["loc"]) for part in parts)), None)
    if found is None:
        return
    form, name = found
    if name not in form.fields:
        if not form.errors:
            form.add_error(None, unknown())
    elif name not in form.errors:
        form.add_error(name, told(error, form, name))


def told(error: ErrorDetails, form: PartForm, name: str) -> str:
    """An error of pydantic at a field of a form, as its user understands it."""
    kind, field = error["type"], form.fields[name]
    context: dict[str, Any] = error.get("ctx", {})
    if kind in EMPTY or not error["input"]:
        return str(form.words_for(name))
    if kind in UNREADABLE:
        return str(field.misread)  # type: ignore[attr-defined]
    if kind == "string_too_long":
        return _("Shorten this to %(most)s characters. Now it has %(count)s.") % {
            "most": context["max_length"],
            "count": len(str(error["input"]).strip()),
        }
    if kind == "enum":
        return _("Choose one of the list.")
    if kind == "greater_than_equal":
        return _("Write a number of %(least)s or more.") % {"least": context["ge"]}
    if kind == "less_than_equal":
        return _("Write a number of %(most)s or less.") % {"most": context["le"]}
    if kind == "decimal_max_places":
        return _("Write at most two digits after the point.")
    if kind in TOO_LARGE:
        return _("This number is too large. Check how many zeros it has.")
    return unknown()


def unknown() -> str:
    return _("This cannot be kept as it is. Check it, and write it again.")


def mistakes(parts: list[Part]) -> Iterator[FormError]:
    """The mistakes of all parts, in the order of the page."""
    for part in parts:
        if isinstance(part, ListForm):
            for row in part.shown:
                if row.is_there:
                    yield from _of_form(row.form, row.id, row.heading)
        else:
            yield from _of_form(part, "", str(part.heading))


def _of_form(form: PartForm, row_id: str, heading: str) -> Iterator[FormError]:
    for name, messages in form.errors.items():
        is_drawn = name in form.fields and not form.fields[name].widget.is_hidden
        anchor = form[name].auto_id if is_drawn else row_id
        own = str(form.fields[name].label) if is_drawn else ""
        label = " · ".join(filter(None, [heading if row_id else "", own])) or heading
        for message in messages:
            yield FormError(label, anchor, str(message))


def of_broken(list_class: type[RowForm]) -> FormError:
    """The mistake of a list of which not all rows could be read."""
    message = _(
        "This list did not come whole: it had too many rows, or one of them twice. "
        "Open the page again, and change it once more."
    )
    return FormError(str(list_class.heading), f"add-{list_class.listed}", message)


def of_removed(parts: list[Part]) -> Iterator[FormError]:
    """The mistakes of lists that miss rows which cannot be removed."""
    for part in parts:
        if isinstance(part, ListForm):
            for heading, reason in part.missed():
                yield FormError(heading, f"add-{part.name}", reason)
