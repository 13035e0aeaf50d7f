"""A reviewer publishes a submission, or returns it with remarks."""

import pytest
from django.urls import reverse

from members import workflow
from members.models import AuditRecord, Mail, Organization, Revision
from tests.factories import make_program
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import Reviewer, make_waiting, page_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def staff(cast):
    return signed_in(cast.reviewer)


def city():
    return Organization.objects.get(slug="ark").city


def text_of(response):
    return response.content.decode()


def test_page_shows_what_would_change_who_sent_it_and_their_note(cast, staff):
    revision = cast.submitted("Darkhan")
    Revision.objects.update(note="We have moved to a larger house.")

    page = text_of(staff.get(page_of(revision)))

    assert "Ulaanbaatar" in page
    assert "Darkhan" in page
    assert "lead@example.org" in page
    assert "We have moved to a larger house." in page


def test_published_submission_is_public_and_leads_back_to_an_empty_queue(cast, staff):
    revision = cast.submitted("Darkhan")

    response = Reviewer(staff, revision).decide("publish", note="Thank you")

    revision.refresh_from_db()
    assert response.url == f"{reverse('admin:index')}#content-start"
    assert (revision.state, revision.note, city()) == (
        "published",
        "Thank you",
        "Darkhan",
    )
    record = AuditRecord.objects.get(action="published")
    assert (record.actor, record.before, record.after) == (
        cast.reviewer.pk,
        "submitted",
        "published",
    )
    assert "Nothing is left to review." in text_of(staff.get(response.url))


def test_returned_submission_keeps_remarks_by_place_for_the_organization(cast, staff):
    revision = cast.submitted("Darkan")

    response = Reviewer(staff, revision).decide(
        "return", note="Nearly there.", remark__place__city="  Is it Darkhan? "
    )

    revision.refresh_from_db()
    assert response.status_code == 302
    assert (revision.state, revision.note) == ("returned", "Nearly there.")
    assert revision.remarks == {"place/city": "Is it Darkhan?"}
    assert city() == "Ulaanbaatar"
    assert Mail.objects.filter(subject__startswith="Please look again").exists()


def test_return_without_a_word_is_refused(cast, staff):
    revision = cast.submitted()

    response = Reviewer(staff, revision).decide("return", remark__place__city="  ")

    revision.refresh_from_db()
    assert response.status_code == 400
    assert "nobody can act on a mere no" in text_of(response)
    assert revision.state == "submitted"


def test_publishing_with_remarks_is_asked_about_and_loses_none(cast, staff):
    revision = cast.submitted()

    response = Reviewer(staff, revision).decide(
        "publish", note="Well done", remark__place__city="Is it Darkhan?"
    )

    revision.refresh_from_db()
    assert response.status_code == 400
    assert revision.state == "submitted"
    assert "Is it Darkhan?" in text_of(response)
    assert "Well done" in text_of(response)


def test_remarks_of_an_earlier_return_stand_at_their_places(cast, staff):
    revision = cast.submitted("Darkan")
    Reviewer(staff, revision).decide("return", remark__place__city="Is it Darkhan?")
    revision.refresh_from_db()
    workflow.submit(revision, revision.version, by=cast.lead)

    page = text_of(staff.get(page_of(revision)))

    assert "Is it Darkhan?" in page


def test_decision_leads_to_the_next_submission_and_tells_how_many_are_left(staff, cast):
    revision = cast.submitted()
    others = [make_waiting(f"other-{number}") for number in range(2)]

    response = Reviewer(staff, revision).decide("publish")

    assert response.url == f"{page_of(others[0])}#main"
    assert "2 are left." in text_of(staff.get(response.url))


@pytest.mark.parametrize("do", ["publish", "return"])
def test_second_reviewer_is_told_who_decided_and_keeps_what_was_typed(cast, do):
    revision = cast.submitted()
    people = [make_person("members.review_revisions") for _number in range(2)]
    first, second = (Reviewer(signed_in(person), revision) for person in people)
    first.decide("publish")
    before = Revision.objects.values().get(pk=revision.pk)

    response = second.decide(do, note="My long note")

    assert response.status_code == 409
    assert f"{people[0]} has published it meanwhile." in text_of(response)
    assert "My long note" in text_of(response)
    assert Revision.objects.values().get(pk=revision.pk) == before
    assert AuditRecord.objects.filter(action="published").count() == 1


def test_submission_that_was_taken_back_is_not_published(cast, staff):
    revision = cast.submitted()
    reviewer = Reviewer(staff, revision)
    workflow.withdraw(revision, revision.version, by=cast.lead)

    response = reviewer.decide("publish")

    assert response.status_code == 409
    assert "The organization has taken it back meanwhile." in text_of(response)
    assert city() == "Ulaanbaatar"


def test_submission_that_was_sent_anew_is_looked_at_again(cast, staff):
    revision = cast.submitted("Darkhan")
    reviewer = Reviewer(staff, revision)
    workflow.withdraw(revision, revision.version, by=cast.lead)
    cast.submitted("Erdenet")

    stale = reviewer.decide("return", note="My note", remark__place__city="Hm")
    fresh = Reviewer(staff, revision).decide("publish")

    assert stale.status_code == 409
    assert "My note" in text_of(stale)
    assert "Erdenet" in text_of(stale)
    assert fresh.status_code == 302
    assert city() == "Erdenet"


