"""A table as a file: nothing in it runs, and everything in it comes back."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from members.intake.tables import RUNS, armed, as_csv, as_xlsx, defused

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("https://a.example/","x")',
    "'=1",
]


def read(lines):
    text = "".join(lines).removeprefix("\ufeff")
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_has_an_apostrophe_before_what_would_run(text):
    _head, (cell,) = read(as_csv(["Name"], [[text]]))

    assert cell == f"'{text}"
    assert armed(cell) == text


@given(st.text())
def test_every_text_comes_back(text):
    assert armed(defused(text)) == text
    assert not defused(text).startswith(RUNS)


@pytest.mark.parametrize("text", ["", "Ark", "'quoted'", "a=b", "5 - 3"])
def test_harmless_text_stays_as_it_is(text):
    assert defused(text) == text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "-1", "'=1"])
def test_xlsx_has_texts_where_texts_were(text):
    sheet = load_workbook(BytesIO(as_xlsx("List", ["Name"], [[text]]))).active

    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")


def test_numbers_are_numbers_and_days_are_days_in_both():
    row = [5, 2.5, None, True, date(2026, 1, 31), datetime(2026, 1, 31, 9, tzinfo=UTC)]

    _head, from_csv = read(as_csv(["a"] * 6, [row]))
    sheet = load_workbook(BytesIO(as_xlsx("List", ["a"] * 6, [row]))).active

    assert from_csv == ["5", "2.5", "", "yes", "2026-01-31", "2026-01-31 09:00"]
    assert [cell.value for cell in sheet[2]] == [
        *(5, 2.5, None, "yes", "2026-01-31", "2026-01-31 09:00"),
    ]


def test_head_is_defused_as_well():
    (head,) = read(as_csv(["=1"], []))

    assert head == ["'=1"]


def test_xlsx_takes_what_no_cell_can_hold():
    content = as_xlsx("A title that is longer than thirty-one letters", ["a\x00"], [])

    sheet = load_workbook(BytesIO(content)).active
    assert (sheet.title, sheet["A1"].value) == ("A title that is longer than thi", "a")
