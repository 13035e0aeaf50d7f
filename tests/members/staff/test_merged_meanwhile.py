"""An organization is merged while staff are about to change it: told, and no error."""

import pytest
from django.urls import reverse

from members import workflow
from members.models import Invitation, OldPage
from members.workflow.invitations import invite
from members.workflow.splitting import split
from tests.factories import make_organization, make_staff
from tests.members.meanwhile import meanwhile
from tests.members.staff.old_pages import make_page
from tests.members.staff.people import signed_in
from tests.members.workflow.cast import make_cast
from tests.members.workflow.mergers import merged

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef")


@pytest.fixture
def staff():
    return signed_in(make_staff())


def merge(cast, kept):
    return merged(kept, cast.organization, cast.reviewer)


def words(response):
    return " ".join(response.content.decode().split())


def draft(staff, page, typed):
    address = reverse("admin:members_oldpage_change", args=[page.pk])
    return staff.post(address, {"do": "draft", "organization": typed})


def test_old_page_of_a_merged_organization_leads_to_the_kept_one(staff, cast, kept):
    merge(cast, kept)
    page = make_page()

    response = draft(staff, page, "Ark")

    assert response.status_code == 400
    assert "Ark was merged into Reef. Type reef instead." in words(response)


def test_draft_of_an_old_page_is_refused_when_it_was_merged_meanwhile(
    staff, cast, kept
):
    page = make_page()

    with meanwhile(lambda: merge(cast, kept)) as done:
        response = draft(staff, page, "Ark")

    assert len(done) == 1
    assert response.status_code == 409
    assert "Ark was merged into another organization meanwhile." in words(response)
    assert OldPage.objects.get().state == "read"


def test_invitation_to_one_that_is_merged_meanwhile_says_why(staff, cast, kept):
    add = reverse("admin:members_invitation_add")
    fields = {"organization": cast.organization.pk, "role": "lead"}

    with meanwhile(lambda: merge(cast, kept)) as done:
        response = staff.post(add, {**fields, "email": "new@example.org"}, follow=True)

    assert len(done) == 1
    assert response.redirect_chain == [(add, 302)]
    assert "was merged into another one: invite there" in words(response)
    assert not Invitation.objects.exists()


def test_invitation_is_not_sent_again_when_it_was_merged_meanwhile(staff, cast, kept):
    offer = invite(cast.organization, "new@example.org", "lead", by=cast.lead)
    again = reverse("admin:members_invitation_send_again", args=[offer.pk])

    with meanwhile(lambda: merge(cast, kept)) as done:
        response = staff.post(again)

    assert len(done) == 1
    assert response.status_code == 409
    assert "was merged into another one: invite there" in words(response)


def test_submission_is_not_published_when_it_was_merged_meanwhile(staff, cast, kept):
    waiting = cast.submitted()
    review = reverse("admin:members_revision_review", args=[waiting.pk])
    number = workflow.public_number(cast.organization)
    seen = {"seen": f"{waiting.version}.{number}", "do": "publish"}

    with meanwhile(lambda: merge(cast, kept)) as done:
        response = staff.post(review, seen)

    assert len(done) == 1
    assert response.status_code == 409
    assert "The organization was merged into another one meanwhile" in words(response)


def test_merger_that_somebody_undid_meanwhile_is_said_to_be_undone(staff, cast, kept):
    merger = merge(cast, kept)
    page = reverse("admin:members_organization_split", args=[cast.organization.pk])

    with meanwhile(lambda: split(merger, by=cast.reviewer)) as done:
        response = staff.post(page, follow=True)

    assert len(done) == 1
    assert "The merger was undone already." in words(response)
