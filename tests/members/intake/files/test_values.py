"""Cells are read in the usual ways of writing, and what was doubtful is told."""

from datetime import date

import pytest

from tests.factories import make_area, make_country, make_kind, make_program
from tests.members.intake.files.reading import only, read_csv, read_xlsx, told


@pytest.fixture(autouse=True)
def vocabulary(db):
    make_country("MN", name="Mongolia", name_ru="Монголия")
    make_country("XK", name="Kosovo")
    make_program("step-by-step", name="Step by Step")
    make_area("outreach", name="Outreach")
    make_kind("full", name="Full member")


def founded(folder, text):
    source = read_csv(folder, f"slug;founded\nschool;{text}")
    given = only(source)
    (line,) = given.lists["founding_dates"]
    return line.fields["date"], [reading.right for reading in given.readings]


@pytest.mark.parametrize(
    ("text", "value", "readings"),
    [
        ("1998", "1998", []),
        ("1998-09", "1998-09", []),
        ("1998-09-14", "1998-09-14", []),
        ("5 June 2010", "2010-06-05", ["2010-06-05"]),
        ("14.12.1998", "1998-12-14", ["1998-12-14"]),
        (
            "05/06/2010",
            "2010-06-05",
            ["5 June 2010 (the day first; write 2010-06-05 to be certain)"],
        ),
    ],
)
def test_date_is_read_in_many_ways(text, value, readings, tmp_path):
    assert founded(tmp_path, text) == (value, readings)


@pytest.mark.parametrize("text", ["31/02/2010", "soon", "98", "2010-13"])
def test_what_is_no_date_is_told_with_what_would_be_right(text, tmp_path):
    source = read_csv(tmp_path, f"slug;founded\nschool;{text}")

    assert told(source) == [("", 2, "founded", text, "This is no date.")]


def dates_of(folder, *texts):
    """The dates of a column, each with how it was read."""
    rows = "".join(f"\nschool-{n};{text}" for n, text in enumerate(texts))
    source = read_csv(folder, f"slug;founded{rows}")
    return source, [
        (
            [line.fields["date"] for line in given.lists.get("founding_dates", [])],
            [reading.message for reading in given.readings],
        )
        for given in source.organizations
    ]


def test_doubtful_date_is_told_in_one_clear_sentence(tmp_path):
    _source, found = dates_of(tmp_path, "05/06/2010")

    assert found == [
        (
            ["2010-06-05"],
            [
                "“05/06/2010” was read as 5 June 2010 (the day first; write 2010-06-05 "
                "to be certain)."
            ],
        )
    ]


def test_column_with_a_date_that_can_only_have_the_month_first_is_read_so(tmp_path):
    _source, found = dates_of(tmp_path, "05/06/2010", "06/25/2010", "04.03.2010")

    assert [dates for dates, _told in found] == [
        ["2010-05-06"],
        ["2010-06-25"],
        ["2010-03-04"],
    ]
    assert found[0][1] == [
        "“05/06/2010” was read as 6 May 2010 (the month first, as elsewhere in this "
        "column; write 2010-05-06 to be certain)."
    ]


def test_column_with_both_orders_is_no_guess_but_an_error(tmp_path):
    source, found = dates_of(tmp_path, "05/06/2010", "06/25/2010", "25/06/2010")

    assert [dates for dates, _told in found] == [[], ["2010-06-25"], ["2010-06-25"]]
    (wrong,) = source.organizations[0].errors
    assert (wrong.place.row, wrong.place.column, wrong.value) == (
        2,
        "founded",
        "05/06/2010",
    )
    assert wrong.message.startswith("Nobody can know which is the day")


def test_other_column_keeps_its_own_order(tmp_path):
    head = "slug;founded;member_since"
    source = read_csv(tmp_path, f"{head}\nschool;06/25/2010;05/06/2010")

    (line,) = only(source).lists["memberships"]
    assert line.fields["since"] == "2010-06-05"


def value_of(folder, text):
    head = "organization;key;value"
    source = read_csv(folder, f"{head}\nschool;pupils;{text}", "figures.csv")
    given = only(source)
    (line,) = given.lists["figures"]
    return line.fields["value"], [reading.right for reading in given.readings]


@pytest.mark.parametrize(
    ("text", "value", "readings"),
    [
        ("1355", 1355, []),
        ("1355.5", 1355.5, []),
        ("1 234", 1234, ["1234"]),
        ("1.234,5", 1234.5, ["1234.5"]),
        ("12,345,678", 12345678, ["12345678"]),
        ("1.234", 1234, ["1234 (write it without signs to be certain)"]),
    ],
)
def test_number_is_read_in_many_ways(text, value, readings, tmp_path):
    assert value_of(tmp_path, text) == (value, readings)


@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        ("47.91843", "-106.9177", (47.91843, -106.9177)),
        ("47,91843", "106,9177", (47.91843, 106.9177)),
        ("47.918431234", "106", (47.91843, 106)),
        ("33.9° S", "18.4 E", (-33.9, 18.4)),
    ],
)
def test_degrees_are_read_in_many_ways(latitude, longitude, point, tmp_path):
    text = f"slug;lat;lon\nschool;{latitude};{longitude}"

    values = only(read_csv(tmp_path, text)).values

    assert (values["place.latitude"], values["place.longitude"]) == point


