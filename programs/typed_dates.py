"""Dates as people type them: 1998 · 12/1998 · 14.12.1998 · September 1998."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from programs.dates import validate_partial_date
from programs.typed_numbers import western_digits

LONGEST = 40
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)

_ISO = re.compile(r"([0-9]{4})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?)?")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
_WORD = re.compile(r"[a-z]{3,9}")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"[0-9]{4}")


class Order(StrEnum):
    """Which of 05/06/2010 is the day, as far as the dates beside it tell."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    MIXED = "mixed"


@dataclass
class Seen:
    """What the dates of one column tell about their order; without a sign, day first.

    Dates with points are left out: 05.06.2010 has the day first everywhere.
    """

    day_first: bool = False
    month_first: bool = False

    def see(self, text: str) -> None:
        found = _DAY_FIRST.fullmatch(_plain(text)) if len(text) <= LONGEST else None
        if found and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            self.day_first |= first > 12 >= second
            self.month_first |= second > 12 >= first

    @property
    def order(self) -> Order:
        if not self.month_first:
            return Order.DAY_FIRST
        return Order.MIXED if self.day_first else Order.MONTH_FIRST


@dataclass(frozen=True)
class PartialDate:
    """`value` is as an entry keeps it; `is_certain` unless the day may be the month."""

    value: str
    is_certain: bool = True


def read_date(text: str, order: Order = Order.DAY_FIRST) -> PartialDate:
    """The year, month or day that was typed; raises ValueError for what is none.

    `order` decides where the day may be the month. Of mixed ones nobody can know:
    whoever asks looks at `is_certain`.
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    plain = _plain(text)
    found = _in_figures(plain, order) or PartialDate(_in_words(plain))
    try:
        validate_partial_date(found.value)
    except ValidationError:
        raise ValueError(text) from None
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s*([-./])\s*", r"\1", western_digits(text).strip().lower())


def as_written(value: str) -> str:
    """An ISO date as fields show it, in the way that their hint asks for."""
    parts = value.split("-")[::-1]
    return ("." if len(parts) == 3 else "/").join(parts)


def _in_figures(text: str, order: Order) -> PartialDate | None:
    if iso := _ISO.fullmatch(text):
        return PartialDate(_joined(*iso.groups()))
    if month_first := _MONTH_FIRST.fullmatch(text):
        month, year = month_first.groups()
        return PartialDate(_joined(year, month))
    if day_first := _DAY_FIRST.fullmatch(text):
        day, sign, month, year = day_first.groups()
        if int(month) > 12:
            return PartialDate(_joined(year, day, month))
        # Only the point says which is the day: 14.12. is no month 14.
        is_certain = sign == "." or int(day) > 12 or int(day) == int(month)
        if order == Order.MONTH_FIRST and not is_certain:
            day, month = month, day
        return PartialDate(_joined(year, month, day), is_certain)
    return None


def _in_words(text: str) -> str:
    """ISO 8601 of dates like 14 December 1998, December 14, 1998, Sept. 1998; or ""."""
    month = day = year = ""
    for word in re.split(r"[\s.,]+", text):
        if _YEAR.fullmatch(word) and not year:
            year = word
        elif _WORD.fullmatch(word) and not month and word != "the":
            month = str(_number_of_month(word) or "")
        elif (number := _DAY.fullmatch(word)) and not day:
            day = number[1]
        elif word not in ("", "of", "the"):
            return ""
    return _joined(year, month, day) if year and month else ""


def _number_of_month(word: str) -> int | None:
    numbers = (n for n, month in enumerate(MONTHS, start=1) if month.startswith(word))
    return next(numbers, None)


def _joined(year: str, month: str | None = None, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
