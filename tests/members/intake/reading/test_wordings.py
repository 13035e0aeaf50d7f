"""Pages in wordings that few rules foresaw, and what must not be made of them."""

import pytest

from tests.members.intake.reading.pages import read_as_json


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        (
            "Sun is active since 1994, first as a project of the fund and, from "
            "4 March 1997, as an independent association.",
            "1997-03-04",
        ),
        ("Sun was formed, and it is independent since 1 January 2000.", "2000-01-01"),
        ("Sun was entered in the register of the court in 2001.", "2001"),
        ("2004, March - registration with the Ministry of Justice.", "2004-03"),
        ("• Registered: 1997, Riga", "1997"),
        ("It was formed in autumn 1999, on 12 October 1999.", "1999-10-12"),
        ("In November 1998 they established the union.", "1998-11"),
        ("Year of establishment 1996", "1996"),
        ("Since 1997, Sun has been working as an NGO.", "1997"),
    ],
)
def test_founding_is_known_by_many_words(text, founded, words):
    page = f'Public Union "Sun"\n\nSome words of the union.\n\n{text}\n'

    assert read_as_json(page, words)["founded"] == founded


@pytest.mark.parametrize(
    "told",
    [
        "Sun was set up by the fund to continue the project operating since 1994.",
        "The Parents Club was founded in 2003.",
        "The Law on Education of 1995 established free schools.",
    ],
)
def test_date_of_something_else_is_no_founding(told, words):
    assert read_as_json(f"Center Sun\n\n{told}\n", words)["founded"] is None


@pytest.mark.parametrize(
    "told",
    [
        "Sun sees its mission in helping schools to open their doors.",
        "Sun regards as its mission the opening of schools to families.",
        "Sun helps schools to open their doors; this is what we consider our mission.",
        "Our aim is that schools open their doors to families.",
    ],
)
def test_mission_is_found_in_prose(told, words):
    page = f"Center Sun\n\nWe work in towns and in villages. {told}\n"

    assert read_as_json(page, words)["mission"] == told


def test_mission_that_is_named_afterwards_is_the_sentence_before(words):
    told = "Sun opens schools to families. To this mission we devote our work."
    page = f"Center Sun\n\nWe work in towns. {told}\n"

    assert read_as_json(page, words)["mission"] == told


def test_sentence_torn_by_a_blank_line_is_whole(words):
    page = (
        "Center Sun\n\nOur mission is to create a place of hope and respect for "
        "children, where they\n\nhave all that they need.\n"
    )

    assert read_as_json(page, words)["mission"].endswith(
        "they have all that they need."
    )


def test_text_that_a_picture_description_ran_into_is_kept(words):
    page = (
        "Center Sun\n\nPhoto of a group of studentsCenter Sun was established in April "
        "2000 by teachers of the town.\n"
    )

    assert read_as_json(page, words)["founded"] == "2000-04"


def test_list_of_counts_is_no_list_of_activities(words):
    page = "Center Sun\n\nPrograms\n\n• 38 districts\n• more than 300 groups\n"

    read = read_as_json(page, words)

    assert (read["activities"], len(read["figures"])) == ([], 2)


def test_story_under_the_heading_program_is_no_list_of_activities(words):
    page = "Center Sun\n\nProgram Description\n\nIt is known. It is liked here.\n"

    assert read_as_json(page, words)["activities"] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('Public Union "Sun" (New Way) - Togo', 'Public Union "Sun"'),
        ('Foundation "Sun" - Lome', 'Foundation "Sun"'),
        ("Kyrgyz Republic: Foundation Sun", "Foundation Sun"),
    ],
)
def test_name_stands_without_what_only_surrounds_it(line, name, words):
    assert read_as_json(f"{line}\n\nWe work.\n", words)["name"] == name


def test_first_of_several_words_in_quotes_is_no_country(words):
    page = 'Center "Mali koraci"\nSarajevo, Bosnia and Herzegovina\n\nWe work.\n'

    assert read_as_json(page, words)["country"] == "BA"


def test_postcode_is_no_event(words):
    page = "Center Sun\n\nWe work.\n\nVilnius, Lithuania 2001\n\nMD-2012 Chisinau\n"

    assert read_as_json(page, words)["milestones"] == []


def test_heading_of_a_part_is_no_name(words):
    page = "About the Foundation\n\nFoundation Sun is a charity of teachers.\n"

    assert read_as_json(page, words)["name"] == "Foundation Sun"


def test_seat_of_the_network_is_no_country_of_a_member(words):
    page = (
        "Center Sun\n\nIt is a member of the International Step by Step Association, "
        "based in the Netherlands. It works in Kosovo.\n"
    )

    assert read_as_json(page, words)["country"] == "XK"


def test_list_after_a_long_lead_of_another_thing_is_no_list_of_goals(words):
    page = (
        "Center Sun\n\nThe center is part of an association of organizations and "
        "through all its actions, small and large, fully supports and acts upon the "
        "principles for quality practice:\n\n1. Inclusion\n2. Assessment\n"
    )

    assert read_as_json(page, words)["goals"] == []


def test_thanks_are_no_plan(words):
    page = "We would like to greet all who, long ago, began in 10 kindergartens."

    (figure,) = read_as_json(page, words)["figures"]

    assert figure["result"] == "baseline"
