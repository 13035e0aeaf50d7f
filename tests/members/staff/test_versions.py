"""Revisions in the admin: read, previewed and restored, and never edited."""

import pytest
from django.urls import reverse

from members import workflow
from members.models import AuditRecord, Revision
from tests.factories import make_organization
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import make_waiting, page_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def staff(cast):
    return signed_in(cast.reviewer)


def text_of(response):
    return response.content.decode()


def test_preview_is_the_page_as_it_would_be(cast, staff):
    revision = cast.submitted("Darkhan")

    page = staff.get(page_of(revision, "preview"))

    assert page.status_code == 200
    assert "Darkhan" in text_of(page)
    assert page.headers["Cache-Control"] == "private, no-store"


def test_preview_has_what_became_public_meanwhile(cast, staff):
    revision = cast.submitted("Darkhan")
    cast.organization.phone = "+976 11 000"
    cast.organization.save()
    workflow.record_loaded([cast.organization])

    assert "+976 11 000" in text_of(staff.get(page_of(revision, "preview")))


def test_draft_is_previewed_by_staff_who_may_read_revisions(cast):
    draft = cast.draft()
    reader = signed_in(make_person("members.view_revision"))

    assert reader.get(page_of(draft, "preview")).status_code == 200


def restore(client, revision):
    return client.post(page_of(revision, "restore"))


def test_earlier_version_is_restored_as_a_draft_and_opens_the_desk(cast):
    cast.published("Darkhan")
    first = Revision.objects.get(number=1)
    secretary = make_person("members.edit_entries", "members.view_revision")
    client = signed_in(secretary)

    offered = text_of(client.get(page_of(first, "change")))
    response = restore(client, first)

    draft = Revision.objects.get(state="draft")
    assert "Restore as a new draft" in offered
    assert response.url == reverse("council:desk", args=["ark"])
    assert (draft.restores, draft.author) == (first, secretary)
    assert draft.entry["place"]["city"] == "Ulaanbaatar"
    record = AuditRecord.objects.get(action="version restored")
    assert record.actor == secretary.pk


def test_open_draft_is_not_lost_by_restoring(cast, staff):
    cast.published("Darkhan")
    draft = cast.draft()
    first = Revision.objects.get(number=1)

    response = restore(staff, first)

    assert response.status_code == 409
    assert "which would be lost" in text_of(response)
    assert Revision.objects.get(state="draft") == draft


def test_what_is_not_decided_yet_is_not_restored(cast, staff):
    revision = cast.submitted()

    response = restore(staff, revision)

    assert response.status_code == 409
    assert not Revision.objects.filter(state="draft").exists()


def test_reviewer_without_the_permission_to_edit_restores_nothing(cast):
    cast.published()
    first = Revision.objects.get(number=1)

    response = restore(signed_in(make_person("members.review_revisions")), first)

    assert response.status_code == 403
    assert not Revision.objects.filter(state="draft").exists()


def test_list_is_filtered_by_state(cast, staff):
    published, waiting = cast.published(), make_waiting()
    page = reverse("admin:members_revision_changelist")

    shown = {
        state: list(staff.get(page, {"state": state}).context["cl"].result_list)
        for state in ("published", "submitted")
    }

    assert published in shown["published"]
    assert shown["submitted"] == [waiting]


def test_state_of_a_revision_is_no_field_for_anybody(cast, staff):
    revision = cast.submitted()
    before = Revision.objects.values().get(pk=revision.pk)
    forged = {"state": "published", "number": 9, "decided_by": 1, "_save": "Save"}

    answers = [
        staff.post(page_of(revision, "change"), forged),
        staff.post(reverse("admin:members_revision_add"), forged),
        staff.post(page_of(revision, "delete"), {"post": "yes"}),
    ]
    staff.post(
        reverse("admin:members_revision_changelist"),
        {
            "action": "delete_selected",
            "_selected_action": [revision.pk],
            "post": "yes",
        },
    )

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Revision.objects.values().get(pk=revision.pk) == before


def test_page_of_an_organization_says_where_its_entry_stands(cast, staff):
    cast.published("Darkhan")
    revision = cast.submitted("Erdenet")
    cast.draft()
    address = reverse("admin:members_organization_change", args=[cast.organization.pk])

    page = text_of(staff.get(address))

    for words in ("Public: version 2", "Sent for review on", "Draft, last saved on"):
        assert words in page
    for link in (
        page_of(revision),
        reverse("council:desk", args=["ark"]),
        reverse("members:history", args=["ark"]),
    ):
        assert f'href="{link}"' in page


def test_added_organization_has_a_first_version(staff, cast):
    fields = {
        "name": "Reef",
        "slug": "reef",
        "country": cast.organization.country_id,
        "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
    }

    staff.post(reverse("admin:members_organization_add"), fields)

    revision = Revision.objects.get(organization__slug="reef")
    assert (revision.state, revision.number) == ("published", 1)
    assert revision.entry["name"] == "Reef"


def test_page_of_an_organization_without_a_version_is_there(staff):
    organization = make_organization()
    page = reverse("admin:members_organization_change", args=[organization.pk])

    assert "No version is recorded yet" in text_of(staff.get(page))
