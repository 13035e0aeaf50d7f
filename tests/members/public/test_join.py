"""Join us: what membership means, from the network's own words."""

from tests.factories import make_kind, make_network, make_organization
from tests.members.public.pages import words


def test_join_explains_membership_its_kinds_and_the_application(client, db):
    make_network(membership_text="Members *meet*.", application_text="1. Write to us.")
    make_kind("full", name="Full member", definition="They vote.", is_voting=True)

    response = client.get("/join/")

    said = words(response)
    assert "Members meet ." in said
    assert "Write to us." in said
    assert "Full member" in said
    assert "They vote." in said


def test_kind_leads_to_its_members_only_where_there_are_some(client, db):
    make_organization()
    make_kind("affiliate")

    page = client.get("/join/").text

    assert "?membership=full" in page
    assert "?membership=affiliate" not in page


def test_join_has_no_dead_form(client, network):
    page = client.get("/join/").text

    main = page[page.index("<main") : page.index("</main>")]
    assert "<form" not in main
    assert "<button" not in main
