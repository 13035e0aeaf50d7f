"""What a visitor asks of a history: a day, two versions to compare, or a page."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.typed_dates import read_date

LARGEST = 999_999_999  # what the addresses of versions can say too


class Day(forms.CharField):
    """A day, in all the ways that people write one."""

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().to_python(value)
        try:
            # Of 5/2024 this is no day, and fails too.
            return date.fromisoformat(read_date(text).value) if text else None
        except ValueError:
            words = _("Write a day, for example 31.1.2026 or 2026-01-31.")
            raise forms.ValidationError(words) from None


class Asked(forms.Form):
    on = Day(label=_("Day"), required=False, empty_value=None)
    before = forms.IntegerField(
        label=_("From"), required=False, min_value=1, max_value=LARGEST
    )
    after = forms.IntegerField(
        label=_("To"), required=False, min_value=1, max_value=LARGEST
    )
    page = forms.IntegerField(
        label=_("Page"), required=False, min_value=1, max_value=LARGEST
    )

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> None:
        """Two versions are chosen, or none."""
        for one, other in (("before", "after"), ("after", "before")):
            is_missing = self.cleaned_data.get(one) is None and one not in self.errors
            if is_missing and self.data.get(other):
                self.add_error(one, _("Choose two versions."))