@pytest.mark.parametrize("country", ["MN", "mn", "Mongolia", "МОНГОЛИЯ"])
def test_country_is_known_by_code_and_by_name_in_any_language(country, tmp_path):
    given = only(read_csv(tmp_path, f"name,country\nSchool,{country}"))

    assert given.values["place.country"] == "MN"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Mongola", "Perhaps you mean “MN” (Mongolia)."),
        ("Russia", "Perhaps you mean “RU” (Russian Federation)."),
        ("Atlantis", "Write the code or the name of a word that is in the vocabulary."),
    ],
)
def test_unknown_country_is_told_with_the_nearest(text, right, tmp_path):
    make_country("RU", name="Russian Federation")

    source = read_csv(tmp_path, f"name,country\nSchool,{text}")

    (error,) = source.organizations[0].errors
    assert error.message == f"“{text}” is not in the vocabulary."
    assert error.right == right
    assert (error.place.row, error.place.column) == (2, "country")


def test_every_error_of_every_row_is_told(tmp_path):
    text = (
        "name,country,latitude,founded\n"
        "A,Nowhere,north,never\n"
        "B,MN,1,1998\n"
        "C,MN,x,soon\n"
    )

    source = read_csv(tmp_path, text)

    assert [place[1:3] for place in told(source)] == [
        (2, "country"),
        (2, "latitude"),
        (2, "founded"),
        (4, "latitude"),
        (4, "founded"),
    ]


def test_choice_is_known_by_code_and_label(tmp_path):
    rows = "school;a;legal\nschool;b;Former name\nschool;c;nickname"
    source = read_csv(tmp_path, f"organization;key;type\n{rows}", "names.csv")

    (given,) = source.organizations
    assert [line.fields.get("type") for line in given.lists["names"]] == [
        "legal",
        "former",
        None,
    ]
    (error,) = given.errors
    assert error.right == (
        "Write legal, local, translation, acronym, short, former or alias."
    )


def test_language_is_known_by_code_and_by_name(tmp_path):
    text = "slug,language\na,sr-Latn\nb,English\nc,Русский\nd,some of them"

    source = read_csv(tmp_path, text)

    assert [given.values.get("name_language") for given in source.organizations] == [
        "sr-Latn",
        "en",
        "ru",
        None,
    ]
    assert [row for _sheet, row, *_rest in told(source)] == [5]


def test_address_without_https_gets_it_and_this_is_told(tmp_path):
    given = only(read_csv(tmp_path, "slug,url\nschool,www.school.example/about"))

    assert given.values["contact.website"] == "https://www.school.example/about"
    assert [reading.right for reading in given.readings] == [
        "https://www.school.example/about"
    ]


def test_cells_of_spreadsheets_have_types(tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[
            ["slug", "phone", "founded", "latitude", "longitude"],
            ["a", 97611000000, 1998, 47.5, -1.25],
            ["b", True, date(2010, 6, 5), None, None],
        ],
    )

    first, second = source.organizations
    assert first.values["contact.phone"] == "97611000000"
    assert first.values["place.longitude"] == -1.25
    assert first.lists["founding_dates"][0].fields["date"] == "1998"
    assert second.lists["founding_dates"][0].fields["date"] == "2010-06-05"


def test_failed_formula_and_one_without_a_result_are_told(tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[["slug", "city", "phone"], ["a", "#N/A", "=1+1"]],
    )

    assert [message for *_place, message in told(source)] == [
        "The formula of this cell failed.",
        "This cell holds a formula without its result.",
    ]


def test_text_of_many_lines_keeps_them(tmp_path):
    text = 'slug,mission\nschool,"# Mission\n\n- one\n- two"\n'

    (line,) = only(read_csv(tmp_path, text)).lists["texts"]

    assert line.fields == {"mission": "# Mission\n\n- one\n- two", "language": "en"}


def test_texts_in_languages_have_columns_of_their_own(tmp_path):
    text = "slug,summary,Summary (ru),mission_ru\nschool,A school,Школа,Учить"

    lines = only(read_csv(tmp_path, text)).lists["texts"]

    assert {line.key: dict(line.fields) for line in lines} == {
        "en": {"language": "en", "summary": "A school"},
        "ru": {"language": "ru", "summary": "Школа", "mission": "Учить"},
    }


def test_one_row_may_say_membership_programs_and_areas(tmp_path):
    text = (
        "slug,membership,member since,programs,priority areas\n"
        "school,Full member,1999,Step by Step,outreach"
    )

    lists = only(read_csv(tmp_path, text)).lists

    said = {name: [line.fields for line in lines] for name, lines in lists.items()}
    assert said == {
        "memberships": [{"kind": "full", "since": "1999"}],
        "participations": [{"program": "step-by-step"}],
        "priorities": [{"area": "outreach"}],
    }
    assert lists["memberships"][0].by == {"until": ""}


def test_list_in_a_cell_that_is_no_json_is_told(tmp_path):
    source = read_csv(tmp_path, 'slug,names\nschool,"RS, River"')

    assert told(source) == [("", 2, "names", "RS, River", "This is no list in JSON.")]


@pytest.mark.parametrize("text", ["Korea, Republic of", "korea republic of", "KOR"])
def test_country_is_known_by_its_other_names(tmp_path, text):
    make_country("KR", name="South Korea", other_names="Korea, Republic of\nKOR")

    source = read_csv(tmp_path, f'name,country\nSchool,"{text}"')

    assert only(source).values["place.country"] == "KR"
