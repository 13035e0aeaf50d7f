"""What was changed, and sending it: each refusal in plain words, nothing done twice."""

import pytest

from members import workflow
from members.models import Confirmation, Mail, Organization, Revision, Trust
from members.workflow import Began
from programs.models import Indicator
from tests.factories import make_area, make_figure, make_indicator
from tests.members.council.sheets import address, open_sheet, text_of


def changes(client):
    response = client.get(address("changes"))
    assert response.status_code == 200
    return text_of(response)


def send(client, cast, **more):
    draft = workflow.current(cast.organization)
    began = str(Began.of(draft, 0)) if draft else "d1.1"
    return client.post(address("submit"), {"version": began, "number": "1", **more})


@pytest.fixture
def draft(cast):
    return cast.save("contact", **cast.contact(phone="+976 1"))


def test_changes_are_told_by_field(lead, draft):
    page = changes(lead)

    assert "What you changed" in page
    assert "Telephone" in page
    assert "+976 1" in page
    assert f'action="{address("submit")}"' in page


def test_without_a_draft_there_is_nothing_to_send(cast, lead):
    page = changes(lead)

    assert "There is no draft." in page
    assert f'action="{address("submit")}"' not in page


def test_draft_without_a_difference_cannot_be_sent(cast, lead):
    cast.draft()

    page = changes(lead)

    assert "There is nothing to send." in page
    assert f'action="{address("submit")}"' not in page


def test_submission_in_review_is_shown_and_cannot_be_sent_again(cast, lead):
    cast.submitted("Darkhan")

    page = changes(lead)

    assert "What was sent" in page
    assert "Darkhan" in page
    assert f'action="{address("submit")}"' not in page


def test_question_leads_to_its_field(cast, lead):
    indicator = Indicator.objects.get(figures__key="children-2010")
    figures = workflow.entry_of(cast.draft()).model_dump(mode="json")["figures"]
    new = figures[0] | {"key": "new", "until": "2031", "value": 21}
    cast.save("figures", figures=[*figures, new])

    page = changes(lead)

    assert "2031 has not come yet." in page
    assert (
        f'{address("edit", "figures")}#id_figures-new-until">{indicator.name}' in page
    )


def test_what_became_public_meanwhile_is_told_and_merged(cast, lead, draft):
    organization = Organization.objects.get(slug="ark")
    organization.city = "Erdenet"
    organization.save()
    workflow.record_loaded([organization])

    page = changes(lead)

    assert "What became public meanwhile, and stays" in page
    assert "Erdenet" in page
    assert send(lead, cast).status_code == 302


def test_sending_says_what_happens_next(cast, lead, draft):
    response = send(lead, cast, note="From our annual report.")

    draft.refresh_from_db()
    assert response.headers["Location"] == address("desk")
    assert (draft.state, draft.note) == ("submitted", "From our annual report.")
    assert draft.submitted_by == cast.lead
    page = text_of(lead.get(address("desk")))
    assert "Your changes are with the network for review." in page
    assert "You will get a mail when the network has decided." in page


def test_sending_twice_does_it_once_and_says_so(cast, lead, draft):
    fields = {"version": str(Began.of(draft, 0)), "number": "1"}
    lead.post(address("submit"), fields)
    mails = Mail.objects.count()

    response = lead.post(address("submit"), fields)

    assert response.status_code == 409
    assert "This was done already" in text_of(response)
    assert "by lead@example.org" in text_of(response)
    assert Mail.objects.count() == mails


def test_rest_is_confirmed_with_it_where_that_was_ticked(cast, lead, draft):
    send(lead, cast, confirm="on")

    confirmation = Confirmation.objects.get()
    assert (confirmation.section, confirmation.by) == ("", cast.lead)


def test_nothing_is_confirmed_where_sending_was_refused(cast, lead):
    cast.draft()

    response = send(lead, cast, confirm="on")

    assert response.status_code == 409
    assert not Confirmation.objects.exists()


def test_public_entry_that_moved_is_not_confirmed_unseen(cast, lead, draft):
    organization = Organization.objects.get(slug="ark")
    organization.city = "Erdenet"
    organization.save()
    workflow.record_loaded([organization])

    response = send(lead, cast, confirm="on", note="Kept.")

    draft.refresh_from_db()
    assert response.status_code == 409
    assert "Look at it once more" in text_of(response)
    assert ">Kept.</textarea>" in text_of(response)
    assert draft.state == "draft"
    assert not Confirmation.objects.exists()


def test_nothing_to_send_is_told(cast, lead):
    cast.draft()

    response = send(lead, cast)

    assert response.status_code == 409
    assert "the draft says what is public already" in text_of(response)