def test_public_entry_that_moved_meanwhile_is_looked_at_again(cast, staff):
    revision = cast.submitted("Darkhan")
    reviewer = Reviewer(staff, revision)
    Organization.objects.update(phone="11")
    workflow.record_loaded([cast.organization])

    stale = reviewer.decide("publish")
    page = Reviewer(staff, revision)
    fresh = page.decide("publish")

    assert stale.status_code == 409
    assert "The public entry has moved meanwhile" in text_of(page.opened)
    assert fresh.status_code == 302
    organization = Organization.objects.get(slug="ark")
    assert (organization.city, organization.phone) == ("Darkhan", "11")


def test_rows_changed_by_another_way_are_met_once_and_not_for_good(cast, staff):
    revision = cast.submitted("Darkhan")
    Organization.objects.update(phone="11")

    stale = Reviewer(staff, revision).decide("publish")
    fresh = Reviewer(staff, revision).decide("publish")

    assert (stale.status_code, fresh.status_code) == (409, 302)


def test_same_field_public_meanwhile_is_chosen_by_the_reviewer(cast, staff):
    revision = cast.submitted("Darkhan")
    Organization.objects.update(city="Erdenet")
    workflow.record_loaded([cast.organization])
    reviewer = Reviewer(staff, revision)

    asked = reviewer.decide("publish", note="My note")
    done = reviewer.decide("publish", choice__place__city="mine")

    assert asked.status_code == 409
    page = text_of(asked)
    assert [city in page for city in ("Ulaanbaatar", "Erdenet", "Darkhan")] == [
        True
    ] * 3
    assert "My note" in page
    assert done.status_code == 302
    assert city() == "Darkhan"


def test_choice_goes_along_when_the_page_comes_again(cast, staff):
    revision = cast.submitted("Darkhan")
    Organization.objects.update(city="Erdenet")
    workflow.record_loaded([cast.organization])

    again = Reviewer(staff, revision).decide(
        "publish", choice__place__city="mine", remark__place__city="Sure?"
    )

    assert again.status_code == 400
    assert '<input type="hidden" name="choice:place/city" value="mine">' in (
        text_of(again)
    )


def test_remark_on_what_does_not_differ_any_more_is_kept(cast, staff):
    revision = cast.submitted("Darkhan")

    again = Reviewer(staff, revision).decide(
        "publish", remark__partners__gone="Who is this?", remark__nothing="Forged"
    )

    assert again.status_code == 400
    assert 'name="remark:partners/gone"' in text_of(again)
    assert "Who is this?" in text_of(again)
    assert "Forged" not in text_of(again)


def test_own_submission_is_returned_and_not_published(cast):
    cast.lead = cast.reviewer
    revision = cast.submitted()
    reviewer = Reviewer(signed_in(cast.reviewer), revision)

    refused = reviewer.decide("publish")
    returned = reviewer.decide("return", note="I was too quick.")

    page = text_of(reviewer.opened)
    assert 'value="publish"' not in page
    assert "somebody else has to publish it" in page
    assert (refused.status_code, returned.status_code) == (409, 302)
    assert city() == "Ulaanbaatar"


def test_own_submission_is_published_where_settings_say_so(cast, settings):
    settings.REVIEWERS_MAY_PUBLISH_OWN = True
    cast.lead = cast.reviewer
    reviewer = Reviewer(signed_in(cast.reviewer), cast.submitted())

    response = reviewer.decide("publish")

    assert response.status_code == 302
    assert city() == "Darkhan"


def test_word_that_the_network_lost_is_told_and_nothing_is_published(cast, staff):
    program = make_program("old-program")
    cast.save("programs", participations=[{"key": "p", "program": program.slug}])
    revision = cast.submitted()
    program.delete()

    response = Reviewer(staff, revision).decide("publish")

    assert response.status_code == 409
    assert "old-program" in text_of(response)
    assert city() == "Ulaanbaatar"


@pytest.mark.parametrize("field", ["seen", "do"])
@pytest.mark.parametrize("value", ["", "x", "1", "1.x", "-1.1", "9" * 40 + ".1"])
def test_form_that_is_none_of_ours_changes_nothing(cast, staff, field, value):
    revision = cast.submitted()
    data = {"do": "publish", "seen": f"{revision.version}.1", field: value}

    response = staff.post(page_of(revision), data)

    assert response.status_code == 400
    assert city() == "Ulaanbaatar"


@pytest.mark.parametrize("state", ["draft", "returned", "published", "withdrawn"])
def test_revision_that_does_not_wait_is_shown_and_not_decided_on(cast, staff, state):
    revision = cast.submitted()
    seen = f"{revision.version}.1"
    Revision.objects.filter(pk=revision.pk).update(
        state=state,
        number=7 if state == "published" else None,
        decided_at=revision.submitted_at,
    )

    page = staff.get(page_of(revision))
    answers = [
        staff.post(page_of(revision), {"do": do, "seen": seen, "note": "x"})
        for do in ("publish", "return")
    ]

    revision.refresh_from_db()
    assert page.status_code == 200
    assert 'name="do"' not in text_of(page)
    assert [answer.status_code for answer in answers] == [409, 409]
    assert (revision.state, city()) == (state, "Ulaanbaatar")
