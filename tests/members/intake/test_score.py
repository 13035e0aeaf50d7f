"""The measure itself: what is right, missed and wrong is counted as such."""

from copy import deepcopy

import pytest

from tests.members.intake.fields import FIELDS, shown
from tests.members.intake.likeness import likeness, tells, years
from tests.members.intake.score import Score, pair
from tests.members.intake.scoring import (
    PAGES,
    expected_of,
    line,
    main,
    mistakes,
    pages_in,
    scores_of,
    table,
    total,
)

FIGURE = {
    "indicator": "classrooms",
    "value": 36,
    "value_high": None,
    "qualifier": "exact",
    "kind": "stock",
    "result": "actual",
    "period_as_stated": "since 2001",
    "dimension": "primary",
    "words": "36 primary classrooms in 17 schools",
}
PAGE = {
    "name": "Foundation “Little Boat”",
    "other_names": ["FLB"],
    "country": "AL",
    "founded": "1999-05",
    "program_since": "1998",
    "mission": "The mission of the Foundation is to make each kindergarten better.",
    "goals": ["To train teachers", {"text": "To open", "items": ["groups", "camps"]}],
    "activities": ["Courses for parents;"],
    "priority_areas": [{"title": "Access", "statement": "A place for every child."}],
    "partners": ["UNICEF", "Ministry of Education"],
    "figures": [FIGURE],
    "milestones": [{"date": "1999-05", "text": "founded in May 1999 by parents"}],
}


def scores(**answered):
    """The scores of PAGE read rightly, but for what is given."""
    return scores_of(PAGE, {**deepcopy(PAGE), **answered})


def test_what_was_read_as_expected_is_all_right():
    measured = scores()

    assert measured.keys() == FIELDS.keys()
    assert {name: score.f1 for name, score in measured.items()} == dict.fromkeys(
        FIELDS, 1.0
    )
    assert measured["goals, nested"].found == 4
    assert mistakes(measured) == []


@pytest.mark.parametrize("page", pages_in(PAGES), ids=lambda page: page.name)
def test_each_expected_page_measured_by_itself_is_all_right(page):
    expected = expected_of(page)

    assert mistakes(scores_of(expected, expected)) == []


def test_page_read_as_nothing_misses_everything_and_is_never_wrong():
    empty = {field: [] if isinstance(PAGE[field], list) else None for field in PAGE}

    measured = scores_of(PAGE, empty)

    for score in measured.values():
        assert (score.precision, score.recall, score.f1) == (1.0, 0.0, 0.0)


def test_missed_and_wrong_figure_are_each_counted():
    other = {**FIGURE, "value": 17, "indicator": "primary_schools"}

    measured = scores(figures=[other])["figures"]

    assert measured == Score(0, (shown(FIGURE),), (shown(other),))


def test_figure_told_twice_is_right_once():
    measured = scores(figures=[FIGURE, FIGURE])["figures"]

    assert (measured.precision, measured.recall) == (0.5, 1.0)
    assert measured.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("part", "value"),
    [("indicator", "groups"), ("value", 360), ("qualifier", "about")],
)
def test_figure_with_another_number_is_another_figure(part, value):
    measured = scores(figures=[{**FIGURE, part: value}])

    assert measured["figures"].found == 0
    assert measured["figures, whole"].found == 0


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("value_high", 40),
        ("kind", "flow"),
        ("result", "target"),
        ("period_as_stated", "2001"),
        ("period_as_stated", None),
        ("dimension", None),
        ("dimension", "of kindergartens"),
        ("words", "118 children"),
    ],
)
def test_figure_with_another_part_is_found_but_not_whole(part, value):
    measured = scores(figures=[{**FIGURE, part: value}])

    assert measured["figures"].found == 1
    assert measured["figures, whole"].found == 0


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("value", 36.0),
        ("period_as_stated", "Since the year 2001"),
        ("dimension", "primary classrooms"),
        ("words", "36 primary classrooms"),
    ],
)
def test_figure_cut_a_little_otherwise_is_the_same_whole(part, value):
    assert scores(figures=[{**FIGURE, part: value}])["figures, whole"].found == 1


def test_two_figures_of_one_number_are_told_apart_by_the_rest():
    other = {**FIGURE, "period_as_stated": "2009", "dimension": "preschool"}

    measured = scores_of(
        {**PAGE, "figures": [FIGURE, other]}, {**PAGE, "figures": [other, FIGURE]}
    )

    assert measured["figures, whole"].found == 2