def test_unfinished_input_is_told_with_the_way_to_it(cast, lead, draft):
    open_sheet(lead, "names").fill("name", "").send()

    response = send(lead, cast)

    page = text_of(response)
    assert response.status_code == 409
    assert "Something you typed is not complete yet." in page
    assert f'<a href="{address("edit", "names")}">Names and place</a>' in page


def test_unfinished_input_of_a_colleague_does_not_stop_it(cast, lead, editor, draft):
    open_sheet(editor, "names").fill("name", "").send()

    assert send(lead, cast).status_code == 302


def test_draft_that_a_colleague_saved_meanwhile_is_looked_at_again(
    cast, lead, editor, draft
):
    began = str(Began.of(draft, 0))
    open_sheet(editor, "names").fill("place-city", "Darkhan").send()

    response = lead.post(address("submit"), {"version": began, "number": "1"})

    draft.refresh_from_db()
    assert response.status_code == 409
    assert "Something has changed after you opened this page." in text_of(response)
    assert draft.state == "draft"


def make_conflict(cast):
    organization = Organization.objects.get(slug="ark")
    organization.phone = "+976 9"
    organization.save()
    workflow.record_loaded([organization])


def test_field_that_changed_on_the_public_page_too_is_asked_about(cast, lead, draft):
    make_conflict(cast)

    page = changes(lead)
    response = send(lead, cast)

    assert 'name="choice:contact/phone"' in page
    assert response.status_code == 409
    assert "Choose below what shall stand" in text_of(response)


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_chosen_text_is_sent(cast, lead, draft, choice):
    cast.save("names", place={"country": "MN", "city": "Darkhan"})
    make_conflict(cast)

    response = send(lead, cast, **{"choice:contact/phone": choice})

    draft.refresh_from_db()
    assert response.status_code == 302
    phone = {"mine": "+976 1", "theirs": "+976 9"}[choice]
    assert workflow.entry_of(draft).contact.phone == phone


def test_word_that_the_network_lost_is_named(cast, lead, draft):
    area = make_area("play")
    cast.save("priorities", priorities=[{"key": "p", "area": "play"}])
    area.delete()

    response = send(lead, cast)

    assert response.status_code == 409
    assert "“play”, which the network does not have any more" in text_of(response)


def test_percentage_above_100_is_told(cast, lead, draft):
    share = make_indicator("share")
    make_figure(cast.organization, 120, key="share", indicator=share)
    cast.save("figures", figures=_figures(cast))
    Indicator.objects.filter(code="share").update(measure="percentage")

    response = send(lead, cast)

    assert response.status_code == 409
    assert "A percentage" in text_of(response)


def _figures(cast):
    dumped = workflow.entry_of(cast.draft()).model_dump(mode="json")["figures"]
    share = {**dumped[0], "key": "share", "indicator": "share", "value": 120}
    return [*dumped, share]


def test_note_that_is_too_long_is_refused_and_kept(cast, lead, draft):
    response = send(lead, cast, note="x" * 5001)

    draft.refresh_from_db()
    assert response.status_code == 422
    assert "x" * 5001 in text_of(response)
    assert draft.state == "draft"


def test_sending_takes_the_place_of_what_was_sent_before(cast, lead):
    before = cast.submitted("Darkhan")
    open_sheet(lead, "names").fill("place-city", "Erdenet").send()
    assert "This takes the place of what you sent before." in changes(lead)

    send(lead, cast)

    before.refresh_from_db()
    [waiting] = Revision.objects.waiting()
    assert before.state == "withdrawn"
    assert workflow.entry_of(waiting).place.city == "Erdenet"


def test_trusted_organization_reads_what_is_public_already(cast, lead, draft):
    Trust.objects.create(organization=cast.organization)
    cast.save("names", place={"country": "MN", "city": "Darkhan"})
    assert "what needs no review is public as soon as you send it" in changes(lead)

    send(lead, cast)

    page = text_of(lead.get(address("desk")))
    assert "What needs no review of them is public already." in page
    assert Organization.objects.get(slug="ark").phone == "+976 1"
    assert Organization.objects.get(slug="ark").city == "Ulaanbaatar"


def test_trusted_organization_with_minor_changes_is_done(cast, lead, draft):
    Trust.objects.create(organization=cast.organization)

    send(lead, cast)

    assert "Your changes are public now." in text_of(lead.get(address("desk")))


@pytest.mark.parametrize("version", ["", "p1", "d999999999.1", "x"])
def test_without_its_version_nothing_is_sent(cast, lead, draft, version):
    response = lead.post(address("submit"), {"version": version})

    draft.refresh_from_db()
    assert response.status_code == (404 if version.startswith("d") else 400)
    assert draft.state == "draft"
