"""Figures: rows of a grid by what they count, the next year a click away."""

from decimal import Decimal

import pytest

from members.models import Qualifier
from tests.factories import make_indicator, make_program
from tests.members.editing.made import (
    REPORT,
    fill,
    make_entry,
    make_figure,
    make_form,
    messages,
)
from tests.members.editing.page import drawn, sent

pytestmark = pytest.mark.django_db

YEAR = "Write the year, or open “More about this figure” and say that no date is known."


@pytest.fixture(autouse=True)
def _indicators():
    make_indicator("children", name="Children reached", position=1)
    make_indicator("schools", name="Schools", unit_plural="schools", position=2)
    make_indicator("share", name="Share", measure="percentage", position=3)


def of(*figures, **parts):
    return make_entry(figures=list(figures), **parts)


def added(entry, action):
    """The form after a row was added, and the names of its fields."""
    form = make_form("figures", entry)
    form.do(action)
    key = form.typed["figures"][-1]
    return form, f"figures-{key}-"


def test_figures_are_grouped_by_what_they_count_and_keep_their_order():
    entry = of(
        make_figure("s1", indicator="schools"),
        make_figure("c1"),
        make_figure("lost", indicator="trees"),
        make_figure("c2", year="2025"),
    )

    groups = make_form("figures", entry).groups

    assert [(g.indicator.name, [row.key for row in g.rows]) for g in groups] == [
        ("Children reached", ["c1", "c2"]),
        ("Schools", ["s1"]),
        ("trees", ["lost"]),
    ]
    assert [g.next_year for g in groups] == [2026, 2025, 0]
    (up, down) = [(row.can_up, row.can_down) for row in groups[0].rows]
    assert (up, down) == ((False, True), (True, False))


def test_definition_and_unit_of_an_indicator_are_said():
    make_indicator(
        "trees", name="Trees", definition="Planted ones", unit_plural="trees"
    )

    page = drawn(make_form("figures", of(make_figure(indicator="trees"))))

    assert "Planted ones Unit: trees." in page


def test_figure_moves_among_its_own_kind():
    entry = of(
        make_figure("c1"),
        make_figure("s1", indicator="schools"),
        make_figure("c2", year="2025"),
    )
    form = make_form("figures", entry)

    form.do("up:figures:c2")

    assert form.typed["figures"] == ["c2", "s1", "c1"]
    assert form.status == "Children reached: 2025 is now number 1 of 2."


def test_next_figure_begins_like_the_latest_of_its_series():
    latest = {"qualifier": "more_than", "kind": "cumulative", "dimension": "girls"}
    entry = of(
        make_figure("old", year="2012", kind="flow", dimension="girls"),
        make_figure("new", year="2024", value="1900", source="report", **latest),
        make_figure("plan", year="2027", result="target", dimension="girls"),
        sources=[REPORT],
    )

    form, prefix = added(entry, "add:figures:children")

    assert form.focus == f"id_{prefix}value"
    assert form.status == "Children reached: 2025, girls was added."
    row = form.lists[0].rows[-1]
    same = {"qualifier": "more_than", "kind": "cumulative", "dimension": "girls"}
    empty = {"value": "", "source": "", "words": ""}
    expected = {"since": "2025", "until": "2025", **same, **empty}
    assert {name: form.typed[f"{prefix}{name}"] for name in expected} == {
        name: [value] for name, value in expected.items()
    }
    assert row.form.last_time == "2024: more than 1,900, girls"
    assert "Last time – 2024: more than 1,900, girls" in drawn(form)


def test_next_figures_go_through_the_parts_that_lag_behind():
    entry = of(
        make_figure("a", year="2025", dimension="girls"),
        make_figure("b", year="2024", dimension="boys"),
    )
    form = make_form("figures", entry)

    for _ in range(3):
        form.do("add:figures:children")

    assert [row.form.called for row in form.lists[0].rows[2:]] == [
        *("2025, boys", "2026, girls", "2027, girls"),
    ]


def test_part_that_a_new_figure_takes_over_is_not_folded_away():
    entry = make_entry(figures=[make_figure(dimension="in 450 classrooms")])
    form = make_form("figures", entry)

    form.do("add:figures:children")

    [old, new] = form.lists[0].rows
    assert "dimension" in [field.name for field in new.form.first_fields]
    assert "dimension" not in [field.name for field in old.form.first_fields]


def test_table_leads_to_each_figure_and_to_the_one_that_is_due():
    figures = [
        make_figure("old", "2013"),
        make_figure("part", "2013", dimension="girls", qualifier="about", value=1300),
        make_figure("range", "2020", qualifier="range", value=3, value_high=5),
        make_figure("undated", is_undated=True),
    ]

    form = make_form("figures", make_entry(figures=figures))

    [line] = form.table.lines
    assert form.table.years == ["2025", "2020", "2013", ""]
    assert [[row.form.amount for row in cell.rows] for cell in line.cells] == [
        *([], ["3–5"]),
        *(["100", "about 1,300"], ["100"]),
    ]
    assert [cell.is_due for cell in line.cells] == [True, False, False, False]
    assert 'href="#figures-range"' in drawn(form)
    assert 'href="#add-figures-children"' in drawn(form)


def test_figure_that_was_added_and_left_as_it_began_is_not_there():
    form, _prefix = added(of(make_figure()), "add:figures:children")

    after = make_form("figures", form.entry, sent(form))

    assert after.is_valid()
    assert after.entry == form.entry


