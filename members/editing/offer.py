"""What the selects of a section offer: the vocabulary, and what the entry has."""

import re
from collections import Counter
from datetime import date
from functools import cached_property
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.entry import LISTS, Entry, FigureItem
from members.models import Qualifier
from programs.languages import LANGUAGE, language_name
from programs.models import Country, Indicator, PriorityArea, Program
from programs.templatetags.words import number, period


class Offer:
    """The choices for one entry, by the names that fields give in `offers`.

    Each list is asked for once, however many rows show it.
    """

    def __init__(self, entry: Entry, today: date) -> None:
        self.entry = entry
        self.today = today

    @cached_property
    def countries(self) -> list[Any]:
        rows = Country.objects.all()
        groups = (
            (_("Countries"), [row for row in rows if not row.is_former]),
            (_("Former countries"), [row for row in rows if row.is_former]),
        )
        return [
            (label, _by_name((row.code, row.name) for row in found))
            for label, found in groups
            if found
        ]

    @cached_property
    def languages(self) -> list[Any]:
        codes = [_tag(code) for code, info in LANG_INFO.items() if "name" in info]
        return _by_name((code, language_name(code)) for code in codes)

    @cached_property
    def areas(self) -> list[Any]:
        return _by_name((row.slug, row.name) for row in PriorityArea.objects.all())

    @cached_property
    def programs(self) -> list[Any]:
        return _by_name((row.slug, row.name) for row in Program.objects.all())

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """All indicators in the order of a profile, by their codes."""
        return {row.code: row for row in Indicator.objects.all()}

    @cached_property
    def indicator_choices(self) -> list[Any]:
        return _by_name((row.code, row.name) for row in self.indicators.values())

    def indicator(self, code: str) -> Indicator:
        """The indicator; one that says nothing but its code if it left the list."""
        return self.indicators.get(code) or Indicator(code=code, name=code)

    @cached_property
    def sources(self) -> list[Any]:
        sources = [(source.key, source.title) for source in self.entry.sources]
        return [(key, short(title)) for key, title in sources]

    @cached_property
    def named_sources(self) -> dict[str, Counter[str]]:
        """By the key of a source, how often each list of the entry names it."""
        named: dict[str, Counter[str]] = {}
        for listed in LISTS:
            for item in getattr(self.entry, listed):
                if source := getattr(item, "source", None):
                    named.setdefault(source, Counter())[listed] += 1
        return named

    @cached_property
    def figures(self) -> dict[str, list[Any]]:
        """By the code of an indicator, the figures that another may replace."""
        figures: dict[str, list[Any]] = {}
        for figure in self.entry.figures:
            choice = (figure.key, short(self.said(figure)))
            figures.setdefault(figure.indicator, []).append(choice)
        return figures

    def said(self, figure: FigureItem) -> str:
        """A figure in short: "2013: about 100, primary"."""
        when = period(figure) or figure.period_as_stated or _("undated")
        said = f"{when}: {self.amount(figure)}"
        return f"{said}, {figure.dimension}" if figure.dimension else said

    def amount(self, figure: FigureItem) -> str:
        """The number of a figure with its qualifier: "more than 1,900", "53–60"."""
        amount = number(figure.value)
        if figure.value_high is not None:
            amount = f"{amount}–{number(figure.value_high)}"
        if self.is_percentage(figure.indicator):
            amount = pgettext("a percentage", "%(number)s%%") % {"number": amount}
        if figure.qualifier in (Qualifier.EXACT, Qualifier.RANGE):
            return amount
        return f"{figure.qualifier.label} {amount}"

    def is_percentage(self, indicator: str) -> bool:
        return self.indicator(indicator).measure == Indicator.Measure.PERCENTAGE


def is_language(code: str) -> bool:
    """Whether an entry could keep texts under this code."""
    return len(code) <= 35 and bool(re.fullmatch(LANGUAGE, code))


def _by_name(choices: Any) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda choice: str(choice[1]).casefold())


def short(text: str, most: int = 80) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _tag(code: str) -> str:
    """A language code of Django as BCP 47 writes it: "sr-Latn", "pt-BR"."""
    language, *parts = code.split("-")
    cased = [part.title() if len(part) == 4 else part.upper() for part in parts]
    return "-".join([language, *cased])
