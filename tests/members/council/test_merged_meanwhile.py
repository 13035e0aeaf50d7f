"""An organization is merged while its people are at a page of it: told, no error."""

import pytest

from members import workflow
from members.models import Invitation, PublicContact
from members.workflow.invitations import invite
from tests.factories import make_organization, make_staff
from tests.members.council.people import Ark, browser_of, text_of, words_after
from tests.members.meanwhile import meanwhile
from tests.members.workflow.mergers import merged

pytestmark = pytest.mark.django_db

SAID = "The organization was merged into another one"


@pytest.fixture
def ark():
    return Ark()


@pytest.fixture
def lead(ark):
    return browser_of(ark.lead_seat.user)


@pytest.fixture
def merging(ark):
    """Merges the organization when it is called."""
    kept, by = make_organization("reef", name="Reef"), make_staff()
    return lambda: merged(kept, ark.organization, by)


def test_invitation_says_that_it_was_merged(ark, lead, merging):
    with meanwhile(merging) as done:
        response = lead.post(
            ark.address("invite"), {"email": "new@example.org", "role": "editor"}
        )

    assert len(done) == 1
    assert response.status_code == 400
    assert SAID in text_of(response)
    assert not Invitation.objects.exists()


def test_invitation_is_not_sent_again(ark, lead, merging):
    offer = invite(ark.organization, "new@example.org", "editor", by=ark.lead_seat.user)
    sent = {"do": f"again:{offer.pk}"}

    with meanwhile(merging) as done:
        response = lead.post(ark.address("colleagues"), sent)

    assert len(done) == 1
    assert SAID in words_after(lead, response)


def test_name_is_not_shown_on_a_page_that_is_gone(ark, lead, merging):
    with meanwhile(merging) as done:
        response = lead.post(
            ark.address("public_contact"), {"name": "Bayarmaa", "consents": "on"}
        )

    assert len(done) == 1
    assert response.status_code == 404
    assert not PublicContact.objects.exists()


def test_draft_is_not_brought_back(ark, lead, merging):
    workflow.record_loaded([ark.organization])

    with meanwhile(merging) as done:
        response = lead.post(ark.address("restore", 1))

    assert len(done) == 1
    assert response.status_code == 409
    assert SAID in text_of(response)
