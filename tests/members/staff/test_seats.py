"""Staff give, change and end seats, and the audit keeps who did."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import AuditRecord, DataVersion, PublicContact, Seat
from members.workflow import role_at
from tests.factories import make_organization, make_seat, make_user
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person(
        "members.view_seat",
        "members.add_seat",
        "members.change_seat",
        "members.delete_seat",
        "members.view_user",
        "members.view_organization",
    )


@pytest.fixture
def staff(person):
    return signed_in(person)


def recorded(action):
    row = AuditRecord.objects.get(action=action)
    return row.actor, row.organization, row.subject, row.before, row.after


def test_added_seat_is_recorded(staff, person):
    organization, user = make_organization(), make_user()

    staff.post(
        reverse("admin:members_seat_add"),
        {
            "user": user.pk,
            "organization": organization.pk,
            "role": "lead",
            "since": "2026-01-01",
        },
    )

    assert Seat.objects.get().user == user
    assert recorded("seat given") == (
        person.pk,
        organization,
        f"user {user.pk}",
        None,
        "lead",
    )


def test_seat_added_on_the_page_of_its_organization_is_recorded():
    person = make_person(
        "members.view_organization",
        "members.change_organization",
        "members.add_seat",
        "members.view_seat",
        "members.view_user",
    )
    organization, user = make_organization(), make_user()
    seat = {
        "seats-TOTAL_FORMS": 1,
        "seats-INITIAL_FORMS": 0,
        "seats-0-user": user.pk,
        "seats-0-organization": organization.pk,
        "seats-0-role": "editor",
        "seats-0-since": "2026-01-01",
    }

    signed_in(person).post(
        reverse("admin:members_organization_change", args=[organization.pk]), seat
    )

    assert recorded("seat given")[:2] == (person.pk, organization)


def test_planned_end_of_a_seat_is_recorded(staff, person):
    seat = make_seat(make_organization())

    staff.post(
        reverse("admin:members_seat_change", args=[seat.pk]),
        {"role": "lead", "since": "2020-01-01", "until": "2021-06-30"},
    )

    seat.refresh_from_db()
    assert (seat.role, seat.until) == ("lead", date(2021, 6, 30))
    assert recorded("seat changed") == (
        person.pk,
        seat.organization,
        f"user {seat.user_id}",
        {"role": "editor", "until": ""},
        {"role": "lead", "until": "2021-06-30"},
    )


def test_changed_seat_of_a_public_contact_moves_what_visitors_see(staff):
    seat = make_seat(make_organization())
    PublicContact.objects.create(seat=seat, name="A name")

    staff.post(
        reverse("admin:members_seat_change", args=[seat.pk]),
        {"role": "editor", "since": "2020-01-01", "until": "2021-06-30"},
    )

    assert DataVersion.objects.read().number == 1


def test_last_lead_is_ended_at_once_with_the_public_name(staff, person):
    seat = make_seat(make_organization(), role="lead")
    PublicContact.objects.create(seat=seat, name="A name")

    staff.post(reverse("admin:members_seat_end", args=[seat.pk]))

    assert role_at(seat.user, seat.organization) is None
    assert not PublicContact.objects.exists()
    assert recorded("seat ended") == (
        person.pk,
        seat.organization,
        f"user {seat.user_id}",
        "lead",
        None,
    )


def test_chosen_seats_are_ended_from_the_list(staff):
    seats = [make_seat(make_organization()) for _number in range(2)]

    staff.post(
        reverse("admin:members_seat_changelist"),
        {"action": "end_chosen", "_selected_action": [seat.pk for seat in seats]},
    )

    assert not Seat.objects.filter(ended_at=None).exists()


def test_ended_seat_is_not_edited_back_to_life(staff):
    seat = make_seat(make_organization())
    staff.post(reverse("admin:members_seat_end", args=[seat.pk]))

    response = staff.post(
        reverse("admin:members_seat_change", args=[seat.pk]),
        {"role": "lead", "since": "2020-01-01"},
    )

    seat.refresh_from_db()
    assert response.status_code == 403
    assert (seat.role, bool(seat.ended_at)) == ("editor", True)


def test_seat_is_deleted_by_nobody(staff):
    seat = make_seat(make_organization())

    response = staff.post(
        reverse("admin:members_seat_delete", args=[seat.pk]), {"post": "yes"}
    )

    assert response.status_code == 403
    assert Seat.objects.filter(pk=seat.pk).exists()


def test_staff_who_only_see_seats_end_none():
    seat = make_seat(make_organization())
    reader = signed_in(make_person("members.view_seat"))

    response = reader.post(reverse("admin:members_seat_end", args=[seat.pk]))

    seat.refresh_from_db()
    assert response.status_code == 403
    assert seat.ended_at is None


def test_seats_are_filtered_by_being_in_force(staff):
    open_seat = make_seat(make_organization())
    ended = make_seat(make_organization(), until=date(2021, 6, 30))
    address = reverse("admin:members_seat_changelist")

    shown = [
        list(staff.get(address, {"in_force": value}).context["cl"].result_list)
        for value in "10"
    ]

    assert shown == [[open_seat], [ended]]
