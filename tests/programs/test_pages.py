"""Program and priority-area pages: what they are, who works on them, since when."""

from tests.factories import (
    make_area,
    make_membership,
    make_organization,
    make_participation,
    make_priority,
    make_program,
)
from tests.members.public.pages import words


def test_program_shows_definition_members_and_since_when(client, db):
    program = make_program("reading", definition="Reading **together**.")
    organization = make_organization(name="Hea Algus")
    make_participation(organization, program=program, since="1994-09")

    said = words(client.get("/programs/reading/"))

    assert "Reading together" in said
    assert "Hea Algus" in said
    assert "September 1994" in said


def test_program_leaves_out_organizations_that_are_no_members(client, db):
    program = make_program("reading")
    never = make_organization(name="Never Center", listed=False)
    gone = make_organization(name="Gone Center", listed=False)
    make_membership(gone, until="2001")
    for organization in (never, gone):
        make_participation(organization, program=program)

    page = client.get("/programs/reading/").text

    assert "Never Center" not in page
    assert "Gone Center" not in page


def test_ended_participation_stands_apart(client, db):
    program = make_program("reading")
    make_participation(make_organization(name="Now Center"), program=program)
    make_participation(
        make_organization(name="Then Center"), program=program, until="2001"
    )

    response = client.get("/programs/reading/")

    assert [p.organization.name for p in response.context["participations"]] == [
        "Now Center"
    ]
    assert [p.organization.name for p in response.context["ended_participations"]] == [
        "Then Center"
    ]
    assert "Then Center" in response.text


def test_priority_area_shows_the_statements_of_members(client, db):
    area = make_area("outreach", definition="Reaching *everyone*.")
    make_priority(
        make_organization(name="Hea Algus"), area=area, statement="Play buses."
    )

    said = words(client.get("/priority-areas/outreach/"))

    assert "Reaching everyone" in said
    assert "Hea Algus" in said
    assert "Play buses." in said


def test_empty_program_and_area_say_so(client, db):
    make_program("reading")
    make_area("outreach")

    for address in ("/programs/reading/", "/priority-areas/outreach/"):
        assert "No member" in words(client.get(address))


def test_list_names_programs_and_areas_with_their_members(client, db):
    program, area = make_program("reading", name="Reading"), make_area("a", name="Area")
    for _number in range(2):
        organization = make_organization()
        make_participation(organization, program=program)
        make_priority(organization, area=area)
    make_participation(make_organization(listed=False), program=program)

    response = client.get("/programs/")

    assert [p.member_count for p in response.context["programs"]] == [2]
    assert [a.member_count for a in response.context["priority_areas"]] == [2]
    assert "Reading" in words(response)


def test_unknown_program_and_area_are_not_found(client, db):
    assert client.get("/programs/nothing/").status_code == 404
    assert client.get("/priority-areas/nothing/").status_code == 404
