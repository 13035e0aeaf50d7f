"""The desk: what is public, where the draft stands, what needs attention."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members import workflow
from members.workflow import Began
from members.workflow.privacy import erase_person
from tests.factories import make_figure, make_text
from tests.members.council.sheets import address, open_sheet, text_of


def desk(client):
    response = client.get(address("desk"))
    assert response.status_code == 200
    return text_of(response)


@pytest.fixture
def recorded(cast):
    workflow.record_loaded([cast.organization])


def test_public_version_says_since_when_and_leads_to_it(cast, lead, recorded):
    page = desk(lead)

    assert "Public since 12 May 2026, as version 1." in page
    assert f'href="{cast.organization.get_absolute_url()}"' in page
    assert f'href="{reverse("members:history", args=["ark"])}"' in page
    assert "Not confirmed by you yet" in page


def test_nothing_open_offers_to_confirm(cast, lead, recorded):
    page = desk(lead)

    assert "Nothing is waiting." in page
    assert '<input type="hidden" name="number" value="1">' in page
    assert '<button class="" type="submit">Still correct</button>' in page


def test_entry_confirmed_today_is_not_asked_about_again(cast, lead, recorded):
    workflow.confirm(cast.organization, workflow.WHOLE, 1, by=cast.lead)

    page = desk(lead)

    assert "You said today that all of it is correct." in page
    assert "Is everything still correct?" not in page
    assert '<button class="" type="submit">Still correct</button>' not in page


def test_entry_that_says_little_asks_to_begin_and_not_to_confirm(cast, lead):
    for rows in ("texts", "figures", "partners"):
        getattr(cast.organization, rows).all().delete()

    page = desk(lead)

    assert "Your page says little so far." in page
    assert '<button class="" type="submit">Still correct</button>' not in page


def test_section_of_texts_says_which_there_are_and_in_which_languages(cast, lead):
    assert "Summary, Mission · English" in desk(lead)


def test_organization_without_membership_has_no_link_to_a_profile(cast, lead):
    cast.organization.memberships.all().delete()

    page = desk(lead)

    assert f'href="{cast.organization.get_absolute_url()}"' not in page
    assert "Visitors do not see this entry" in page


def test_draft_says_how_many_fields_differ_and_who_saved_last(cast, lead, editor):
    with time_machine.travel("2026-05-12 14:02"):
        cast.save("contact", **cast.contact(phone="1", website="https://a.org"))
        cast.save("names", place={"country": "MN", "city": "Darkhan"}, by=cast.editor)

    page = desk(lead)

    assert "A draft is open, with 3 changes that visitors do not see yet." in page
    assert "Last saved by editor@example.org on 12 May 2026, 14:02 UTC" in page
    assert f'href="{address("changes")}"' in page
    assert "Last saved by you on 12 May 2026, 14:02 UTC" in desk(editor)


def test_draft_without_a_difference_says_so(cast, lead):
    cast.draft()

    page = desk(lead)

    assert "It says the same as the public page." in page
    assert f'href="{address("changes")}"' not in page
    assert f'href="{address("discard")}"' in page


def test_submission_says_who_sent_it_and_can_be_taken_back(cast, lead):
    with time_machine.travel("2026-05-12 14:02"):
        revision = cast.submitted()

    page = desk(lead)

    assert "lead@example.org sent them on 12 May 2026, 14:02 UTC." in page
    assert f'name="version" value="{Began.of(revision, 0)}"' in page
    assert f'action="{address("withdraw")}"' in page


def test_remarks_lead_to_the_very_fields(cast, lead):
    revision = cast.submitted()
    remarks = {
        "place/city": "Which district?",
        "figures/children-2010/value": "Of which year?",
        "texts/en/mission": "Is this the new one?",
    }
    workflow.give_back(
        revision, revision.version, by=cast.reviewer, note="Soon.", remarks=remarks
    )

    page = desk(lead)

    assert "Soon." in page
    for words in remarks.values():
        assert words in page
    assert f'{address("edit", "names")}#id_place-city">' in page
    assert f'{address("edit", "figures")}#id_figures-children-2010-value">' in page
    assert f'{address("edit_text", "en")}#id_texts-en-mission">' in page
    assert "1 remark" in page


def test_unfinished_input_of_oneself_and_of_colleagues_is_listed(cast, lead, editor):
    open_sheet(lead, "contact").type(contact_email="a@").send()
    open_sheet(editor, "names").fill("name", "").send()

    page = desk(lead)

    assert f'<a href="{address("edit", "contact")}">Contact and links</a>' in page
    assert "Names and place: what editor@example.org typed on" in page


def test_at_most_five_wishes_are_shown_and_the_rest_is_folded(cast, lead):
    cast.organization.texts.all().delete()

    page = desk(lead)

    before, after = page.split("<summary>and 5 more</summary>")
    assert before.count('class="small soft"') >= 5
    assert "Write a summary" in before
    assert "Add your logo" in after
    assert f'href="{address("edit", "contact")}#id_contact-website"' in before


def test_figures_that_are_due_are_listed(cast, lead):
    page = desk(lead)

    figure = cast.organization.figures.get()
    code, name = figure.indicator.code, figure.indicator.name
    assert f'href="{address("edit", "figures")}#add-figures-{code}">{name}</a>' in page
    assert "the latest is of 2010" in page


def test_sections_say_what_changed_in_them_and_when_they_were_confirmed(
    cast, lead, recorded
):
    workflow.confirm(cast.organization, "partners", 1, by=cast.lead)
    cast.save("contact", **cast.contact(phone="1"))

    page = desk(lead)

    assert "1 change in the draft" in page
    assert page.count("Confirmed on 12 May 2026") == 1


def test_section_that_changes_or_says_nothing_cannot_be_confirmed(cast, lead):
    cast.save("names", place={"country": "MN", "city": "Darkhan"})

    page = desk(lead)

    names = [part.split('"')[0] for part in page.split('name="section" value="')[1:]]
    assert "names" not in names
    assert "milestones" not in names
    assert "partners" in names


def test_last_changes_say_who_and_when(cast, lead):
    with time_machine.travel("2026-05-12 14:02"):
        published = cast.published()
    workflow.confirm(cast.organization, "", published.number, by=cast.editor)

    page = desk(lead)

    changes = page[page.index("Last changes") :]
    assert "<b>lead@example.org</b> changed “Names and place”" in changes
    assert "<b>lead@example.org</b> sent changes for review" in changes
    assert "<b>the network</b> published version 2" in changes
    assert "<b>editor@example.org</b> confirmed the whole entry" in changes
    assert "reviewer@example.org" not in page


def test_person_who_was_forgotten_is_not_named(cast, lead):
    cast.save("contact", by=cast.editor, **cast.contact(phone="1"))
    erase_person(cast.editor, by=cast.reviewer)

    assert "somebody whose account is gone" in desk(lead)


def test_earlier_versions_are_offered_to_the_lead_alone(cast, lead, editor):
    cast.published()
    draft = cast.save("contact", **cast.contact(phone="1"))
    workflow.discard(draft, draft.version, by=cast.lead)

    page = desk(lead)

    assert f'action="{address("restore", 1)}"' in page
    assert f'action="{address("restore", 2)}"' not in page
    assert f'action="{address("restore_draft", draft.pk)}"' in page
    assert address("restore", 1) not in desk(editor)


def test_progress_counts_the_complete_sections(cast, lead):
    assert "2 of 10 sections are complete" in desk(lead)


def test_draft_of_many_rows_takes_as_many_queries_as_one_of_few(cast, lead):
    make_text(cast.organization, language="mn", is_original=False, summary="С")
    cast.save("contact", **cast.contact(phone="1"))
    lead.get(address("desk"))
    with CaptureQueriesContext(connection) as few:
        desk(lead)
    for number in range(20):
        make_figure(cast.organization, number)
        cast.save("contact", **cast.contact(phone=str(number)))

    with CaptureQueriesContext(connection) as many:
        desk(lead)

    assert len(many) == len(few)


def test_times_are_told_with_their_zone(cast, lead, settings):
    settings.TIME_ZONE = "Asia/Ulaanbaatar"
    with timezone.override("Asia/Ulaanbaatar"):
        with time_machine.travel("2026-05-12 14:02Z"):
            cast.save("contact", **cast.contact(phone="1"))

        assert "12 May 2026, 22:02 +08" in desk(lead)
