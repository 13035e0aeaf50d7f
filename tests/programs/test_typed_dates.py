"""Dates are read in all the ways that people write them."""

import pytest

from programs.typed_dates import as_written, read_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1998", "1998"),
        ("1998-09", "1998-09"),
        ("1998-9", "1998-09"),
        ("1998/09", "1998-09"),
        ("1998-12-14", "1998-12-14"),
        ("14.12.1998", "1998-12-14"),
        ("14. 12. 1998", "1998-12-14"),
        ("14/12/1998", "1998-12-14"),
        ("12/14/1998", "1998-12-14"),
        ("12/1998", "1998-12"),
        ("12.1998", "1998-12"),
        ("September 1998", "1998-09"),
        ("Sept. 1998", "1998-09"),
        ("sep 1998", "1998-09"),
        ("14 December 1998", "1998-12-14"),
        ("14th of December, 1998", "1998-12-14"),
        ("December 14, 1998", "1998-12-14"),
        ("٢٠١٤", "2014"),
        ("\u00a01998 ", "1998"),
    ],
)
def test_date_is_read(text, value):
    assert read_date(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "98", "in 1998", "1996-1998", "1996–1998", "13/1998", "1998-13"),
        *("30.02.1998", "0000", "10000", "ma 1998", "Monday 1998", "1998" * 20),
        *("14 1998", "December", "1998 1999"),
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("03/04/1998", False),
        ("03-04-1998", False),
        ("03.04.1998", True),
        ("04/04/1998", True),
        ("13/04/1998", True),
        ("04/13/1998", True),
        ("04/1998", True),
    ],
)
def test_day_that_may_be_the_month_makes_a_date_uncertain(text, is_certain):
    assert read_date(text).is_certain == is_certain


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("", ""),
        ("1998", "1998"),
        ("1998-09", "09/1998"),
        ("1998-12-14", "14.12.1998"),
    ],
)
def test_date_is_shown_as_fields_ask_for_it_and_read_back(value, written):
    assert as_written(value) == written
    if value:
        assert read_date(written).value == value
