"""Fields of dates and numbers, which are read in all the ways people write them."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.editing.text_fields import Line
from programs.templatetags.words import number, partial_date
from programs.typed_dates import PartialDate, as_written, read_date
from programs.typed_numbers import Number, read_number, western_digits


class Date(Line):
    """A partial date, kept as ISO 8601."""

    misread = _(
        "Write a year, a month or a day, for example 1998, 12/1998 or 14.12.1998."
    )
    needed = misread
    width = "narrow"

    def as_typed(self, value: Any, name: str) -> list[str]:
        return [as_written(str(value or ""))]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return self._read(text).value if text else ""

    def told(self, text: str) -> str:
        """The date in words; what was typed, where that is none."""
        try:
            return partial_date(read_date(text).value)
        except ValueError:
            return text

    def _read(self, text: str) -> PartialDate:
        try:
            return read_date(text)
        except ValueError:
            raise forms.ValidationError(self.misread) from None

    def question(self, text: str) -> str:
        read = self._read(text.strip()) if text.strip() else PartialDate("")
        if read.is_certain:
            return ""
        return _("“%(typed)s” can be read in two ways. Was %(date)s meant?") % {
            "typed": text.strip(),
            "date": partial_date(read.value),
        }


class Day(Date):
    """A whole date, as `datetime.date`; None where none is stated."""

    misread = _("Write a day, for example 14.12.2025.")

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            raise forms.ValidationError(self.misread) from None


class Amount(Line):
    """A number of 0 or more, shown as the page's language writes it."""

    misread = _(
        "Write only the number, for example 1,355. Words such as “about” have a "
        "field of their own."
    )
    width = "narrow"

    def __init__(self, *args: Any, **options: Any) -> None:
        # The placeholder lets a style tell an empty field from a filled one.
        attrs = {"inputmode": "decimal", "placeholder": " "}
        options["widget"] = forms.TextInput(attrs=attrs)
        super().__init__(*args, **options)

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return self._read(text).value if text else None

    def _read(self, text: str) -> Number:
        try:
            return read_number(text)
        except ValueError:
            raise forms.ValidationError(self.misread) from None

    def question(self, text: str) -> str:
        read = self._read(text.strip()) if text.strip() else Number(Decimal())
        if read.is_certain:
            return ""
        # 1.110 was read as 1,110, and may have been meant as 1.11.
        return _("“%(typed)s” can be read in two ways. Was %(number)s meant?") % {
            "typed": text.strip(),
            "number": number(read.value),
        }


class Degrees(Line):
    """A latitude or longitude, as maps give it; rounded to about a meter."""

    misread = _("Write degrees with a point, for example 47.91887.")
    width = "narrow"

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = western_digits(super().to_python(value)).replace("−", "-")
        sign = -1 if text.startswith("-") else 1
        text = text.removeprefix("-").rstrip("° ").replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,20})?", text):
            raise forms.ValidationError(self.misread)
        return round(sign * Decimal(text), 5)
