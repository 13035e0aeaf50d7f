"""Numbers whose noun stands elsewhere, and what is said of others."""

import pytest

from tests.members.intake.reading.pages import figures, read_as_json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We trained 900 teachers; a further 70 took the course in autumn.",
            [("teachers_trained", 900, "exact"), ("teachers_trained", 70, "exact")],
        ),
        (
            "In 1994 it began in 5 kindergartens. By 1998 their number was 28.",
            [("kindergartens", 5, "exact"), ("kindergartens", 28, "exact")],
        ),
        (
            "According to the census, the province has 36 districts; we are active "
            "in five.",
            [("areas_covered", 5, "exact")],
        ),
        (
            "There are 12 training centers, 4 more will open.",
            [("model_sites", 12, "exact"), ("model_sites", 4, "exact")],
        ),
        (
            "Children (1 400 in kindergartens and 900 in primary classes) take part.",
            [("children", 1400, "exact"), ("children", 900, "exact")],
        ),
        ("teachers more than 4 700", [("teachers", 4700, "more_than")]),
        (
            "Teachers and directors trained - 2780",
            [("professionals_trained", 2780, "exact")],
        ),
        (
            "It spread to 60 kindergartens/50 primary schools.",
            [("kindergartens", 60, "exact"), ("primary_schools", 50, "exact")],
        ),
        (
            "Nine kindergartens and five schools serve as training centers.",
            [("model_sites", 9, "exact"), ("model_sites", 5, "exact")],
        ),
        ("12 resource (model) centers are open.", [("model_sites", 12, "exact")]),
        (
            "We have 7 training centers: 4 in kindergartens and 3 in schools.",
            [("model_sites", 7, "exact")],
        ),
        ("There are 84 first to fourth grade classes.", [("classrooms", 84, "exact")]),
        (
            "There are 1,300 preschools in the country, of which 212 work with us.",
            [("kindergartens", 212, "exact")],
        ),
        (
            "The number of children grew from 2,000 in 1998 to 11,500 in 2003.",
            [("children", 2000, "exact"), ("children", 11500, "exact")],
        ),
        (
            "Eight kindergartens began in 1994, in 1995 there were 20.",
            [("kindergartens", 8, "exact"), ("kindergartens", 20, "exact")],
        ),
        ("1 university teaches it.", [("faculties", 1, "exact")]),
        ("About 30 pre-schools take part.", [("kindergartens", 30, "about")]),
    ],
)
def test_number_without_its_noun_is_understood(text, expected, words):
    assert figures(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The village has 2000 people.",
        "The union was formed in 1996 by three teachers.",
        "The founders are a fund, four municipalities and four universities.",
        "The seminar was for 62 faculty members.",
        "At the university 240 students attend the course.",
    ],
)
def test_count_of_others_is_no_figure(text, words):
    assert figures(text, words) == []


def test_towns_that_only_tell_where_kindergartens_are_count_nothing(words):
    assert figures("We work in 9 kindergartens in five towns.", words) == [
        ("kindergartens", 9, "exact")
    ]


def test_persons_count_where_they_were_trained(words):
    assert figures("We trained 300 persons.", words) == [
        ("professionals_trained", 300, "exact")
    ]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("The network grew from 12 to 60 groups.", ["baseline", "actual"]),
        ("From nine groups it has grown to 96 classes.", ["baseline", "actual"]),
        ("Ten pilot schools work so.", ["actual"]),
        ("600 teachers are going to be trained.", ["target"]),
        ("400 teachers to be certified.", ["target"]),
    ],
)
def test_result_is_told_by_the_words_around_it(text, results, words):
    read = read_as_json(text, words)["figures"]

    assert [one["result"] for one in read] == results


def test_html_table_with_an_empty_corner_is_read_by_its_columns(words):
    page = (
        "<h2>Center Sun</h2><h3>Numbers</h3><table>"
        "<tr><th></th><th>institutions</th><th>children</th></tr>"
        "<tr><td>Kindergartens</td><td>54</td><td>3 210</td></tr></table>"
    )

    read = read_as_json(page, words, "page.html")["figures"]

    assert [(one["indicator"], one["value"]) for one in read] == [
        ("kindergartens", 54),
        ("children", 3210),
    ]


def test_plain_table_under_a_line_of_years_is_read(words):
    page = "Center Sun\n\nNumbers\n\n           2002   2006\ngroups      81    94\n"
    page += "schools     66    73\n"

    read = read_as_json(page, words)["figures"]

    assert [(one["value"], one["period_as_stated"]) for one in read] == [
        (81, "2002"),
        (94, "2006"),
        (66, "2002"),
        (73, "2006"),
    ]
