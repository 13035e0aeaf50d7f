"""Two representatives at one section: merged, or both asked; nothing is lost."""

import pytest
import time_machine

from members import workflow
from members.models import Revision, Save
from tests.members.council.sheets import address, open_sheet, signed_in, text_of


def drafted(cast):
    return workflow.entry_of(workflow.current(cast.organization))


def test_changes_of_different_fields_are_both_kept_and_it_is_said(cast, lead, editor):
    mine, theirs = open_sheet(lead, "contact"), open_sheet(editor, "contact")
    theirs.type(contact_phone="2").send()

    mine.type(contact_website="https://example.org").send()

    contact = drafted(cast).contact
    assert (contact.phone, contact.website) == ("2", "https://example.org")
    page = text_of(lead.get(address("desk")))
    assert "Meanwhile a colleague changed: Telephone." in page
    assert "Both changes are kept." in page


def test_row_that_a_colleague_added_meanwhile_stays(cast, lead, editor):
    mine, theirs = open_sheet(lead, "partners"), open_sheet(editor, "partners")
    theirs.send("add:partners")
    new = theirs.fields["partners"][-1]
    theirs.fill(f"partners-{new}-name", "UNICEF").send()

    mine.fill("partners-first-role", "donor").send()

    partners = drafted(cast).partners
    assert [partner.name for partner in partners] == ["First", "Second", "UNICEF"]
    assert partners[0].role == "donor"


def test_source_that_a_colleague_added_and_named_meanwhile_stays(cast, lead, editor):
    mine = open_sheet(lead, "sources")
    sources = open_sheet(editor, "sources")
    sources.send("add:sources")
    new = sources.fields["sources"][-1]
    sources.fill(f"sources-{new}-title", "Annual report").send()
    open_sheet(editor, "figures").fill("figures-children-2010-source", new).send()
    mine.send("add:sources")
    own = mine.fields["sources"][-1]

    response = mine.fill(f"sources-{own}-title", "Website").send()

    assert response.status_code == 302, mine.text
    assert {source.title for source in drafted(cast).sources} == {
        "Annual report",
        "Website",
    }


def in_conflict(lead, editor):
    """Both changed the telephone; mine is sent last."""
    mine = open_sheet(lead, "contact")
    with time_machine.travel("2026-05-12 14:02"):
        open_sheet(editor, "contact").type(contact_phone="+976 2").send()
    mine.type(contact_phone="+976 1", contact_website="https://example.org")
    response = mine.send()
    mine.read()
    return mine, response


def test_same_field_shows_base_theirs_and_mine_and_asks(cast, lead, editor):
    _mine, response = in_conflict(lead, editor)

    page = text_of(response)
    assert response.status_code == 409
    assert "editor@example.org saved this on 12 May 2026, 14:02 UTC" in page
    assert "+976 2" in page
    assert "+976 1" in page
    assert drafted(cast).contact.phone == "+976 2"


@pytest.mark.parametrize(
    ("choice", "phone"), [("mine", "+976 1"), ("theirs", "+976 2")]
)
def test_what_was_chosen_is_saved_with_all_the_rest(cast, lead, editor, choice, phone):
    mine, _response = in_conflict(lead, editor)

    response = mine.send(**{"choice:contact/phone": choice})

    assert response.status_code == 302
    contact = drafted(cast).contact
    assert (contact.phone, contact.website) == (phone, "https://example.org")


def test_nothing_chosen_asks_again(cast, lead, editor):
    mine, _response = in_conflict(lead, editor)

    assert mine.send().status_code == 409
    assert mine.send(**{"choice:contact/phone": "both"}).status_code == 409


def test_text_in_conflict_is_still_there_tomorrow_and_on_another_machine(
    cast, lead, editor
):
    in_conflict(lead, editor)

    later = open_sheet(signed_in(cast.lead), "contact")

    assert later.fields["contact-phone"] == ["+976 1"]
    assert later.send().status_code == 409


