"""Editing a section: saved into the draft, or kept as it was typed."""

from datetime import date

import pytest
import time_machine

from members import workflow
from members.models import Organization, Revision, Save, Unfinished
from tests.factories import make_area, make_figure, make_participation, make_source
from tests.members.council.sheets import Sheet, address, open_sheet, signed_in, text_of


def drafted(cast):
    return workflow.entry_of(workflow.current(cast.organization))


def test_section_is_saved_into_a_draft_and_the_public_entry_stays(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="+976 1")

    response = sheet.send()

    assert response.headers["Location"] == address("desk")
    assert drafted(cast).contact.phone == "+976 1"
    assert Organization.objects.get(slug="ark").phone == ""
    assert Save.objects.get().by == cast.lead


def test_what_was_saved_is_said_on_the_next_page(cast, lead):
    open_sheet(lead, "contact").type(contact_phone="+976 1").send()

    assert "Saved in the draft." in text_of(lead.get(address("desk")))


def test_save_and_go_on_leads_to_the_next_section(cast, lead):
    response = open_sheet(lead, "contact").type(contact_phone="1").send("next")

    assert response.headers["Location"] == address("edit", "texts")
    assert drafted(cast).contact.phone == "1"


def test_last_section_leads_back_to_the_desk(cast, lead):
    page = open_sheet(lead, "logo")

    assert "Save and go to" not in page.text


@pytest.mark.parametrize("section", ["names", "contact", "texts", "figures", "logo"])
def test_page_has_one_primary_button_and_enter_saves(lead, section):
    page = open_sheet(lead, section).response.content.decode()

    form = page[page.index('id="section-form"') :]
    buttons = [part.split(">")[0] for part in form.split("<button")[1:]]
    assert 'value="save"' in buttons[0]
    primary = [b for b in buttons if "quiet" not in b and "hidden-visually" not in b]
    assert ['name="do" value="save"' in b for b in primary if "data-" not in b] == [
        True
    ]


def test_saving_what_is_there_already_begins_no_draft(cast, lead):
    response = open_sheet(lead, "contact").send()

    assert response.status_code == 302
    assert not Revision.objects.filter(state="draft").exists()
    assert "Nothing had to be saved" in text_of(lead.get(address("desk")))


def test_texts_of_a_language_are_saved(cast, lead):
    open_sheet(lead, "texts", "en").fill("texts-en-mission", "To play.").send()

    [text] = drafted(cast).texts
    assert (text.summary, text.mission) == ("A school.", "To play.")
    assert text.revised_on == date(2026, 5, 12)


def test_new_language_gets_a_page_of_its_own(cast, lead):
    page = open_sheet(lead, "texts").send("add:texts", **{"add-language": "mn"})
    assert 'href="mn/"' in page.content.decode()

    open_sheet(lead, "texts", "mn").fill("texts-mn-summary", "Сургууль").send()

    assert [text.language for text in drafted(cast).texts] == ["en", "mn"]


def test_mistake_keeps_all_that_was_typed_and_takes_the_focus(cast, lead):
    sheet = open_sheet(lead, "contact")

    response = sheet.type(contact_email="not one", contact_phone="+976 1").send()

    assert response.status_code == 422
    assert 'role="alert" tabindex="-1" autofocus' in sheet.text
    assert "<title>Not complete yet" in sheet.text
    assert sheet.fields["contact-email"] == ["not one"]
    assert sheet.fields["contact-phone"] == ["+976 1"]
    assert Unfinished.objects.get().typed["contact-email"] == ["not one"]


def test_unfinished_input_is_given_back_on_another_machine(cast, lead):
    with time_machine.travel("2026-05-12 14:02"):
        open_sheet(lead, "contact").type(contact_email="not one").send()

    elsewhere = open_sheet(signed_in(cast.lead), "contact")

    assert elsewhere.fields["contact-email"] == ["not one"]
    assert "what you typed on 12 May 2026, 14:02 UTC" in elsewhere.text


def test_unfinished_input_of_a_colleague_is_not_given_to_others(cast, lead, editor):
    open_sheet(lead, "contact").type(contact_email="not one").send()

    assert open_sheet(editor, "contact").fields["contact-email"] == [""]


