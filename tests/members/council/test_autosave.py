"""A page that saves itself while somebody types."""

import pytest
import time_machine
from django.utils import timezone

from members import workflow
from members.models import Revision, Save, Unfinished
from tests.members.council.sheets import address, open_sheet, text_of


def phone(cast):
    return workflow.entry_of(workflow.current(cast.organization)).contact.phone


def test_complete_input_is_saved_and_says_when(cast, lead):
    with time_machine.travel("2026-05-12 14:32:05Z", tick=False):
        answer = open_sheet(lead, "contact").type(contact_phone="1").autosave()

    assert answer.json() == {"state": "saved", "at": "14:32 UTC"}
    assert phone(cast) == "1"


def test_time_of_a_save_is_that_of_the_desk(cast, lead, settings):
    settings.TIME_ZONE = "Asia/Ulaanbaatar"
    with timezone.override("Asia/Ulaanbaatar"):
        with time_machine.travel("2026-05-12 14:32:05Z", tick=False):
            answer = open_sheet(lead, "contact").type(contact_phone="1").autosave()

        assert answer.json()["at"] == "22:32 +08"
        assert "12 May 2026, 22:32 +08" in text_of(lead.get(address("desk")))


def test_incomplete_input_is_kept_as_it_was_typed(cast, lead):
    answer = open_sheet(lead, "contact").type(contact_email="a@").autosave()

    assert answer.json()["state"] == "kept"
    assert Unfinished.objects.get().typed["contact-email"] == ["a@"]


def test_opened_page_that_nobody_typed_into_begins_no_draft(cast, lead):
    answer = open_sheet(lead, "contact").autosave()

    assert answer.json()["state"] == "saved"
    assert not Revision.objects.filter(state="draft").exists()


def test_page_never_meets_its_own_save_as_somebody_elses(cast, lead):
    sheet = open_sheet(lead, "contact")

    states = [
        sheet.type(contact_phone=text).autosave().json()["state"]
        for text in ("1", "12", "1", "")
    ]

    assert states == ["saved"] * 4
    assert phone(cast) == ""


def test_save_that_comes_late_changes_nothing(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    late = {**sheet.fields, "do": "autosave"}
    sheet.fields["turn"] = ["2"]
    sheet.type(contact_phone="12").send()

    answer = lead.post(address("edit", "contact"), late)

    assert answer.json()["state"] == "saved"
    assert phone(cast) == "12"


def test_row_that_was_added_and_removed_again_is_gone(cast, lead):
    sheet = open_sheet(lead, "partners")
    sheet.send("add:partners")
    new = sheet.fields["partners"][-1]
    sheet.fill(f"partners-{new}-name", "UNICEF").autosave()

    sheet.send(f"remove:partners:{new}")

    entry = workflow.entry_of(workflow.current(cast.organization))
    assert [partner.name for partner in entry.partners] == ["First", "Second"]


def test_field_that_a_colleague_changed_stops_it(cast, lead, editor):
    mine = open_sheet(lead, "contact")
    open_sheet(editor, "contact").type(contact_phone="2").send()

    answer = mine.type(contact_phone="1").autosave()

    assert answer.status_code == 409
    assert answer.json() == {"state": "conflict"}
    assert phone(cast) == "2"


def test_text_in_conflict_is_kept_too(cast, lead, editor):
    mine = open_sheet(lead, "contact")
    open_sheet(editor, "contact").type(contact_phone="2").send()

    mine.type(contact_phone="1").autosave()

    assert open_sheet(lead, "contact").fields["contact-phone"] == ["1"]


def test_draft_that_was_sent_stops_it(cast, lead, editor):
    cast.save("names", place={"country": "MN", "city": "Darkhan"})
    mine = open_sheet(lead, "contact")
    draft = cast.draft()
    workflow.submit(draft, draft.version, by=cast.editor)

    answer = mine.type(contact_phone="1").autosave()

    assert answer.status_code == 409
    assert answer.json() == {"state": "stale"}


def test_without_a_version_nothing_is_saved(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    del sheet.fields["version"]

    assert sheet.autosave().status_code == 400
    assert not Save.objects.exists()


def test_signed_out_it_says_so(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    lead.logout()

    assert sheet.autosave().status_code == 403
    assert not Save.objects.exists()


@pytest.mark.parametrize("count", [200])
def test_hundreds_of_turns_are_one_line_of_the_last_changes(cast, lead, count):
    sheet = open_sheet(lead, "contact")
    for number in range(count):
        sheet.type(contact_phone=str(number)).autosave()

    page = lead.get(address("desk")).content.decode()

    assert Save.objects.count() == count
    assert page.count("changed “Contact and links”") == 1


def test_text_that_is_brought_back_says_that_it_is_saved(cast, lead):
    sheet = open_sheet(lead, "contact").fill("contact-phone", "+976 1")

    sheet.send("bring-back")

    assert "Saved in the draft." in sheet.text
    assert "+976 1" in sheet.text
