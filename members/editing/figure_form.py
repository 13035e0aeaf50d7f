"""The form of a figure: a row of a grid, in the group of its indicator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice, Tick
from members.editing.due import Began, began, due, taken, typed_of_due
from members.editing.measured_fields import Amount, Date
from members.editing.offer import Offer
from members.editing.part_form import Typings
from members.editing.row_form import PeriodForm, source
from members.editing.text_fields import Line, Words
from members.entry import FigureItem
from members.models import Kind, Qualifier, Result, Status
from programs.typed_dates import read_date


class FigureRow(PeriodForm):
    """A figure. `began_like` keeps which figure a new row continues, and for when."""

    listed, shape = "figures", FigureItem
    heading = _("Figures")
    one = _("Figure %(number)s")
    add = _("Add a figure")
    nothing = _("No figure yet.")
    preset, asks_first = "indicator", True
    needed = {
        "kind": _("Choose whether this counts one moment, a time, or all so far."),
        "indicator": _("Remove this row and add it again; what it counts is lost."),
    }
    more_title = _("More about this figure")
    more = (
        *("dimension", "program", "result", "is_undated", "period_as_stated"),
        *("unit_as_stated", "status", "supersedes"),
    )

    since = Date(_("From"), needed=_("Write the year this figure is about."))
    until = Date(_("To"))
    qualifier = Choice(
        _("How exact"), choices=Qualifier.choices, initial="exact", width="narrow"
    )
    value = Amount(_("Number"))
    value_high = Amount(_("Highest number"))
    kind = Choice(
        _("Counted"), choices=[("", _("Choose")), *Kind.choices], width="narrow"
    )
    source = source()
    words = Words(_("In the words of the source"), rows=1)
    dimension = Line(
        _("Part"),
        _("If this counts a part only, for example “primary” or “girls”"),
        width="medium",
    )
    program = Choice(
        _("Program"),
        choices=[("", _("No program of its own"))],
        offers="programs",
        empty_value=None,
    )
    result = Choice(_("Result or plan"), choices=Result.choices, initial="actual")
    is_undated = Tick(_("No date is known"))
    period_as_stated = Line(
        _("Time in the words of the source"),
        _("For example “school year 2012/13”"),
        width="medium",
    )
    unit_as_stated = Line(
        _("Counted thing in the words of the source"),
        _("For example “regions”, if it is not what this group counts"),
        width="medium",
    )
    status = Choice(_("Quality"), choices=Status.choices, initial="A")
    supersedes = Choice(
        _("Corrects an earlier figure"),
        choices=[("", _("No"))],
        offers="figures",
        empty_value=None,
    )
    indicator = Line("", widget=forms.HiddenInput)
    began_like = Line("", widget=forms.HiddenInput)

    @property
    def counted(self) -> str:
        """The code of the indicator, as it was sent."""
        return str(self.typed["indicator"] or "")

    @property
    def called(self) -> str:
        ends = dict.fromkeys(filter(None, [self.told("since"), self.told("until")]))
        when = "–".join(ends)
        if not when and self.typed["is_undated"]:
            when = str(_("undated"))
        return ", ".join(filter(None, [when, self.told("dimension")]))

    @property
    def folded(self) -> tuple[str, ...]:
        """All but a part that a new figure took over: it may not fit any more."""
        begun = self.began.figure if self.began else None
        is_taken_over = begun is not None and bool(begun.dimension)
        return tuple(n for n in self.more if not (n == "dimension" and is_taken_over))

    @property
    def year(self) -> str:
        """The latest year it is about, as far as one was typed."""
        try:
            return read_date(self.typed["until"] or self.typed["since"] or "").value[:4]
        except ValueError:
            return ""

    @property
    def amount(self) -> str:
        """The number that was typed, with how exact it is: "about 100"."""
        low, high = self.told("value"), self.told("value_high")
        if self.typed["qualifier"] == Qualifier.RANGE and high:
            return f"{low}–{high}"
        is_exact = self.typed["qualifier"] == Qualifier.EXACT
        return low if is_exact or not low else f"{self.told('qualifier')} {low}"

    @property
    def group(self) -> str:
        known = (self.offer.indicators, self.offer.figures)
        return self.counted if any(self.counted in words for words in known) else ""

    @classmethod
    def may_begin_with(cls, what: str, offer: Offer) -> bool:
        return what in offer.indicators

    @classmethod
    def begin(cls, prefix: str, what: str, offer: Offer, typed: Typings) -> Typings:
        begun = due(offer.entry, what, offer.today, taken(typed))
        return cls.typed_of(None, prefix) | typed_of_due(begun, prefix)

    def headed(self, place: int) -> str:
        """What stands above the row: "Classrooms: 2013, primary"."""
        name = self.offer.indicator(self.counted).name
        return f"{name}: {self.called}" if self.called else str(name)

    @property
    def first_focus(self) -> str:
        return self["value"].auto_id

    @property
    def more_said(self) -> list[str]:
        told = self.called.split(", ")
        date = self.fields["is_undated"].label
        return [said for said in super().more_said if said not in (*told, date)]

    @property
    def began(self) -> Began | None:
        return began(self.told("began_like"), self.counted, self.offer.entry)

    def began_as(self) -> Typings:
        nothing, prefix = super().began_as(), self.prefix or ""
        return nothing | typed_of_due(self.began, prefix) if self.began else nothing

    @property
    def last_time(self) -> str:
        """The figure that a new row continues, in short."""
        figure = self.began.figure if self.began else None
        return self.offer.said(figure) if figure else ""

    def choices(self, name: str, field: Choice) -> list[Any]:
        if name != "supersedes":
            return super().choices(name, field)
        own = (self.prefix or "").removeprefix("figures-")
        same = self.offer.figures.get(self.counted, [])
        return [choice for choice in same if choice[0] != own]

    @classmethod
    def forget(cls, key: str, typed: Typings) -> None:
        for name, values in typed.items():
            if name.endswith("-supersedes") and values == [key]:
                typed[name] = [""]

    def judge_among(self, keys: set[str]) -> None:
        if (self.cleaned_data.get("supersedes") or "") not in {"", *keys}:
            message = _("That figure was removed. Choose another, or “No”.")
            self.add_error("supersedes", message)

    def words_for(self, name: str) -> Any:
        indicator = self.offer.indicator(self.counted)
        if name == "value" and indicator.unit_plural:
            return _("Write the number of %(units)s, for example 1,355.") % {
                "units": self.told("unit_as_stated") or indicator.unit_plural
            }
        return super().words_for(name)

    def judge(self, values: dict[str, Any]) -> None:
        super().judge(values)
        own = getattr(self.said, "indicator", None)
        if self.counted != own and self.counted not in self.offer.indicators:
            self.add_error("indicator", self.needed["indicator"])
        for problem in (self._of_period, self._of_range, self._of_share):
            for name, message in problem(values):
                if name not in self.errors:
                    self.add_error(name, message)

    def _of_period(self, values: dict[str, Any]) -> Any:
        is_dated = bool(values.get("since") or values.get("until"))
        if values.get("is_undated") and is_dated:
            yield "is_undated", _("There is a date above. Keep one of the two.")
        elif (
            not is_dated and not values.get("is_undated") and "until" not in self.errors
        ):
            yield (
                "since",
                _(
                    "Write the year, or open “More about this figure” and say that no "
                    "date is known."
                ),
            )

    def _of_range(self, values: dict[str, Any]) -> Any:
        low, high = values.get("value"), values.get("value_high")
        is_range = values.get("qualifier") == Qualifier.RANGE
        if is_range and high is None:
            yield "value_high", _("Write the second number of the range.")
        if not is_range and high is not None:
            yield (
                "value_high",
                _("Only a range has a second number. Choose “between”, or delete it."),
            )
        if is_range and low is not None and high is not None and high < low:
            yield "value_high", _("This is less than the first number.")

    def _of_share(self, values: dict[str, Any]) -> Any:
        if not self.offer.is_percentage(self.counted):
            return
        for name in ("value", "value_high"):
            if (values.get(name) or 0) > 100:
                yield name, _("A percentage is at most 100.")
