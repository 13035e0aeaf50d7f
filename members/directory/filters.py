"""The parameters of the directory: declared, validated and explained in one place."""

import re
from collections.abc import Container
from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.directory.index import FACETS, FacetIndex
from members.directory.query import Query
from members.directory.records import NONE
from members.directory.vocabulary import Vocabulary
from members.models import Organization
from programs.typed_numbers import read_number

SORTS = {
    "relevance": _("best match"),
    "name": _("name"),
    "founded": _("founded"),
    "updated": _("updated"),
    "reach": _("reach"),
}
LONGEST = 200  # characters of what is typed
# What stands between texts of a parameter that takes one. Words are words of one
# query; of two numbers or days neither is meant, and the field shows both.
BETWEEN = {"q": " ", "reach_min": ", ", "reach_max": ", ", "updated_since": ", "}
VIEWS = {"cards": _("Cards"), "table": _("Table"), "map": _("Map")}


class YearField(forms.Field):
    """A year (1–9999, inclusive), `none` for "not stated", or both: (year, is_none)."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: list[str] | None) -> tuple[int | None, bool]:
        stated = {item.strip() for item in value or [] if item.strip()}
        years = stated - {NONE}
        if not years:
            return None, NONE in stated
        if (
            len(years) > 1
            or not re.fullmatch("[0-9]{1,4}", year := years.pop())
            or not int(year)
        ):
            raise ValidationError(_("Write one year in digits, for example 1998."))
        return int(year), NONE in stated


class ValuesField(forms.Field):
    """Some of the values that are known, as they were sent.

    Django's own field copies all its choices for each form: a thousand here.
    """

    widget = forms.MultipleHiddenInput

    def __init__(self, *, known: Container[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = known

    def clean(self, value: list[str] | None) -> list[str]:
        for one in value or []:
            if one not in self.known:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, "invalid_choice", {"value": one})
        return value or []


class ValuesFilter(django_filters.Filter):
    field_class = ValuesField


class YearFilter(django_filters.Filter):
    field_class = YearField


class AmountField(forms.Field):
    """A number as people type it, from 0: 1,500 or 1 500."""

    widget = forms.TextInput

    def clean(self, value: str | None) -> Decimal | None:
        if not (value or "").strip():
            return None
        try:
            return read_number(value or "").value
        except ValueError:
            message = _("Write a number in digits, for example 1,500.")
            raise ValidationError(message) from None


class AmountFilter(django_filters.Filter):
    field_class = AmountField


class DirectoryForm(forms.Form):
    """Holds the parameters against each other."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = (
            data.get(name, (None,))[0] for name in ("founded_min", "founded_max")
        )
        if first and last and first > last:
            self.add_error(
                "founded_max",
                _("This year must not be earlier than the one in “From”."),
            )
        self._check_reach(data)
        return data

    def _check_reach(self, data: dict[str, Any]) -> None:
        least, most = data.get("reach_min"), data.get("reach_max")
        if least is not None and most is not None and least > most:
            message = _("This number must not be below the one in “At least”.")
            self.add_error("reach_max", message)
        is_stated = least is not None or most is not None
        if is_stated and not {*data.get("indicator", ())} - {NONE}:
            message = _("Choose what is counted: children, teachers and so on.")
            self.add_error("indicator", message)


def _values(label: Any, message: Any, **extra: Any) -> ValuesFilter:
    messages = {"invalid_choice": message}
    return ValuesFilter(label=label, error_messages=messages, **extra)


class DirectoryFilter(django_filters.FilterSet):
    """All parameters of `/members/`. The facet index answers them, not a queryset.

    To add a filter: a line here, its values in `records.py`, its labels in
    `vocabulary.py`, its name in `index.FACETS`.
    """

    q = django_filters.CharFilter(label=_("Name, place or theme"), max_length=LONGEST)
    country = _values(_("Country"), _("There is no country with the code “%(value)s”."))
    region = _values(_("Region"), _("There is no region “%(value)s”."))
    priority = _values(_("Priority area"), _("There is no priority area “%(value)s”."))
    program = _values(_("Program"), _("There is no program “%(value)s”."))
    membership = _values(
        _("Membership"), _("There is no kind of membership “%(value)s”.")
    )
    language = _values(
        _("Language of the texts"), _("There is no language “%(value)s”.")
    )
    former = _values(
        _("Then and now"), _("Write 0 for members today, 1 for former ones.")
    )
    founded_min = YearFilter(label=_("Founded from"))
    founded_max = YearFilter(label=_("Founded until"))
    indicator = _values(_("What is reached"), _("There is no indicator “%(value)s”."))
    reach_min = AmountFilter(label=_("Reached at least"))
    reach_max = AmountFilter(label=_("Reached at most"))
    updated_since = django_filters.DateFilter(
        label=_("Updated since"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day as 2026-01-31.")},
    )
    sort = django_filters.ChoiceFilter(
        label=_("Sort"),
        choices=list(SORTS.items()),
        error_messages={"invalid_choice": _("“%(value)s” is not a way to sort.")},
    )
    view = django_filters.ChoiceFilter(
        label=_("Show as"),
        choices=list(VIEWS.items()),
        error_messages={"invalid_choice": _("“%(value)s” is not a view.")},
    )
    page = django_filters.CharFilter(
        label=_("Page"),
        validators=[
            RegexValidator(
                r"^[1-9][0-9]{0,6}\Z", _("Pages are numbered 1, 2, 3 and so on.")
            )
        ],
    )

    more = _values(_("More"), _("There is no filter “%(value)s”."), known=FACETS)

    class Meta:
        form = DirectoryForm

    def __init__(self, data: QueryDict, index: FacetIndex, words: Vocabulary) -> None:
        # A form sends the fields that were left empty, too.
        filled = QueryDict(mutable=True)
        for name, values in data.lists():
            stated = [value for value in values if value.strip()]
            if stated and name in BETWEEN:
                stated = [BETWEEN[name].join(dict.fromkeys(stated))]
            filled.setlist(name, stated)
        super().__init__(data=filled, queryset=Organization.objects.none())
        self.index = index
        for facet in FACETS:
            # Also what no organization has: that is no error, but gives no rows.
            self.filters[facet].extra["known"] = words.labels[facet]

    def query(self) -> Query:
        """The checked query. Call only when `is_valid()`."""
        data = self.form.cleaned_data
        first, is_unknown = data["founded_min"]
        last, is_unknown_too = data["founded_max"]
        return Query(
            values={facet: frozenset(data[facet]) for facet in FACETS if data[facet]},
            text=" ".join(data["q"].split()),
            founded_min=first,
            founded_max=last,
            is_founding_unknown=is_unknown or is_unknown_too,
            reach_min=data["reach_min"],
            reach_max=data["reach_max"],
            updated_since=data["updated_since"],
            page=int(data["page"] or 1),
            **self._shown(),
        )

    def unanswered(self) -> Query:
        """Nothing but how to show what is asked for once the mistakes are mended."""
        return Query(**self._shown())

    def _shown(self) -> dict[str, Any]:
        """The order, the view and the long lists, as far as they are valid."""
        data = self.form.cleaned_data
        return {
            "sort": data.get("sort", ""),
            "view": data.get("view") or "cards",
            "more": frozenset(data.get("more", ())),
        }
