"""Dates that are known to the year, the month or the day, as ISO 8601 writes them.

"1998", "1998-09" and "1998-12-14" sort as text in the order of time, so one
column keeps a date together with its precision. Empty means not stated.
"""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z"
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def validate_partial_date(value: str) -> None:
    """Raise ValidationError unless `value` is YYYY, YYYY-MM or a real YYYY-MM-DD."""
    try:
        if not re.match(PATTERN, value):
            raise ValueError(value)
        first_day(value)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day: 1998, 1998-09 or 1998-12-14."),
            code="partial_date",
        ) from None


def precision(value: str) -> str:
    """Return "year", "month" or "day" of a stated date; "" where none is stated."""
    return PRECISIONS.get(len(value), "")


def first_day(value: str) -> date:
    """The first day that a stated partial date may mean."""
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


class PartialDateField(models.CharField):
    """A CharField of one partial date; empty where none is stated."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("help_text", _("1998, 1998-09 or 1998-12-14"))
        super().__init__(*args, **kwargs)


def is_partial_date(field: str, *, name: str) -> CheckConstraint:
    """The constraint that `field` is empty or a partial date."""
    return CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": PATTERN}), name=name
    )


def ends_after_it_starts(*, name: str) -> CheckConstraint:
    """The constraint that `until` is not before `since`, where both are stated.

    "1998" may end what "1998-09" began: the year includes the month.
    """
    return CheckConstraint(
        condition=Q(since="")
        | Q(until="")
        | Q(until__gte=F("since"))
        | Q(since__startswith=F("until")),
        name=name,
    )


def in_force(on: date) -> Q:
    """The rows whose `since`..`until` (both included, empty is open) contains `on`."""
    day = on.isoformat()
    return Q(since__lte=day) & (
        Q(until="") | Q(until__gte=day) | Q(until__in=[day[:4], day[:7]])
    )


def is_over(on: date, until: str) -> bool:
    """Whether what ends with `until` (included) is over on `on`; empty never ends."""
    # As text, like the database: a row may hold the 30th of February.
    day = on.isoformat()
    return bool(until) and until < day and not day.startswith(until)


def is_within(on: date, since: str, until: str) -> bool:
    """Whether `since`..`until` (both included, empty is open) contains `on`."""
    return not is_over(on, until) and since <= on.isoformat()


def ends_in_order(since: str, until: str) -> bool:
    """The rule of `ends_after_it_starts` for two partial dates outside the database."""
    return not since or not until or until >= since or since.startswith(until)
