"""Every figure of a sentence, and no number that is none."""

import pytest

from tests.members.intake.reading.pages import figures, read_as_json

SENTENCES = [
    (
        "The program is active in 267 classroom in 53 kindergartens and 30 primary "
        "classrooms in 19 schools.",
        [
            ("classrooms", 267, "exact"),
            ("kindergartens", 53, "exact"),
            ("classrooms", 30, "exact"),
            ("primary_schools", 19, "exact"),
        ],
    ),
    (
        "Since 1997 more than 1900 teachers were trained.",
        [("teachers_trained", 1900, "more_than")],
    ),
    ("Over 1,355 children attend.", [("children", 1355, "more_than")]),
    ("By 2000 there were 1.110 teachers at work.", [("teachers", 1110, "exact")]),
    ("We reach 2 614 children.", [("children", 2614, "exact")]),
    ("We reach 2\u00a0614 children.", [("children", 2614, "exact")]),
    ("About twenty-five kindergartens take part.", [("kindergartens", 25, "about")]),
    (
        "Two hundred and fifty children and a dozen trainers came.",
        [("children", 250, "exact"), ("trainers", 12, "exact")],
    ),
    (
        "Nearly 600 children, almost 40 schools.",
        [("children", 600, "about"), ("primary_schools", 40, "about")],
    ),
    (
        "There are at least 12 sites and up to 90 groups.",
        [("sites", 12, "at_least"), ("groups", 90, "up_to")],
    ),
    ("Less than 20 schools take part.", [("primary_schools", 20, "less_than")]),
    ("The program works in 3,000-4,000 classrooms.", [("classrooms", 3000, "range")]),
    ("Between 20 and 30 kindergartens work so.", [("kindergartens", 20, "range")]),
    (
        "There are 518 rural classrooms, out of which 446 are replication classrooms.",
        [("classrooms", 518, "exact")],
    ),
    ("Seven of the ten regions take part.", [("areas_covered", 7, "exact")]),
    (
        "The program works in over half of the preschools.",
        [("coverage_share", 50, "more_than")],
    ),
    (
        "Roma children are served by more than 90% of our activities.",
        [("activity_share", 90, "more_than")],
    ),
    (
        "The program works in 108 preschool and 120 primary school classrooms.",
        [("classrooms", 108, "exact"), ("classrooms", 120, "exact")],
    ),
    ("Three kindergartens are model training sites.", [("model_sites", 3, "exact")]),
    (
        "Twenty teachers and instructors are trained as national trainers.",
        [("trainers", 20, "exact")],
    ),
    (
        "The network unites around 900 teachers, counsellors and principals.",
        [("professionals", 900, "about")],
    ),
    ("The number of children has reached 5 000.", [("children", 5000, "exact")]),
    ("In 2003 we worked in 41 settlements.", [("sites", 41, "exact")]),
    ("It works in three of Togo's five regions.", [("areas_covered", 3, "exact")]),
    (
        "Some 350 teachers have been prepared in four years.",
        [("teachers_trained", 350, "about")],
    ),
    ("Classrooms: 212", [("classrooms", 212, "exact")]),
    (
        "The network grew from 12 to 60 kindergartens.",
        [("kindergartens", 12, "exact"), ("kindergartens", 60, "exact")],
    ),
]
NO_FIGURES = [
    "In 2002 children began to come.",
    "Since 1994 teachers meet in summer.",
    "We work with children ages 3–7 and with pupils of grades 1-4.",
    "Children aged 3 to 6 years and their parents play together.",
    "By Act No. 142/1998 schools may choose their program.",
    "On 14 December 1998 teachers met in kindergarten No. 5.",
    "A three-day course for teachers costs 200 euros.",
    "There are 20 children per group, and two teachers in each classroom.",
    "The course of 160 hours is for teachers.",
    "In Romania there are 6,200 kindergartens.",
    "It was founded by a fund, four municipalities and two universities in 1997.",
    "One of the teachers said so.",
    "Tel. 312 55 50 14, schools may call.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_figures_of_a_sentence_are_all_found(text, expected, words):
    assert figures(text, words) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_number_that_counts_nobody_is_no_figure(text, words):
    assert figures(text, words) == []


@pytest.mark.parametrize(
    ("text", "kind", "result", "period"),
    [
        ("The program will serve around 600 children.", "stock", "target", None),
        ("In 2004 we plan to train 80 teachers.", "flow", "target", "2004"),
        (
            "It began in 1996 as a pilot project in 6 regions.",
            "stock",
            "baseline",
            "1996",
        ),
        (
            "Since 1996 it has trained 900 teachers.",
            "cumulative",
            "actual",
            "Since 1996",
        ),
        ("In 2001 we trained 110 teachers.", "flow", "actual", "2001"),
        ("There are 72 kindergartens.", "stock", "actual", None),
        ("In 2005 we opened 15 new groups.", "flow", "actual", "2005"),
    ],
)
def test_figure_says_how_it_is_meant(text, kind, result, period, words):
    (figure,) = read_as_json(text, words)["figures"]

    assert (figure["kind"], figure["result"], figure["period_as_stated"]) == (
        kind,
        result,
        period,
    )


def test_since_then_means_the_year_spoken_of_before(words):
    text = (
        "It began in Osh in 1996. Since then more than 50 teachers have been trained."
    )

    (figure,) = read_as_json(text, words)["figures"]

    assert figure["period_as_stated"] == "since 1996"


def test_classrooms_in_kindergartens_are_preschool_ones(words):
    text = "We have 267 classrooms in 53 kindergartens and 30 classrooms in 19 schools."

    dimensions = [one["dimension"] for one in read_as_json(text, words)["figures"]]

    assert dimensions == ["preschool", None, "primary", None]


def test_range_keeps_both_ends(words):
    (figure,) = read_as_json("Between 20 and 30 groups meet.", words)["figures"]

    assert (figure["value"], figure["value_high"]) == (20, 30)


@pytest.mark.parametrize("gap", ["    ", "\t"])
def test_table_of_plain_text_is_read_by_its_columns(gap, words):
    rows = [("Year", "Kindergartens", "Teachers"), ("1999", "12", "48")]
    rows.append(("2000", "20", "85"))
    text = "Center Sun\n\nNumbers\n\n" + "\n".join(gap.join(row) for row in rows)

    read = read_as_json(text, words)["figures"]

    assert [
        (one["indicator"], one["value"], one["period_as_stated"]) for one in read
    ] == [
        ("kindergartens", 12, "1999"),
        ("teachers", 48, "1999"),
        ("kindergartens", 20, "2000"),
        ("teachers", 85, "2000"),
    ]
