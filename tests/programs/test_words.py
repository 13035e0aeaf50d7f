"""Filters that turn stored values into words for a page."""

from decimal import Decimal

import pytest
from django.utils import translation

from members.models import Figure, Milestone
from programs.models import Indicator
from programs.templatetags import words

TEACHERS = Indicator(unit="teacher", unit_plural="teachers")
SHARE = Indicator(unit="percent", unit_plural="percent", measure="percentage")


def figure(value: str, high: str | None = None, **fields) -> Figure:
    fields = {"indicator": TEACHERS, **fields}
    return Figure(value=Decimal(value), value_high=high and Decimal(high), **fields)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("1998-12-14", "14 December 1998"),
        ("1998-09", "September 1998"),
        ("1998", "1998"),
        ("0998", "0998"),
        ("", ""),
    ],
)
def test_partial_date_is_written_to_its_precision(date, text):
    assert words.partial_date(date) == text


def test_partial_date_follows_the_language_of_the_page():
    with translation.override("fr"):
        assert words.partial_date("1998-09") == "septembre 1998"


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("1996", "2000", "1996–2000"),
        ("1996-09", "2000", "September 1996 – 2000"),
        ("2002", "2002", "2002"),
        ("1996", "", "since 1996"),
        ("", "2002-05", "until May 2002"),
        ("", "", ""),
    ],
)
def test_period_says_what_is_stated(since, until, text):
    assert words.period(Milestone(since=since, until=until)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1355.00"), "1,355"),
        (Decimal("2.50"), "2.5"),
        (Decimal("10000000.00"), "10,000,000"),
        (Decimal("0.00"), "0"),
        (19, "19"),
        (None, ""),
    ],
)
def test_number_has_separators_and_no_empty_places(value, text):
    assert words.number(value) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (figure("1355"), "1,355"),
        (figure("53", "60"), "53–60"),
        (figure("90", indicator=SHARE, is_percentage=True), "90%"),
        (figure("20", "25.5", indicator=SHARE, is_percentage=True), "20–25.5%"),
    ],
)
def test_amount_shows_ranges_and_percentages(row, text):
    assert words.amount(row) == text


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("100,000", ""),
        ("1,000,000", "long"),
        ("1,200–1,500", "longer"),
        ("31,000–42,000", "longest"),
    ],
)
def test_number_is_of_a_smaller_size_the_longer_it_is(shown, name):
    assert words.size(shown) == name


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (figure("2"), "teachers"),
        (figure("1"), "teacher"),
        (figure("1", "3"), "teachers"),
        (figure("2", unit_as_stated="instructors"), "instructors"),
        (figure("90", indicator=SHARE, is_percentage=True), ""),
    ],
)
def test_unit_is_in_the_words_of_the_source_or_the_indicator(row, text):
    assert words.unit(row) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"since": "1996"}, "since 1996"),
        ({"since": "2013", "until": "2013"}, "2013"),
        ({"is_undated": True}, "undated"),
        ({"is_undated": True, "period_as_stated": "undated"}, "undated"),
    ],
)
def test_figure_without_a_date_says_so(fields, text):
    assert words.when(figure("1", **fields)) == text


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://www.issa.nl/", "www.issa.nl"),
        ("http://example.org/a/", "example.org/a"),
    ],
)
def test_web_address_is_written_as_people_write_it(address, text):
    assert words.web_address(address) == text


def test_language_is_named_and_an_unknown_one_keeps_its_code():
    assert words.language_name("mn") == "Mongolian"
    assert words.language_name("sr-Latn") == "Serbian Latin"
    assert words.language_name("qaa") == "qaa"


def test_in_force_leaves_out_what_is_over_or_not_yet_begun():
    now = Milestone(since="1998", until="")
    over = Milestone(since="1998", until="2001")
    to_come = Milestone(since="9998", until="")

    assert words.in_force([now, over, to_come]) == [now]


@pytest.mark.parametrize("language", ["en", "ru", "de", "hi", "ka"])
def test_many_whole_numbers_are_written_as_each_is(language):
    with translation.override(language):
        written = words.whole_numbers()

        for value in (0, 7, 999, 1000, 12345, 1234567):
            assert written(value) == words.number(value)