def test_figure_that_was_added_and_left_without_a_number_is_a_mistake():
    form, prefix = added(of(make_figure()), "add:figures:children")
    data = sent(form) | {f"{prefix}words": ["We reach many children."]}

    after = make_form("figures", form.entry, data)

    assert not after.is_valid()
    assert messages(after) == {
        f"id_{prefix}value": "Write the number of children, for example 1,355."
    }


def test_figure_that_was_added_and_filled_is_there():
    form, prefix = added(of(make_figure()), "add:figures:children")
    data = sent(form) | {f"{prefix}value": ["1 355"]}

    after = make_form("figures", form.entry, data)

    assert after.is_valid(), after.errors
    figure = after.entry.figures[-1]
    assert (figure.value, figure.since, figure.until) == (Decimal(1355), "2025", "2025")
    assert after.typed[f"{prefix}value"] == ["1 355"]


def test_another_indicator_is_chosen_first():
    entry = of()
    form = make_form("figures", entry, {"add-indicator": [""]})

    focus = form.do("add:figures")

    assert (focus, form.status) == (
        *("id_add-indicator", "Choose first, then press the button."),
    )
    assert form.typed["figures"] == []
    form = make_form("figures", entry, {"add-indicator": ["schools"]})
    form.do("add:figures")
    (group,) = form.groups
    assert (group.indicator.code, group.next_year) == ("schools", 2026)


def test_choices_of_indicators_are_sorted_by_name():
    names = [name for _code, name in make_form("figures", of()).choices]

    assert names == ["Children reached", "Schools", "Share"]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"since": "", "until": ""}, "since", YEAR),
        (
            {"is_undated": "on"},
            "is_undated",
            "There is a date above. Keep one of the two.",
        ),
        ({"until": "2023"}, "until", "This is before the beginning."),
        (
            {"value": "about 100"},
            "value",
            "Write only the number, for example 1,355. Words such as “about” have a "
            "field of their own.",
        ),
        ({"value": ""}, "value", "Write the number of children, for example 1,355."),
        (
            {"value": "1.555,555"},
            "value",
            "Write at most two digits after the point.",
        ),
        (
            {"value": "9" * 20},
            "value",
            "This number is too large. Check how many zeros it has.",
        ),
        (
            {"qualifier": "range"},
            "value_high",
            "Write the second number of the range.",
        ),
        (
            {"value_high": "200"},
            "value_high",
            "Only a range has a second number. Choose “between”, or delete it.",
        ),
        (
            {"qualifier": "range", "value_high": "50"},
            "value_high",
            "This is less than the first number.",
        ),
        (
            {"kind": ""},
            "kind",
            "Choose whether this counts one moment, a time, or all so far.",
        ),
    ],
)
def test_mistake_in_a_figure_is_told_at_its_field(changes, field, message):
    typed = {f"figures-f1-{name}": value for name, value in changes.items()}

    form = fill("figures", of(make_figure()), typed)

    assert not form.is_valid()
    assert messages(form) == {f"id_figures-f1-{field}": message}
    assert form.errors[0].label.startswith("Children reached")


def test_mistake_among_the_folded_fields_unfolds_them():
    form = fill("figures", of(make_figure()), {"figures-f1-is_undated": "on"})
    form.is_valid()

    assert '<details class="more" open>' in drawn(form)


def test_percentage_above_100_is_refused():
    form = fill("figures", of(make_figure(indicator="share", value=40)), {
        "figures-f1-value": "140",
    })  # fmt: skip

    assert not form.is_valid()
    assert messages(form) == {"id_figures-f1-value": "A percentage is at most 100."}


def test_range_is_typed_as_two_numbers():
    typed = {"qualifier": "range", "value": "53", "value_high": "60"}

    form = fill("figures", of(make_figure()), {
        f"figures-f1-{name}": value for name, value in typed.items()
    })  # fmt: skip

    assert form.is_valid(), form.errors
    figure = form.entry.figures[0]
    assert figure.qualifier == Qualifier.RANGE
    assert (figure.value, figure.value_high) == (53, 60)


def test_figure_that_another_corrects_is_forgotten_when_it_is_removed():
    entry = of(make_figure("a"), make_figure("b", supersedes="a"))
    form = make_form("figures", entry)
    form.do("remove:figures:a")

    after = make_form("figures", entry, sent(form))

    assert after.is_valid(), after.errors
    assert after.entry.figures[0].supersedes is None


def test_figure_that_is_missing_and_that_another_corrects_is_a_mistake():
    entry = of(make_figure("a"), make_figure("b", supersedes="a"))

    form = fill("figures", entry, {"figures": ["b"]})

    assert not form.is_valid()
    assert messages(form) == {
        "id_figures-b-supersedes": "That figure was removed. Choose another, or “No”."
    }


def test_only_figures_of_the_same_indicator_can_be_corrected():
    make_program("reading", name="Reading")
    entry = of(
        make_figure("a", value=90),
        make_figure("b", year="2025"),
        make_figure("c", indicator="schools"),
    )

    form = make_form("figures", entry).lists[0].row("b").form

    assert form.fields["supersedes"].choices == [("", "No"), ("a", "2024: 90")]
    assert form.fields["program"].choices[1:] == [("reading", "Reading")]