def test_unfinished_input_is_gone_when_it_was_completed(cast, lead):
    open_sheet(lead, "contact").type(contact_email="not one").send()

    open_sheet(lead, "contact").type(contact_email="a@example.org").send()

    assert drafted(cast).contact.email == "a@example.org"
    assert not Unfinished.objects.exists()


def test_unfinished_input_can_be_dropped(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_email="not one")
    sheet.send()

    response = sheet.send("forget")

    assert response.headers["Location"] == address("edit", "contact")
    assert open_sheet(lead, "contact").fields["contact-email"] == [""]


def test_unfinished_input_that_was_corrected_back_is_dropped(cast, lead):
    open_sheet(lead, "contact").type(contact_email="not one").send()

    open_sheet(lead, "contact").type(contact_email="").send()

    assert not Unfinished.objects.exists()


def test_row_is_added_with_the_focus_in_it(cast, lead):
    sheet = open_sheet(lead, "partners").fill("partners-first-role", "donor")

    response = sheet.send("add:partners")

    assert response.status_code == 200
    new = sheet.fields["partners"][-1]
    assert f'id="id_partners-{new}-name"' in sheet.text
    assert "autofocus" in sheet.text
    assert [p.role for p in drafted(cast).partners] == ["donor", ""]


def test_new_row_is_filled_in_and_saved(cast, lead):
    sheet = open_sheet(lead, "partners")
    sheet.send("add:partners")
    new = sheet.fields["partners"][-1]

    sheet.fill(f"partners-{new}-name", "UNICEF").send()

    assert [p.name for p in drafted(cast).partners] == ["First", "Second", "UNICEF"]


def test_rows_are_removed_and_moved_without_a_script(cast, lead):
    sheet = open_sheet(lead, "partners")

    sheet.send("down:partners:first")
    assert sheet.fields["partners"] == ["second", "first"]
    sheet.send("remove:partners:second")

    assert [partner.key for partner in drafted(cast).partners] == ["first"]


def test_list_button_on_a_page_with_a_mistake_keeps_the_mistake(cast, lead):
    sheet = open_sheet(lead, "partners").fill("partners-first-name", "")

    sheet.send("add:partners")

    assert sheet.fields["partners-first-name"] == [""]
    assert len(Unfinished.objects.get().typed["partners"]) == 3


@pytest.mark.parametrize(
    "do", ["remove:partners:nobody", "up:figures:x", "add:nothing", "remove:x"]
)
def test_button_that_is_none_of_the_page_changes_nothing(cast, lead, do):
    sheet = open_sheet(lead, "partners").fill("partners-first-name", "Other")

    response = sheet.send(do)

    assert response.status_code == 400
    assert sheet.fields["partners-first-name"] == ["Other"]
    assert not Revision.objects.filter(state="draft").exists()


@pytest.mark.parametrize(
    "version", [None, "", "x", "p", "d1", "d.", "p1.2", "d1.2.3", "p" + "9" * 40]
)
def test_write_without_the_version_it_began_from_is_refused(cast, lead, version):
    sheet = open_sheet(lead, "contact").type(contact_phone="+976 1")
    del sheet.fields["version"]
    if version is not None:
        sheet.fields["version"] = [version]

    response = sheet.send()

    assert response.status_code == 400
    assert "Nothing was changed" in sheet.text
    assert sheet.fields["contact-phone"] == ["+976 1"]
    assert not Revision.objects.filter(state="draft").exists()


def test_fields_that_are_none_of_the_page_change_nothing_else(cast, lead):
    make_participation(cast.organization)
    cast.draft()
    before = Organization.objects.values().get(slug="ark")
    entry = drafted(cast).model_dump()
    others = {
        **dict.fromkeys(Organization().__dict__, "1"),
        **dict.fromkeys(Revision().__dict__, "1"),
        "status": "published",
        "org": "2",
        "is_verified": "1",
        "reviewed_by": "1",
        "slug": "x",
        "name": "x",
        "texts": "xx",
        "figures": "f",
        "logo": "f" * 32,
        "place-city": "x",
        "contact-country": "DE",
        "user": "1",
        "state": "x",
    }

    open_sheet(lead, "contact").type(contact_phone="1").send(
        **{name: value for name, value in others.items() if name != "version"}
    )

    entry["contact"]["phone"] = "1"
    assert drafted(cast).model_dump() == entry
    assert Organization.objects.values().get(slug="ark") == before
    draft = workflow.current(cast.organization)
    assert (draft.state, draft.author, draft.decided_by) == ("draft", cast.lead, None)


