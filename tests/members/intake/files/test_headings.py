"""Columns and sheets are known by their names, and none is passed over in silence."""

import pytest

from tests.factories import make_country
from tests.members.intake.files.reading import only, read_csv, read_xlsx, told


@pytest.fixture(autouse=True)
def mongolia(db):
    make_country("MN", name="Mongolia", name_ru="Монголия")


def test_columns_may_stand_in_any_order_and_be_written_in_many_ways(tmp_path):
    text = (
        "WEB-Site,Country Code , NAME,e-mail\nhttps://a.example/,MN,School,a@b.example"
    )

    given = only(read_csv(tmp_path, text))

    assert given.values == {
        "name": "School",
        "place.country": "MN",
        "contact.website": "https://a.example/",
        "contact.email": "a@b.example",
    }
    assert given.columns["contact.website"] == "WEB-Site"


def test_columns_that_are_not_there_are_not_spoken_of(tmp_path):
    given = only(read_csv(tmp_path, "slug,city\nschool,Erdenet"))

    assert given.slug == "school"
    assert given.values == {"place.city": "Erdenet"}
    assert given.lists == {}


def test_empty_cell_of_a_column_empties_what_may_be_empty(tmp_path):
    given = only(read_csv(tmp_path, "slug,name,country,city,latitude\nschool,,,,"))

    assert given.values == {"place.city": "", "place.latitude": None}


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("websiet", "Perhaps you mean “website”."),
        ("Foundng year", "Perhaps you mean “founded”."),
        (
            "blood group",
            "Delete the column, or give it one of the headings in the template.",
        ),
    ],
)
def test_unknown_column_is_an_error_with_the_nearest(heading, right, tmp_path):
    source = read_csv(tmp_path, f"name,country,{heading}\nSchool,MN,x")

    (error,) = source.errors
    assert error.message == f"There is no column “{heading}” here."
    assert error.right == right
    assert (error.place.row, error.place.column) == (1, heading)
    assert len(source.organizations) == 1


def test_column_twice_is_an_error_by_whatever_name(tmp_path):
    source = read_csv(tmp_path, "name,country,website,URL\nSchool,MN,,")

    assert told(source) == [
        ("", 1, "URL", "URL", "The column “website” is there twice.")
    ]


def test_missing_column_is_an_error(tmp_path):
    source = read_csv(tmp_path, "name,city\nSchool,Erdenet")

    assert told(source) == [("", 1, "", "", "The column “country” is missing.")]


def test_cell_without_a_heading_is_an_error(tmp_path):
    source = read_csv(tmp_path, "name,country\nSchool,MN,more")

    assert told(source) == [("", 2, "C", "more", "This cell has no heading above it.")]


def test_title_above_the_headings_is_left_out_and_told(tmp_path):
    source = read_csv(tmp_path, "Our members\n\nname,country\nSchool,MN\n")

    assert only(source).place.row == 4
    assert [reading.message for reading in source.readings][1:] == [
        "The headings are in row 3; what is above was left out."
    ]


def test_empty_rows_are_skipped_and_rows_keep_their_numbers(tmp_path):
    source = read_csv(tmp_path, "name,country\n\n,\nSchool,MN\n , \nOther,MN\n")

    assert [given.place.row for given in source.organizations] == [4, 6]


def test_misspelt_sheet_is_an_error_with_the_nearest(tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[["name", "country"], ["School", "MN"]],
        figurs=[["organization", "value"], ["school", 1]],
    )

    (error,) = source.errors
    assert error.message == "There is no sheet “figurs” here."
    assert error.right == "Perhaps you mean “figures”."


def test_only_sheet_may_have_any_name(tmp_path):
    source = read_xlsx(tmp_path, Tabelle1=[["name", "country"], ["School", "MN"]])

    assert only(source).values["name"] == "School"


def test_sheet_twice_is_an_error(tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[["name", "country"], ["School", "MN"]],
        members=[["name", "country"], ["Other", "MN"]],
    )

    assert [error.message for error in source.errors] == [
        "The sheets “organizations” and “members” are the same."
    ]


def test_file_without_a_row_says_so(tmp_path):
    source = read_csv(tmp_path, "name,country\n")

    assert [error.message for error in source.errors] == [
        "There is nothing in this file that could be loaded."
    ]
