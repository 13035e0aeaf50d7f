"""What may be a slip is asked, and never refused."""

import pytest

from members.editing import questions
from tests.factories import make_indicator
from tests.members.editing.made import TODAY, fill, make_entry, make_figure, make_form
from tests.members.editing.page import drawn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indicator():
    make_indicator("children", name="Children")


def asked(*figures, new):
    """The texts of the questions about a new figure beside others."""
    before = make_entry(figures=[*figures])
    after = make_entry(figures=[*figures, *[make_figure("new", **new)]])
    return [question.text for question in questions(after, before, TODAY)]


@pytest.mark.parametrize(
    ("value", "is_asked"), [(50, False), (49, True), (150, False), (151, True)]
)
def test_figure_that_departs_by_more_than_half_is_asked_about(value, is_asked):
    found = asked(make_figure("a"), new={"year": "2025", "value": value})

    text = f"It is {value} now. Last time (2024) it was 100."
    assert found == ([text] if is_asked else [])


@pytest.mark.parametrize(
    "other",
    [
        {"dimension": "girls"},
        {"kind": "flow"},
        {"result": "target"},
        {"program": "reading"},
        {"unit_as_stated": "families"},
        {"is_undated": True},
    ],
)
def test_figures_of_another_series_are_not_compared(other):
    assert asked(make_figure("a", **other), new={"year": "2025", "value": 10**6}) == []


def test_the_latest_year_before_is_compared_and_not_a_corrected_figure():
    found = asked(
        make_figure("a", year="2020", value=10),
        make_figure("b", year="2023", value=1000),
        make_figure("c", year="2023", value=100, supersedes="b"),
        make_figure("d", year="2026", value=10),
        new={"year": "2025", "value": 120},
    )

    assert found == []


def test_figure_after_nothing_is_not_compared():
    assert asked(make_figure("a", value=0), new={"year": "2025", "value": 0}) == []


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({"year": "2026"}, False),
        ({"year": "2027"}, True),
        ({"year": "2026-06"}, True),
        ({"year": "2026-05"}, False),
        ({"year": "2027", "result": "target"}, False),
    ],
)
def test_result_of_a_time_to_come_is_asked_about(fields, is_asked):
    assert bool(asked(new=fields)) == is_asked


def test_stock_without_an_end_is_asked_about():
    figure = {"until": "", "year": "2024"}

    assert asked(new=figure) == [
        "Is this for 2024 only? Then write it in “To” as well.",
    ]
    assert asked(new={**figure, "kind": "cumulative"}) == []


@pytest.mark.parametrize(
    ("part", "total", "is_asked"),
    [
        ({}, {}, True),
        ({"value": 100}, {}, False),
        ({"year": "2023"}, {}, False),
        ({}, {"qualifier": "more_than"}, False),
        ({}, {"qualifier": "range", "value_high": 120}, False),
        ({}, {"program": "reading"}, False),
        ({"program": "reading"}, {}, True),
        ({}, {"kind": "flow"}, False),
        ({}, {"dimension": "boys"}, False),
    ],
)
def test_part_larger_than_its_total_is_asked_about(part, total, is_asked):
    part = {"dimension": "girls", "value": 120, **part}

    found = asked(make_figure("total", **total), new=part)

    text = "A part (girls: 120) is larger than the total, 100."
    assert found == ([text] if is_asked else [])


def test_total_smaller_than_its_part_is_asked_about():
    part = make_figure("part", dimension="girls", value=120)

    assert asked(part, new={}) == ["A part (girls: 120) is larger than the total, 100."]


@pytest.mark.parametrize(
    ("section", "listed", "item", "name"),
    [
        ("milestones", "milestones", {"since": "2027", "text": "x"}, "since"),
        ("names", "founding_dates", {"date": "2027", "is_preferred": True}, "date"),
    ],
)
def test_event_of_a_time_to_come_is_asked_about(section, listed, item, name):
    after = make_entry(**{listed: [{"key": "k", **item}]})

    form = make_form(section, after, public=make_entry())

    (question,) = form.questions
    assert question.anchor == f"id_{listed}-k-{name}"
    assert question.text == "2027 has not come yet. Is the year right?"


def test_questions_are_asked_about_what_is_new_only():
    old, new = make_figure("a"), make_figure("b", "2025", value=900)
    entry = make_entry(figures=[old, new])

    form = make_form("figures", entry, public=make_entry(figures=[old]))

    assert make_form("figures", entry).questions == []
    assert [question.anchor for question in form.questions] == ["id_figures-b-value"]
    assert "Is this right?" in drawn(form)


@pytest.mark.parametrize(
    ("name", "typed", "text"),
    [
        ("value", "1.110", "“1.110” can be read in two ways. Was 1,110 meant?"),
        (
            "since",
            "03/04/2024",
            "“03/04/2024” can be read in two ways. Was 3 April 2024 meant?",
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(name, typed, text):
    entry = make_entry(figures=[make_figure()])

    form = fill("figures", entry, {f"figures-f1-{name}": typed})

    assert form.is_valid(), form.errors
    (question, *_) = form.questions
    assert (question.anchor, question.text) == (f"id_figures-f1-{name}", text)
    assert text in drawn(form)


def test_questions_wait_until_there_is_no_mistake():
    typed = {"figures-f1-value": "1.110", "figures-f1-until": "soon"}

    form = fill("figures", make_entry(figures=[make_figure()]), typed)

    assert not form.is_valid()
    assert "Is this right?" not in drawn(form)
