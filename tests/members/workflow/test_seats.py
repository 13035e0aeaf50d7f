"""Seats: roles change, seats end, and an organization keeps a lead."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import AuditRecord, PublicContact, Seat
from members.workflow import role_at
from members.workflow.contacts import give_contact
from members.workflow.errors import SeatOverError
from members.workflow.seats import LastLeadError, end_seat, hand_over, set_role
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.workflow.cast import make_cast
from tests.members.workflow.people import mail_to, needs_connections
from tests.members.workflow.test_at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def seat_of(cast, user):
    return cast.organization.seats.get(user=user)


def leads(cast):
    seats = Seat.objects.in_force().filter(organization=cast.organization, role="lead")
    return {seat.user for seat in seats}


def test_editor_becomes_lead_and_is_told(cast):
    set_role(seat_of(cast, cast.editor), "lead", by=cast.lead)

    assert role_at(cast.editor, cast.organization) == "lead"
    assert "For Ark you are lead now." in mail_to(cast.editor.email).text
    record = AuditRecord.objects.get(action="role changed")
    assert (record.before, record.after, record.subject) == (
        "editor",
        "lead",
        f"user {cast.editor.pk}",
    )


def test_role_that_is_the_same_changes_nothing(cast):
    set_role(seat_of(cast, cast.editor), "editor", by=cast.lead)

    assert not AuditRecord.objects.filter(action="role changed").exists()


def test_last_lead_stays_lead(cast):
    with pytest.raises(LastLeadError):
        set_role(seat_of(cast, cast.lead), "editor", by=cast.lead)

    assert leads(cast) == {cast.lead}


@pytest.mark.parametrize(
    "other",
    [
        {"role": "editor"},
        {"role": "lead", "until": timezone.localdate() - timedelta(days=1)},
        {"role": "lead", "since": timezone.localdate() + timedelta(days=2)},
        {"role": "lead", "ended_at": timezone.now()},
    ],
    ids=["editor", "over", "not begun", "ended"],
)
def test_last_lead_does_not_leave(cast, other):
    make_seat(cast.organization, **other)

    with pytest.raises(LastLeadError):
        end_seat(seat_of(cast, cast.lead), by=cast.lead)

    assert leads(cast) == {cast.lead}


def test_lead_who_cannot_sign_in_does_not_count(cast):
    make_seat(cast.organization, make_user(is_active=False), role="lead")

    with pytest.raises(LastLeadError):
        end_seat(seat_of(cast, cast.lead), by=cast.lead)


def test_lead_elsewhere_does_not_count(cast):
    make_seat(make_organization(), cast.editor, role="lead")

    with pytest.raises(LastLeadError):
        end_seat(seat_of(cast, cast.lead), by=cast.lead)


def test_staff_repair_where_nobody_else_leads(cast):
    end_seat(seat_of(cast, cast.lead), by=make_staff(), is_repair=True)

    assert leads(cast) == set()


def test_ended_seat_gives_no_access_and_tells_its_person(cast):
    end_seat(seat_of(cast, cast.editor), by=cast.lead)

    assert role_at(cast.editor, cast.organization) is None
    assert mail_to(cast.editor.email).subject == "You no longer speak for Ark"
    assert AuditRecord.objects.get(action="seat ended").actor == cast.lead.pk


def test_who_leaves_gets_no_mail_about_it(cast):
    end_seat(seat_of(cast, cast.editor), by=cast.editor)

    assert mail_to(cast.editor.email) is None


def test_name_shown_to_visitors_goes_with_the_seat(cast):
    seat = seat_of(cast, cast.editor)
    give_contact(seat, name="Somebody")

    end_seat(seat, by=cast.lead)

    assert not PublicContact.objects.exists()


def test_ending_twice_ends_once(cast):
    seat = seat_of(cast, cast.editor)
    ended_at = end_seat(seat, by=cast.lead).ended_at

    assert end_seat(seat, by=cast.lead).ended_at == ended_at
    assert AuditRecord.objects.filter(action="seat ended").count() == 1


def test_role_of_an_ended_seat_is_not_changed(cast):
    seat = seat_of(cast, cast.editor)
    end_seat(seat, by=cast.lead)

    with pytest.raises(SeatOverError):
        set_role(seat, "lead", by=cast.lead)


def test_lead_hands_over_and_stays_as_editor(cast):
    lead, editor = seat_of(cast, cast.lead), seat_of(cast, cast.editor)

    hand_over(lead, editor, by=cast.lead, is_leaving=False)

    assert leads(cast) == {cast.editor}
    assert role_at(cast.lead, cast.organization) == "editor"


def test_lead_hands_over_and_leaves(cast):
    lead, editor = seat_of(cast, cast.lead), seat_of(cast, cast.editor)

    hand_over(lead, editor, by=cast.lead, is_leaving=True)

    assert leads(cast) == {cast.editor}
    assert role_at(cast.lead, cast.organization) is None


def test_nothing_is_handed_over_to_a_seat_that_ended(cast):
    lead, editor = seat_of(cast, cast.lead), seat_of(cast, cast.editor)
    end_seat(editor, by=cast.lead)

    with pytest.raises(SeatOverError):
        hand_over(lead, editor, by=cast.lead, is_leaving=True)

    assert leads(cast) == {cast.lead}


def test_nothing_is_handed_over_to_another_organization(cast):
    other = make_seat(make_organization())

    with pytest.raises(ValueError, match="colleague"):
        hand_over(seat_of(cast, cast.lead), other, by=cast.lead, is_leaving=True)


@needs_connections
@pytest.mark.django_db(transaction=True)
def test_two_leads_leaving_at_once_leave_one_behind():
    cast = make_cast()
    set_role(seat_of(cast, cast.editor), "lead", by=cast.lead)
    seats = list(cast.organization.seats.all())

    def leave(number):
        end_seat(seats[number], by=seats[number].user)

    results = at_once(leave, 2)

    assert Counter(results) == {None: 1, LastLeadError: 1}
    assert len(leads(cast)) == 1
