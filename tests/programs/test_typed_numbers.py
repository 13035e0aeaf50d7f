"""Numbers are read in all the ways that people write them."""

from decimal import Decimal

import pytest
from django.utils import translation

from programs.typed_numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1355", "1355"),
        ("1,355", "1355"),
        ("1 355", "1355"),
        ("1\u00a0355", "1355"),
        ("1\u202f355", "1355"),
        ("1'355", "1355"),
        ("1’355", "1355"),
        ("1.355,5", "1355.5"),
        ("1,355.5", "1355.5"),
        ("1 355,5", "1355.5"),
        ("1.355.000", "1355000"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("0.500", "0.5"),
        ("0", "0"),
        ("85 %", "85"),
        ("٢٦١٤", "2614"),
        ("٢٬٦١٤٫٥", "2614.5"),
        ("۱۳۵۵", "1355"),
        ("１３５５", "1355"),
        ("\u200f1355\u200e", "1355"),
    ],
)
def test_number_is_read(text, value):
    assert read_number(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "about 100", "100 children", "53–60", "-5", "−5", "1e5", "NaN"),
        *("1 35", "1,355,", "1,,355", "1.3.5", "½", "9" * 41),
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("1.110", False),
        ("1,110", True),  # as the page writes it
        ("1 110", True),
        ("1.110.000", True),
        ("1.110,5", True),
        ("1.11", True),
        ("0.110", True),
    ],
)
def test_sign_with_two_meanings_makes_a_number_uncertain(text, is_certain):
    assert read_number(text).is_certain == is_certain


def test_sign_of_thousands_is_that_of_the_page():
    with translation.override("de"):
        assert read_number("1.110").is_certain
        assert not read_number("1,110").is_certain