def test_page_that_a_browser_went_back_to_is_saved_again(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    sheet.send()

    # From the browser's memory: the fields of then, and their turn.
    response = sheet.type(contact_phone="12").send()

    assert response.status_code == 302
    assert drafted(cast).contact.phone == "12"


def test_save_pressed_twice_is_saved_once(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")

    statuses = [sheet.send().status_code, sheet.send().status_code]

    assert statuses == [302, 302]
    assert Save.objects.count() == 1


@pytest.fixture
def stale(cast, lead, editor):
    """A page of the lead, whose draft the editor has sent for review meanwhile."""
    cast.save("contact", **cast.contact(website="https://example.org"))
    sheet = open_sheet(lead, "contact").type(contact_phone="+976 1")
    draft = cast.draft()
    with time_machine.travel("2026-05-12 14:02"):
        workflow.submit(draft, draft.version, by=cast.editor)
    return sheet


def test_draft_that_was_sent_meanwhile_is_told_and_the_text_stays(cast, stale):
    response = stale.send()

    assert response.status_code == 409
    assert "sent for review on 12 May 2026, 14:02 UTC by editor@example.org" in (
        stale.text
    )
    assert stale.fields["contact-phone"] == ["+976 1"]
    assert not Revision.objects.filter(state="draft").exists()


def test_submission_is_taken_back_and_the_text_saved(cast, stale):
    stale.send()

    response = stale.send("withdraw")

    assert response.status_code == 302
    [revision] = cast.organization.revisions.open()
    assert revision.state == "draft"
    contact = drafted(cast).contact
    assert (contact.phone, contact.website) == ("+976 1", "https://example.org")


def test_text_is_saved_in_a_new_draft(cast, stale):
    stale.send()

    response = stale.send("anew")

    assert response.status_code == 302
    assert {r.state for r in cast.organization.revisions.open()} == {
        "draft",
        "submitted",
    }
    assert drafted(cast).contact.phone == "+976 1"


def test_submission_that_was_published_meanwhile_cannot_be_taken_back(cast, stale):
    stale.send()
    revision = cast.organization.revisions.get(state="submitted")
    workflow.publish(revision, revision.version, 1, by=cast.reviewer)

    response = stale.send("withdraw")

    assert response.status_code == 409
    assert "as version 2" in stale.text
    assert 'value="withdraw"' not in stale.text
    assert stale.send("anew").status_code == 302
    assert drafted(cast).contact.phone == "+976 1"


def test_mistake_on_a_page_whose_draft_was_sent_keeps_the_text(cast, stale):
    response = stale.type(contact_email="not one").send()

    assert response.status_code == 409
    assert stale.fields["contact-email"] == ["not one"]


def test_page_opened_while_changes_are_in_review_begins_a_new_draft(cast, lead):
    cast.submitted("Darkhan")
    sheet = open_sheet(lead, "names")

    assert "What you change here goes into a new draft" in sheet.text
    assert sheet.fields["place-city"] == ["Darkhan"]
    response = sheet.fill("place-city", "Erdenet").send()

    assert response.status_code == 302
    assert drafted(cast).place.city == "Erdenet"
    submitted = cast.organization.revisions.get(state="submitted")
    assert workflow.entry_of(submitted).place.city == "Darkhan"


def test_draft_that_was_dropped_meanwhile_is_told(cast, lead, editor):
    cast.save("contact", **cast.contact(website="https://example.org"))
    sheet = open_sheet(lead, "contact").type(contact_phone="+976 1")
    draft = cast.draft()
    workflow.discard(draft, draft.version, by=cast.editor)

    response = sheet.send()

    assert response.status_code == 409
    assert "The draft was dropped." in sheet.text
    assert sheet.fields["contact-phone"] == ["+976 1"]


def test_page_of_the_public_entry_merges_into_a_draft_begun_meanwhile(
    cast, lead, editor
):
    sheet = open_sheet(lead, "contact")
    open_sheet(editor, "names").fill("place-city", "Darkhan").send()

    sheet.type(contact_phone="1").send()

    entry = drafted(cast)
    assert (entry.place.city, entry.contact.phone) == ("Darkhan", "1")


def test_page_that_saved_itself_goes_on_in_a_new_draft_without_a_conflict(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    sheet.autosave()
    draft = cast.draft()
    workflow.submit(draft, draft.version, by=cast.editor)
    sheet.type(contact_phone="12").send()

    response = sheet.send("anew")

    assert response.status_code == 302
    assert drafted(cast).contact.phone == "12"
