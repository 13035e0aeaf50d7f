"""Fields to choose in: ticks, one row of a list, one of the words of the network."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from members.editing.text_fields import Typed


class Tick(Typed, forms.BooleanField):
    is_tick = True

    def as_typed(self, value: Any, name: str) -> list[str]:
        return ["on"] if value else []


class RadioOfRows(forms.CheckboxInput):
    """A radio button of a row, of which one in a list is chosen.

    "founding_dates-f1-is_preferred" is sent as founding_dates-is_preferred=f1.
    """

    input_type = "radio"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shared, key = _shared(name)
        context["widget"] |= {"name": shared, "value": key}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        shared, key = _shared(name)
        return bool(data.get(shared) == key)


class OneOfRows(Tick):
    """Chosen in one row of a list."""

    widget = RadioOfRows

    def sent_as(self, name: str) -> str:
        return _shared(name)[0]

    def as_typed(self, value: Any, name: str) -> list[str]:
        return [_shared(name)[1]] if value else []


def _shared(name: str) -> tuple[str, str]:
    """The name that the rows of a list share for a field, and the key of the row."""
    listed, key_and_field = name.split("-", 1)
    key, field = key_and_field.rsplit("-", 1)
    return f"{listed}-{field}", key


class Select(forms.Select):
    """A select written at once: Django draws each option of each by a template."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        groups = [
            (label, format_html_join("", "{}", ((_option(o),) for o in options)))
            for label, options, _index in widget["optgroups"]
        ]
        inside = format_html_join(
            "",
            "{}",
            (
                (format_html('<optgroup label="{}">{}</optgroup>', *group),)
                if group[0]
                else group[1:]
                for group in groups
            ),
        )
        own = flatatt(widget["attrs"])
        return format_html('<select name="{}"{}>{}</select>', name, own, inside)


def _option(option: dict[str, Any]) -> SafeString:
    selected = mark_safe(" selected") if option["selected"] else ""
    return format_html(
        '<option value="{}"{}>{}</option>', option["value"], selected, option["label"]
    )


class Choice(Typed, forms.TypedChoiceField):
    """One of a list; `offers` names the list of `Offer` that it is filled from."""

    needed = _("Choose one of the list.")
    misread = needed
    widget = Select
    offers = ""
    width = "medium"
    default_error_messages = {
        "invalid_choice": _("This is not in the list any more. Choose another.")
    }

    def offer(self, choices: list[Any], kept: str, typed: str) -> None:
        """Offer the choices, and what the entry says already.

        What was typed and is in neither is shown, so that it is not exchanged
        silently for another; it is still refused.
        """
        own: Any = self.choices
        first = [choice for choice in own if choice[0] == ""]
        choices = [*first, *choices]
        known = {value for value, _label in flat(choices)}
        if kept and kept not in known:
            choices.append((kept, _("%(word)s (no longer offered)") % {"word": kept}))
        self.choices = choices
        if typed and typed not in {*known, kept}:
            lost = (typed, _("%(word)s (no longer offered)") % {"word": typed})
            self.widget.choices = [*choices, lost]


def flat(choices: Any) -> Iterator[tuple[str, Any]]:
    """The choices of all groups, by value and label."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