@pytest.mark.parametrize("name", ["page", "turn", "anew"])
@pytest.mark.parametrize("text", ["", "x" * 100, "-1", "9" * 30, "0"])
def test_odd_hidden_fields_are_no_error(cast, lead, name, text):
    response = open_sheet(lead, "contact").type(contact_phone="1").fill(name, text)

    assert response.send().status_code == 302
    assert drafted(cast).contact.phone == "1"


def test_page_without_its_fields_asks_instead_of_emptying(cast, lead):
    data = {"version": "p0", "do": "save"}

    response = lead.post(address("edit", "names"), data)

    assert response.status_code == 422
    assert Organization.objects.get(slug="ark").name == "Ark"


def test_returned_remarks_stand_at_their_fields(cast, lead):
    revision = cast.submitted()
    workflow.give_back(
        revision,
        revision.version,
        by=cast.reviewer,
        note="Nearly there.",
        remarks={"place/city": "Is it still Darkhan?"},
    )

    page = open_sheet(lead, "names").text

    assert "Is it still Darkhan?" in page
    assert "Nearly there." in page


def test_question_is_asked_and_refuses_nothing(cast, lead):
    sheet = open_sheet(lead, "names")
    sheet.send("add:founding_dates")
    [new] = sheet.fields["founding_dates"]

    saved = sheet.fill(f"founding_dates-{new}-date", "2031").send()

    assert saved.status_code == 302
    assert "2031 has not come yet." in open_sheet(lead, "names").text


def test_priority_areas_and_sources_of_the_entry_are_offered(cast, lead):
    make_area("play", name="Play")
    make_source(cast.organization, title="Annual report of 2025")
    sheet = open_sheet(lead, "priorities")

    sheet.send("add:priorities")

    assert "Play" in sheet.text
    assert "Annual report of 2025" in sheet.text


def test_sent_after_the_session_ended_gives_back_what_was_typed(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="+976 <1>")
    lead.logout()

    response = sheet.send()

    page = text_of(response)
    assert response.status_code == 403
    assert "You are signed out" in page
    assert "+976 &lt;1&gt;" in page
    assert f"?next={address('edit', 'contact')}" in page
    assert not Revision.objects.filter(state="draft").exists()


def test_acknowledged_save_is_there_for_everybody(cast, lead, editor):
    open_sheet(lead, "contact").type(contact_phone="+976 1").send()

    assert open_sheet(editor, "contact").fields["contact-phone"] == ["+976 1"]


def test_every_section_opens_and_saves_what_it_shows(cast, lead):
    for section in ("names", "contact", "texts", "figures", "partners", "sources"):
        assert Sheet(lead, address("edit", section)).send().status_code == 302
    assert not Revision.objects.filter(state="draft").exists()


def test_unfinished_input_of_a_page_that_saved_itself_meets_no_conflict_with_itself(
    cast, lead
):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    sheet.autosave()
    sheet.type(contact_phone="12", contact_email="not one").autosave()
    again = open_sheet(lead, "contact").type(contact_email="still not one")
    again.autosave()

    response = open_sheet(lead, "contact").type(contact_email="").send()

    assert response.status_code == 302
    assert drafted(cast).contact.phone == "12"


def test_unfinished_input_in_two_windows_asks_which_one(cast, lead):
    sheet = open_sheet(lead, "contact").type(contact_phone="1")
    sheet.autosave()
    sheet.type(contact_email="not one").autosave()
    one, other = open_sheet(lead, "contact"), open_sheet(lead, "contact")
    one.type(contact_phone="12", contact_email="").send()

    response = other.type(contact_phone="13", contact_email="").send()

    assert response.status_code == 409
    assert drafted(cast).contact.phone == "12"


def test_section_of_a_hundred_figures_is_saved_whole(cast, lead):
    for number in range(100):
        make_figure(cast.organization, number, key=f"f{number}")
    sheet = open_sheet(lead, "figures")
    assert sum(map(len, sheet.fields.values())) > 1000

    response = sheet.fill("figures-f99-value", "1,099").send()

    assert response.status_code == 302
    assert {f.key: f.value for f in drafted(cast).figures}["f99"] == 1099
