"""A merger takes people over, and withdraws what they had begun."""

import pytest

from members import workflow
from members.models import (
    Invitation,
    Mail,
    PublicContact,
    Revision,
)
from members.workflow import role_at
from members.workflow.contacts import give_contact
from members.workflow.invitations import InvitationOverError, accept, invite
from tests.factories import (
    make_organization,
    make_seat,
    make_user,
)
from tests.members.workflow.cast import make_cast
from tests.members.workflow.mergers import merged, open_seats
from tests.members.workflow.people import mail_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """The merged organization is that of the cast, with its people and its entry."""
    return make_cast()


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef")


# People ----------------------------------------------------------------------


def test_people_go_over_with_their_roles_where_nobody_leads(cast, kept):
    merged(kept, cast.organization, cast.reviewer)

    assert open_seats(cast.organization) == set()
    assert open_seats(kept) == {
        ("lead@example.org", "lead"),
        ("editor@example.org", "editor"),
    }
    assert role_at(cast.lead, kept) == "lead"
    assert role_at(cast.lead, cast.organization) is None


def test_who_leads_the_kept_one_goes_on_leading_it_alone(cast, kept):
    chief = make_user("chief@example.org")
    make_seat(kept, chief, role="lead")

    merged(kept, cast.organization, cast.reviewer)

    assert open_seats(kept) == {
        ("chief@example.org", "lead"),
        ("lead@example.org", "editor"),
        ("editor@example.org", "editor"),
    }


def test_person_of_both_has_one_seat_and_leads_where_nobody_else_does(cast, kept):
    make_seat(kept, cast.lead, role="editor")

    merged(kept, cast.organization, cast.reviewer)

    assert kept.seats.filter(user=cast.lead, ended_at=None).count() == 1
    assert role_at(cast.lead, kept) == "lead"


def test_person_with_two_seats_at_the_merged_one_gets_one(cast, kept):
    make_seat(cast.organization, cast.editor, role="lead", until="2099-01-01")

    merged(kept, cast.organization, cast.reviewer)

    assert kept.seats.filter(user=cast.editor).count() == 1
    assert role_at(cast.editor, kept) == "lead"


def test_named_contact_of_the_merged_page_is_named_no_more(cast, kept):
    give_contact(cast.organization.seats.get(user=cast.lead), name="Lead")

    merged(kept, cast.organization, cast.reviewer)

    assert not PublicContact.objects.exists()


def test_all_who_speak_for_it_now_are_told(cast, kept):
    make_seat(kept, make_user("chief@example.org"), role="lead")

    merged(kept, cast.organization, cast.reviewer)

    told = Mail.objects.filter(subject="Ark is now part of Reef")
    assert sorted(told.values_list("to", flat=True)) == [
        "chief@example.org",
        "editor@example.org",
        "lead@example.org",
    ]
    assert "/council/reef/" in mail_to("editor@example.org").text


def test_open_invitation_is_taken_back(cast, kept):
    offer = invite(cast.organization, "new@example.org", "editor", by=cast.lead)

    merged(kept, cast.organization, cast.reviewer)

    assert not Invitation.objects.get().is_open
    with pytest.raises(InvitationOverError):
        accept(offer, by=make_user("new@example.org"))


# Drafts ----------------------------------------------------------------------


def test_open_drafts_are_withdrawn_with_the_reason(cast, kept):
    waiting = cast.submitted()
    Revision.objects.filter(pk=waiting.pk).update(note="We have moved.")
    draft = workflow.begin(cast.organization, by=cast.lead)

    merged(kept, cast.organization, cast.reviewer)

    reason = "Withdrawn: the organization was merged into Reef."
    for revision in (waiting, draft):
        revision.refresh_from_db()
    assert (waiting.state, waiting.note) == (
        "withdrawn",
        f"We have moved.\n\n{reason}",
    )
    assert (draft.state, draft.note) == ("withdrawn", reason)


def test_draft_of_the_kept_one_goes_on_and_keeps_the_new_names(cast):
    kept, other = cast.organization, make_organization("old", name="Old")
    draft = cast.save("names", name="The Ark")

    merged(kept, other, cast.reviewer, names=["old-name"])
    draft = workflow.submit(draft, draft.version, by=cast.lead)

    assert [name["text"] for name in draft.entry["names"]] == ["Old"]
    assert draft.entry["name"] == "The Ark"
