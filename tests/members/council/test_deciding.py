"""Taken back, dropped, brought back, confirmed: once, and on what was seen."""

from datetime import date

import pytest

from members import workflow
from members.models import Confirmation, Organization
from members.workflow import Began
from tests.members.council.conftest import TODAY
from tests.members.council.sheets import address, text_of


def version(revision):
    return {"version": str(Began.of(revision, 0))}


def test_submission_is_taken_back_and_edited_again(cast, editor):
    revision = cast.submitted()

    response = editor.post(address("withdraw"), version(revision))

    revision.refresh_from_db()
    assert response.headers["Location"] == address("desk")
    assert revision.state == "draft"
    assert "Your changes are back" in text_of(editor.get(address("desk")))


def test_taking_back_twice_says_that_it_was_done(cast, lead):
    revision = cast.submitted()
    fields = version(revision)
    lead.post(address("withdraw"), fields)

    response = lead.post(address("withdraw"), fields)

    assert response.status_code == 409
    assert "It was taken back, and is your draft again." in text_of(response)


def test_published_submission_is_not_taken_back(cast, lead):
    revision = cast.submitted()
    fields = version(revision)
    workflow.publish(revision, revision.version, 1, by=cast.reviewer)

    response = lead.post(address("withdraw"), fields)

    revision.refresh_from_db()
    assert response.status_code == 409
    assert "as version 2" in text_of(response)
    assert revision.state == "published"


def test_dropping_asks_first_and_shows_what_would_be_dropped(cast, lead):
    draft = cast.save("contact", **cast.contact(phone="+976 1"))

    page = text_of(lead.get(address("discard")))

    draft.refresh_from_db()
    assert "Drop the draft?" in page
    assert "+976 1" in page
    assert draft.state == "draft"


def test_dropped_draft_is_gone_and_kept(cast, lead):
    draft = cast.save("contact", **cast.contact(phone="+976 1"))

    response = lead.post(address("discard"), version(draft))

    draft.refresh_from_db()
    assert response.status_code == 302
    assert draft.state == "withdrawn"
    assert draft.entry["contact"]["phone"] == "+976 1"


def test_dropping_a_draft_that_a_colleague_saved_meanwhile_is_refused(cast, lead):
    fields = version(cast.save("contact", **cast.contact(phone="1")))
    cast.save("contact", by=cast.editor, **cast.contact(phone="2"))

    response = lead.post(address("discard"), fields)

    page = text_of(response)
    assert response.status_code == 409
    assert "The draft has changed after you opened the page: editor@example.org" in page
    assert workflow.current(cast.organization).state == "draft"


def test_without_a_draft_dropping_leads_back(cast, lead):
    response = lead.get(address("discard"))

    assert response.headers["Location"] == address("desk")


def test_lead_brings_an_earlier_version_back_as_a_draft(cast, lead):
    cast.published("Darkhan")

    response = lead.post(address("restore", 1))

    draft = workflow.current(cast.organization)
    assert response.headers["Location"] == address("changes")
    assert workflow.entry_of(draft).place.city == "Ulaanbaatar"
    assert draft.restores.number == 1
    assert Organization.objects.get(slug="ark").city == "Darkhan"


def test_secretariat_brings_a_version_back_and_an_editor_does_not(
    cast, secretariat, editor
):
    cast.published("Darkhan")

    refused = editor.post(address("restore", 1))
    done = secretariat.post(address("restore", 1))

    assert (refused.status_code, done.status_code) == (404, 302)


def test_dropped_draft_is_brought_back(cast, lead):
    draft = cast.save("contact", **cast.contact(phone="+976 1"))
    workflow.discard(draft, draft.version, by=cast.lead)

    lead.post(address("restore_draft", draft.pk))

    entry = workflow.entry_of(workflow.current(cast.organization))
    assert entry.contact.phone == "+976 1"


def test_version_is_not_brought_back_over_a_draft(cast, lead):
    cast.published("Darkhan")
    draft = cast.save("contact", **cast.contact(phone="+976 1"))

    response = lead.post(address("restore", 1))

    assert response.status_code == 409
    assert "There is a draft already" in text_of(response)
    assert workflow.current(cast.organization) == draft


@pytest.mark.parametrize("number", [0, 7, 10**20])
def test_version_that_is_none_is_404(cast, lead, number):
    assert lead.post(address("restore", number)).status_code == 404


def test_published_revision_is_no_dropped_draft(cast, lead):
    revision = cast.published()

    assert lead.post(address("restore_draft", revision.pk)).status_code == 404


@pytest.fixture
def recorded(cast):
    workflow.record_loaded([cast.organization])


def test_whole_entry_is_confirmed_and_the_public_page_says_so(
    cast, client, lead, recorded
):
    response = lead.post(address("confirm"), {"number": "1"})

    assert response.headers["Location"] == address("desk")
    organization = Organization.objects.get(slug="ark")
    assert organization.confirmed_on == TODAY
    public = text_of(client.get(organization.get_absolute_url()))
    assert "Confirmed by the organization on 12 May 2026" in public


def test_section_is_confirmed_on_its_own(cast, lead, recorded):
    lead.post(address("confirm"), {"number": "1", "section": "partners"})

    confirmation = Confirmation.objects.get()
    assert (confirmation.section, confirmation.on) == ("partners", TODAY)
    assert Organization.objects.get(slug="ark").confirmed_on is None


def test_looking_confirms_nothing(cast, lead, recorded):
    page = text_of(lead.get(address("confirm")))

    assert "Is the entry still correct?" in page
    assert not Confirmation.objects.exists()


def test_entry_that_moved_shows_what_changed_and_asks_again(cast, lead, recorded):
    cast.published("Darkhan")

    response = lead.post(address("confirm"), {"number": "1"})

    page = text_of(response)
    assert response.status_code == 409
    assert "Nothing was confirmed yet." in page
    assert "Darkhan" in page
    assert '<input type="hidden" name="number" value="2">' in page
    assert not Confirmation.objects.exists()
    again = lead.post(address("confirm"), {"number": "2"})
    assert again.status_code == 302
    assert Confirmation.objects.get().on == date(2026, 5, 12)


@pytest.mark.parametrize("number", ["", "-1", "x", "9" * 30, "٣"])
def test_without_the_version_that_was_seen_nothing_is_confirmed(lead, recorded, number):
    response = lead.post(address("confirm"), {"number": number})

    assert response.status_code == 400
    assert not Confirmation.objects.exists()


def test_section_that_is_none_is_404(lead, recorded):
    fields = {"number": "1", "section": "nothing"}

    assert lead.post(address("confirm"), fields).status_code == 404


def test_editor_and_secretariat_confirm_too(editor, secretariat, recorded):
    statuses = [
        client.post(address("confirm"), {"number": "1"}).status_code
        for client in (editor, secretariat, editor)
    ]

    assert statuses == [302, 302, 302]