def test_year_is_right_where_the_date_is_not():
    measured = scores(founded="1999-06-01")

    assert measured["founding year"].f1 == 1.0
    assert measured["founding date"] == Score(0, ("1999-05",), ("1999-06-01",))


def test_date_where_none_is_stated_is_wrong():
    measured = scores_of({**PAGE, "founded": None}, PAGE)["founding date"]

    assert measured == Score(0, (), ("1999-05",))


@pytest.mark.parametrize(
    ("mission", "found"),
    [
        ("to make each kindergarten better", 1),
        ("“The mission of the Foundation is to make each kindergarten better”", 1),
        ("Home | The mission of the Foundation", 0),
        (f"{PAGE['mission']} It was founded in May 1999 by parents. It has a bus.", 0),
    ],
    ids=["without its beginning", "in quotes", "its beginning", "with what follows"],
)
def test_mission_is_found_by_four_fifths_of_its_words(mission, found):
    assert scores(mission=mission)["mission"].found == found


def test_flat_list_has_the_items_and_not_their_nesting():
    flat = ["To train teachers", "To open", "groups", "camps"]

    measured = scores(goals=flat)

    assert measured["goals"].f1 == 1.0
    assert measured["goals, nested"].found == 2
    assert measured["goals, nested"].missed == ("groups < To open", "camps < To open")


def test_items_in_another_order_or_with_a_bullet_are_the_same():
    goals = [{"text": "• To open:", "items": ["camps", "groups;"]}, "To train teachers"]

    assert scores(goals=goals)["goals, nested"].f1 == 1.0


def test_two_items_run_together_are_neither():
    assert scores(goals=["To train teachers To open groups camps"])["goals"].found == 0


def test_area_without_its_statement_is_found_but_not_whole():
    measured = scores(priority_areas=[{"title": "Access", "statement": None}])

    assert measured["priority areas"].f1 == 1.0
    assert measured["priority areas, whole"].found == 0


def test_event_needs_its_date_and_half_of_its_words():
    def found(date, text):
        return scores(milestones=[{"date": date, "text": text}])["milestones"].found

    assert found("1999-05", "The foundation was founded in May 1999.") == 1
    assert found("1999", "founded in May 1999 by parents") == 0
    assert found("1999-05", "Courses for parents began.") == 0


def test_pages_add_up_figure_by_figure():
    wrong = scores(figures=[FIGURE, {**FIGURE, "value": 5}, {**FIGURE, "value": 6}])

    measured = total([scores(), wrong])["figures"]

    assert (measured.found, measured.answered, measured.expected) == (2, 4, 2)
    assert measured.precision == 0.5


def test_table_and_line_tell_the_counts():
    measured = scores(figures=[], founded="2001")

    assert "| figures | 1 | 0 | 0 | 1.00 | 0.00 | 0.00 |" in table(measured)
    assert "figures 0/1+0  founding year 0/1+1  mission 1/1+0" in line("a", measured)


def test_folder_without_pages_is_refused(tmp_path, capsys):
    (tmp_path / "page.json").write_text("{}")

    with pytest.raises(SystemExit):
        main([str(tmp_path)])

    assert "There are no pages to read." in capsys.readouterr().err


def test_pages_are_named_by_folder_or_one_by_one(tmp_path):
    for name in ("b.html", "a.txt", "a.json"):
        (tmp_path / name).write_text("")

    assert [page.name for page in pages_in(tmp_path)] == ["a.txt", "b.html"]
    assert pages_in(tmp_path / "a.txt", tmp_path / "a.json") == [tmp_path / "a.txt"]


def test_pair_takes_those_most_alike_first():
    measured = pair([10, 20], [19, 11, 12], lambda one, two: 1 / (1 + abs(one - two)))

    assert measured == Score(2, (), ("12",))


def test_likeness_knows_no_case_quotes_or_bullets():
    assert likeness("• “Every Child”", "every child") == 1.0
    assert likeness("every child", "each school") == 0.0
    assert likeness("one two three four", "one two three five") == 0.75


def test_words_that_are_in_both_tell_of_the_same():
    assert tells("67 groups", "67 half-day groups in schools")
    assert not tells("67 half-day groups", "12 teachers of half a county")
    assert not tells("", "67 groups")


def test_period_is_its_years_and_whether_it_goes_on():
    assert years("in the school year 2006/2007") == (["2006", "2007"], False)
    assert years("Since 1997") == (["1997"], True)
    assert years("undated") == years(None) == ([], False)
