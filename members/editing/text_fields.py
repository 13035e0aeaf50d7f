"""Fields of text: they read what was typed; whether it may stand, Entry says.

So no field is required and none has a longest text: `needed` and `misread` are the
words for what Entry refuses, or for what cannot be read.
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

EMPTY = _("Write something here.")
HIDDEN_SIGN = _(
    "There is a sign here that cannot be shown. Write this text again, or paste it "
    "without its format."
)
# "mailto:", "javascript:", but not "example.org:8080".
_SCHEME = re.compile(r"[a-z][-+.a-z0-9]*:(?![0-9])", re.IGNORECASE)


class Typed:
    """What all fields have in common: their words, and how a page lays them out."""

    needed: Any = EMPTY
    misread: Any = HIDDEN_SIGN
    width = "wide"
    is_tick = False

    def __init__(self, label: Any, hint: Any = "", **options: Any) -> None:
        for name in ("needed", "misread", "width", "offers", "rows"):
            if name in options:
                setattr(self, name, options.pop(name))
        options.setdefault("required", False)
        super().__init__(label=label, help_text=hint, **options)  # type: ignore[call-arg]

    def question(self, text: str) -> str:
        """What to ask about a text that was read; "" if its meaning is certain."""
        return ""

    def sent_as(self, name: str) -> str:
        """The name of the form data for the field `name`."""
        return name

    def as_typed(self, value: Any, name: str) -> list[str]:
        """What a browser sends for a value of an entry."""
        shown = self.prepare_value(value)  # type: ignore[attr-defined]
        return ["" if shown is None else str(shown)]


class Line(Typed, forms.CharField):
    """A text on one line."""

    # NUL is refused by Entry, in words of ours.
    default_validators: list[Any] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.validators = []

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        # Browsers send CR LF from every text field.
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "dir": "auto"}


class Words(Line):
    """A text of some lines."""

    rows = 2

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, widget=forms.Textarea, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # As wide as its place, not as a number of letters.
        return {**super().widget_attrs(widget), "rows": self.rows, "cols": False}


class Markdown(Words):
    """A text in Markdown; the page's script gives it a toolbar and a preview."""

    rows = 6

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "data-markdown": True}


class WebAddress(Line):
    """An address of a page; `example.org` typed means https."""

    misread = _("Write a web address, for example https://www.example.org.")
    needed = misread

    def __init__(self, *args: Any, **options: Any) -> None:
        options["widget"] = forms.TextInput(
            attrs={"inputmode": "url", "autocapitalize": "off", "spellcheck": "false"}
        )
        super().__init__(*args, **options)

    def to_python(self, value: Any) -> str:
        address = super().to_python(value)
        if not address or "://" in address or _SCHEME.match(address):
            return address
        address = address.removeprefix("//")
        if "." not in re.split(r"[/?#]", address)[0]:
            raise forms.ValidationError(self.misread)
        return f"https://{address}"


class Email(Line):
    misread = _("Write one e-mail address, for example office@example.org.")

    def __init__(self, *args: Any, **options: Any) -> None:
        options["widget"] = forms.TextInput(
            attrs={"inputmode": "email", "autocapitalize": "off", "spellcheck": "false"}
        )
        super().__init__(*args, **options)
