"""Filters that turn stored values into words for a page."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils import dateformat, timezone
from django.utils.formats import get_format, number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.dates import first_day, is_within, precision
from programs.json_ld import json_ld
from programs.languages import language_name
from programs.markdown import markdown, plain

MARK, MARK_END = mark_safe("<mark>"), mark_safe("</mark>")

register = template.Library()
register.filter("markdown", markdown)
register.filter("plain", plain)
register.filter("json_ld", json_ld)
register.filter("language_name", language_name)


@register.filter
def partial_date(value: str) -> str:
    """The date to its precision: "14 December 1998", "September 1998" or "1998"."""
    formats = {
        "month": pgettext("format of a month and a year", "F Y"),
        "day": pgettext("format of a day, a month and a year", "j F Y"),
    }
    pattern = formats.get(precision(value))
    try:
        return dateformat.format(first_day(value), pattern) if pattern else value
    except ValueError:  # the 30th of February, which the database lets through
        return value


@register.filter
def period(row: Any) -> str:
    """`since` and `until` of a row: "1996–2000", "since 1996", "until 2002" or "2002".

    Empty where neither is stated.
    """
    since, until = partial_date(row.since), partial_date(row.until)
    if since and until and since != until:
        is_years = len(row.since) == len(row.until) == 4
        return f"{since}–{until}" if is_years else f"{since} – {until}"
    if since and not until:
        return _("since %(date)s") % {"date": since}
    if until and not since:
        return _("until %(date)s") % {"date": until}
    return since


@register.filter
def number(value: Decimal | int | None) -> str:
    """1355.00 as "1,355", 2.50 as "2.5", in the way of the page's language."""
    if value is None:
        return ""
    if type(value) is int and -1000 < value < 1000:
        return str(value)  # what most counts are; the rest takes ten times as long
    plain = Decimal(value).normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    return number_format(plain, decimal_pos=places, use_l10n=True, force_grouping=True)


def whole_numbers() -> Callable[[int], str]:
    """As `number`, for many whole ones: asks once how the page's language does it."""
    if get_format("NUMBER_GROUPING", use_l10n=True) != 3:
        return number
    between = get_format("THOUSAND_SEPARATOR", use_l10n=True)
    return lambda value: f"{value:,}".replace(",", between)


@register.filter
def amount(figure: Any) -> str:
    """The number of a figure as it is read: "1,355", "53–60", "85%"."""
    ends = (
        [figure.value]
        if figure.value_high is None
        else [figure.value, figure.value_high]
    )
    joined = "–".join(number(end) for end in ends)
    if figure.is_percentage:
        return pgettext("a percentage", "%(number)s%%") % {"number": joined}
    return joined


@register.filter
def size(shown: str) -> str:
    """How long a number is as it is read, as a class: one must fit its column whole."""
    sizes = {7: "", 9: "long", 11: "longer"}
    return next((name for most, name in sizes.items() if len(shown) <= most), "longest")


@register.filter
def unit(figure: Any) -> str:
    """What a figure counts: as its source says, else in the words of its indicator.

    Empty for a percentage that says no more, for its sign stands at the number.
    """
    if figure.unit_as_stated or figure.is_percentage:
        return str(figure.unit_as_stated)
    is_one = figure.value == 1 and figure.value_high is None
    return str(figure.indicator.unit if is_one else figure.indicator.unit_plural)


@register.filter
def when(figure: Any) -> str:
    """The period of a figure as its source states it; "undated" where it does not."""
    if figure.is_undated:
        return _("undated")
    return figure.period_as_stated or period(figure)


@register.filter
def web_address(value: str) -> str:
    """An address as people write it: "https://example.org/" as "example.org"."""
    return value.removeprefix("https://").removeprefix("http://").removesuffix("/")


@register.filter
def in_force(rows: Iterable[Any]) -> list[Any]:
    """The rows whose `since`..`until` contains today."""
    today = timezone.localdate()
    return [row for row in rows if is_within(today, row.since, row.until)]


@register.filter
def marked(parts: Iterable[Any]) -> SafeString:
    """A text in parts, with those marked that were looked for."""
    return format_html_join(
        "",
        "{}{}{}",
        (
            (MARK, part.text, MARK_END) if part.is_match else ("", part.text, "")
            for part in parts
        ),
    )
