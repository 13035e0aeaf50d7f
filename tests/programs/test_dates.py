"""Dates known to the year, the month or the day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programs.dates import (
    first_day,
    in_force,
    is_within,
    precision,
    validate_partial_date,
)
from programs.models import Program


@pytest.mark.parametrize(
    "value", ["1998", "1998-09", "1998-12-14", "2000-02-29", "0001", "9999-12-31"]
)
def test_date_of_any_precision_is_valid(value: str) -> None:
    validate_partial_date(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0000",
        "98",
        "19980",
        "1998-9",
        "1998-13",
        "1998-00",
        "1998-12-00",
        "1998-12-32",
        "1998-02-29",
        "1998-04-31",
        "1998-",
        "1998/09",
        "14.12.1998",
        "1998-12-14T00:00",
        " 1998",
        "1998\n",
        "1998-12-14\n",
        "١٩٩٨",
        "-1998",
    ],
)
def test_what_is_not_a_date_is_refused(value: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_partial_date(value)

    assert refusal.value.code == "partial_date"


@pytest.mark.parametrize(
    ("value", "known_to"),
    [("", ""), ("1998", "year"), ("1998-09", "month"), ("1998-12-14", "day")],
)
def test_precision_is_as_stated(value: str, known_to: str) -> None:
    assert precision(value) == known_to


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("1998", date(1998, 1, 1)),
        ("1998-09", date(1998, 9, 1)),
        ("1998-12-14", date(1998, 12, 14)),
    ],
)
def test_first_day_of_a_date_of_any_precision(value: str, first: date) -> None:
    assert first_day(value) == first


def test_texts_sort_in_the_order_of_time() -> None:
    shuffled = ["1998-12-14", "1999", "1998-09", "1998-12", "1998", "1998-09-30"]

    assert sorted(shuffled) == [
        "1998",
        "1998-09",
        "1998-09-30",
        "1998-12",
        "1998-12-14",
        "1999",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "until", "on", "expected"),
    [
        ("", "", date(1998, 9, 1), True),
        ("1998", "", date(1997, 12, 31), False),
        ("1998", "", date(1998, 1, 1), True),
        ("1998-09", "", date(1998, 8, 31), False),
        ("1998-09", "", date(1998, 9, 1), True),
        ("1998-09-15", "", date(1998, 9, 14), False),
        ("1998-09-15", "", date(1998, 9, 15), True),
        ("", "1998", date(1998, 12, 31), True),
        ("", "1998", date(1999, 1, 1), False),
        ("", "1998-09", date(1998, 9, 30), True),
        ("", "1998-09", date(1998, 10, 1), False),
        ("", "1998-09-15", date(1998, 9, 15), True),
        ("", "1998-09-15", date(1998, 9, 16), False),
        ("1998-09", "1998", date(1998, 8, 31), False),
        ("1998-09", "1998", date(1998, 12, 31), True),
    ],
)
def test_row_is_in_force_from_its_first_to_its_last_day(
    since: str, until: str, on: date, expected: bool
) -> None:
    Program.objects.create(slug="step-by-step", name="Step", since=since, until=until)

    found = Program.objects.filter(in_force(on)).exists()

    assert found is expected
    assert is_within(on, since, until) is expected
