"""What a visitor asks of a history: a day, two versions to compare, or a page."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LARGEST = 999_999_999  # what the addresses of versions can say too


class Asked(forms.Form):
    on = forms.DateField(
        label=_("Day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day, for example 2026-01-31.")},
    )
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
