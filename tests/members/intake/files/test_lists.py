"""Sheets of lists: each row is a line of the organization that it names."""

import pytest

from tests.factories import make_country, make_indicator
from tests.members.intake.files.reading import only, read_csv, read_xlsx, told

ORGANIZATIONS = [["slug", "name", "country"], ["school", "School", "MN"]]


@pytest.fixture(autouse=True)
def vocabulary(db):
    make_country("MN", name="Mongolia")
    make_indicator("children", name="Children reached")


def test_lines_are_gathered_at_their_organization(tmp_path):
    source = read_xlsx(
        tmp_path,
        partners=[
            ["organization", "key", "name", "role"],
            ["school", "library", "City Library", "Funder"],
            ["school", None, "Theater", None],
        ],
        organizations=ORGANIZATIONS,
    )

    first, second = only(source).lists["partners"]
    assert (first.key, first.fields) == (
        "library",
        {"name": "City Library", "role": "Funder"},
    )
    assert (second.key, second.fields) == ("", {"name": "Theater", "role": ""})
    assert (second.place.sheet, second.place.row) == ("partners", 3)
    assert second.columns == {"name": "name", "role": "role"}


def test_organization_of_a_line_may_be_named_in_three_ways(tmp_path):
    head = ["organization", "organization identifier"]
    head += ["organization name", "organization country", "name"]
    source = read_xlsx(
        tmp_path,
        partners=[
            head,
            ["school", None, None, None, "A"],
            [None, "ROR:0123", None, None, "B"],
            [None, None, "Other School", "Mongolia", "C"],
        ],
    )

    by_slug, by_identifier, by_name = source.organizations
    assert by_slug.slug == "school"
    assert by_identifier.lists["identifiers"][0].fields["value"] == "0123"
    assert by_name.values == {"name": "Other School", "place.country": "MN"}
    assert told(source) == []


def test_line_finds_the_row_of_its_organization_by_name_and_country(tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[["name", "country"], ["School", "MN"]],
        partners=[
            ["organization name", "organization country", "name"],
            ["School", "MN", "A"],
        ],
    )

    assert len(only(source).lists["partners"]) == 1


def test_line_that_names_no_organization_is_told(tmp_path):
    source = read_csv(tmp_path, "organization,name\n,Library", "partners.csv")

    assert told(source) == [
        ("", 2, "", "", "This row does not say which organization it is about.")
    ]


def test_line_is_taken_away_by_its_key(tmp_path):
    text = "organization,key,remove\nschool,library,yes"

    (line,) = only(read_csv(tmp_path, text, "partners.csv")).lists["partners"]

    assert (line.key, line.is_removed) == ("library", True)


def test_line_without_a_key_needs_what_every_line_has(tmp_path):
    text = "organization,key,indicator,value,kind,until\n"
    text += "school,,children,,,2012\nschool,old,children,,,2012"

    source = read_csv(tmp_path, text, "figures.csv")

    assert told(source) == [
        ("", 2, "value", "", "This cell is empty."),
        ("", 2, "kind", "", "This cell is empty."),
    ]


def test_word_may_be_written_by_its_name(tmp_path):
    text = "organization,key,indicator\nschool,a,children REACHED"

    (line,) = only(read_csv(tmp_path, text, "figures.csv")).lists["figures"]

    assert line.fields == {"indicator": "children"}


def test_organization_twice_is_told(tmp_path):
    rows = [*ORGANIZATIONS, ["school", "School", "MN"]]

    source = read_xlsx(tmp_path, organizations=rows)

    assert told(source) == [
        (
            "organizations",
            3,
            "slug",
            "school",
            "Row 2 is about the same organization.",
        )
    ]


@pytest.mark.parametrize(("said", "whole"), [("yes", {"partners"}), ("no", set())])
def test_lists_are_complete_where_the_file_says_so(said, whole, tmp_path):
    source = read_xlsx(
        tmp_path,
        organizations=[*ORGANIZATIONS, ["other", "Other", "MN"]],
        partners=[["organization", "name"], ["school", "Library"]],
        about=[["lists are complete", said]],
    )

    assert [set(given.whole) for given in source.organizations] == [whole, whole]


def test_words_of_the_file_are_known_to_its_other_sheets(tmp_path):
    source = read_xlsx(
        tmp_path,
        participations=[["organization", "program"], ["school", "Reading together"]],
        programs=[
            ["slug", "name", "name_ru", "since"],
            ["reading", "Reading together", "Читаем вместе", 2004],
        ],
    )

    (line,) = only(source).lists["participations"]
    assert line.fields == {"program": "reading"}
    (word,) = source.words
    assert (word.model, word.key) == ("programs.program", ("reading",))
    assert word.fields == {
        "slug": "reading",
        "name": "Reading together",
        "name_ru": "Читаем вместе",
        "since": "2004",
    }


def test_words_of_all_kinds_have_sheets(tmp_path):
    source = read_xlsx(
        tmp_path,
        indicator_words=[
            ["indicator", "language", "words"],
            ["Children reached", "en", "pupils"],
        ],
        regions=[
            ["code", "kind", "name", "parent", "countries"],
            ["asia", "network", "Asia", None, "MN; Mongolia"],
        ],
        indicators=[["code", "name", "measure"], ["share", "Share", "a percentage"]],
    )

    found = {word.model: (word.key, dict(word.fields)) for word in source.words}
    assert told(source) == []
    assert found == {
        "programs.indicatoralias": (
            ("children", "en", "pupils"),
            {"indicator": ["children"], "language": "en", "words": "pupils"},
        ),
        "programs.region": (
            ("asia",),
            {
                "code": "asia",
                "kind": "network",
                "name": "Asia",
                "parent": None,
                "countries": [["MN"], ["MN"]],
            },
        ),
        "programs.indicator": (
            ("share",),
            {"code": "share", "name": "Share", "measure": "percentage"},
        ),
    }
