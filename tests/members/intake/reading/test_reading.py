"""A whole page: who, when, mission, goals with what stands under them, priorities."""

import pytest
from pydantic import ValidationError

from members.intake.reading.as_entry import parts_of
from tests.members.intake.reading.pages import read_as_json, reading_of

PAGE = """Network heading
Home | Join us | Contact us | Member Login
online DB

Alliance for Schools of Mongolia, Step by Step Program

In 2003 the Step by Step program became part of a newly established educational NGO.

Mission of this professional organization

"To help the schools of Mongolia to renew themselves"


  • To offer courses to its members.
  • To be heard by the Ministry of Education by
    • Supporting new laws on preschools.
    • Supporting new standards.
  • To find funds

Step by Step program priority areas will be as followings:

1. Policy support - writing of standards for preschools

2. Outreach of the program - more places for children who stay at home

The methodology is at work in 26 classroom in 5 kindergartens. 30 teachers carry the \
concepts to over 1,300 kindergarten teachers through in-service training.
"""
LETTER = """Public Fund Ak Bata

Ak Bata was founded by teachers on 14 December, 1999. The mission of our fund is \
to raise children who choose for themselves.

In Kyrgyzstan, SbS has started its work in 1996 as a pilot in 6 regions. SbSís \
model and the parentsí right to take part are known in the country.

Main activities:

  • Training of teachers;
  • Help to parents.
"""


def test_page_with_a_lost_heading_is_read(words):
    page = read_as_json(PAGE, words)

    assert page["name"] == "Alliance for Schools of Mongolia, Step by Step Program"
    assert (page["country"], page["founded"]) == ("MN", "2003")
    assert page["mission"] == "To help the schools of Mongolia to renew themselves"
    assert page["goals"] == [
        "To offer courses to its members.",
        {
            "text": "To be heard by the Ministry of Education by",
            "items": [
                "Supporting new laws on preschools.",
                "Supporting new standards.",
            ],
        },
        "To find funds",
    ]
    assert page["priority_areas"] == [
        {"title": "Policy support", "statement": "writing of standards for preschools"},
        {
            "title": "Outreach of the program",
            "statement": "more places for children who stay at home",
        },
    ]
    assert "A list without a heading was taken as the goals." in page["warnings"]
    indicators = ["classrooms", "kindergartens", "teachers", "teachers_trained"]
    assert [one["indicator"] for one in page["figures"]] == indicators


def test_page_in_prose_is_read(words):
    page = read_as_json(LETTER, words)

    assert (page["founded"], page["program_since"]) == ("1999-12-14", "1996")
    assert page["mission"] == (
        "The mission of our fund is to raise children who choose for themselves."
    )
    assert page["activities"] == ["Training of teachers;", "Help to parents."]
    assert [one["value"] for one in page["figures"]] == [6]


def test_quotes_that_were_read_as_mac_roman_are_mended(words):
    text = reading_of(LETTER, words).text

    assert "SbS’s model and the parents’ right" in text


def test_spans_hold_the_words_that_a_field_came_from(words):
    reading = reading_of(LETTER, words)

    assert reading.name.span.of(reading.text) == "Public Fund Ak Bata"
    assert reading.figures[0].span.of(reading.text) == "6 regions"
    assert "14 December, 1999" in reading.founded.span.of(reading.text)


def test_menu_that_ran_into_the_text_is_no_name(words):
    page = read_as_json(
        "Home About us Links Contacts Search Login [Photo: 25 teachers]\n"
        "Fund for Children\nOsh, Kyrgyzstan\n", words
    )  # fmt: skip

    assert (page["name"], page["country"]) == ("Fund for Children", "KG")
    assert page["figures"] == []


@pytest.mark.parametrize(
    "trail", ["Main page", "Network / Georgia", "Georgia - Our members - Back"]
)
def test_trail_of_a_page_is_no_name(trail, words):
    page = read_as_json(f"{trail}\nFund for Children\n\nIt helps.\n", words)

    assert page["name"] == "Fund for Children"


@pytest.mark.parametrize(
    "heading",
    [
        "Our mission",
        "MISSION STATEMENT",
        "Mission:",
        "The mission of the Fund",
        "Purpose",
    ],
)
def test_mission_is_found_under_many_headings(heading, words):
    text = (
        f"Fund for Children\n\n{heading}\n\nThat no child in the land is left alone.\n"
    )

    assert read_as_json(text, words)["mission"] == (
        "That no child in the land is left alone."
    )


def test_mission_is_told_apart_from_the_vision_beside_it(words):
    text = (
        "Fund for Children\n\nVision and mission\n\nOur vision is a land of play. "
        "Our mission is to help those who teach.\n"
    )

    assert read_as_json(text, words)["mission"] == (
        "Our mission is to help those who teach."
    )


def test_goals_for_some_years_in_numbered_points_are_goals(words):
    text = (
        "Fund for Children\n\nIt helps.\n\nOur goals for 2010-2015\n\n"
        "1.1 Reach the villages\n1.2 Print books\n"
    )

    assert read_as_json(text, words)["goals"] == ["Reach the villages", "Print books"]


@pytest.mark.parametrize(
    ("sentence", "founded"),
    [
        ("The Center was established in February 2001.", "2001-02"),
        ("It applied for registration in 2002.", "2002"),
        ("The fund opened in March 1997.", "1997-03"),
        ("Our center was launched in 1998.", "1998"),
        ("The Trust, set under the Trusts Act 1882, was formed in 2001.", "2001"),
        ("It was registered under Law No. 12 of 1999 in 2003.", "2003"),
        ("The association became independent in 1999.", "1999"),
        ("In 1998 the Fund was registered as an NGO.", "1998"),
        (
            "The program was established in 1994, and the Center was founded in 2000.",
            "2000",
        ),
        ("In 2003 the team of the program registered the Fund for Children.", "2003"),
        ("It works as an independent body since May 1997.", "1997-05"),
        ("In 2009, 12 community groups were opened. It was formed in 2001.", "2001"),
    ],
)
def test_founding_date_is_that_of_the_organization(sentence, founded, words):
    assert (
        read_as_json(f"Fund for Children\n\n{sentence}\n", words)["founded"] == founded
    )


def test_reading_becomes_an_entry_that_names_its_source(words):
    parts = parts_of(reading_of(PAGE, words), words, title="Old page")

    entry = parts.checked()

    assert (entry.place.country, entry.founding_dates[0].date) == ("MN", "2003")
    assert (
        entry.texts[0].goals.split("\n")[2] == "  - Supporting new laws on preschools."
    )
    assert [one.area for one in entry.priorities] == ["policy-support", "outreach"]
    assert [one.program for one in entry.participations] == ["step-by-step"]
    assert {one.source for one in entry.figures} == {"old-page"}


def test_page_without_a_country_makes_no_entry_and_says_so(words):
    parts = parts_of(reading_of("Fund for Children\n", words), words, title="Old page")

    assert parts.warnings == ["No country: choose one before this can be a draft."]
    with pytest.raises(ValidationError):
        parts.checked()
