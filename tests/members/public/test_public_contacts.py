"""People whom an organization names to visitors: as long as they consent, no longer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import DataVersion, Seat
from members.workflow.contacts import give_contact, take_back_contact
from members.workflow.seats import end_seat
from tests.factories import make_organization, make_seat, make_staff
from tests.members.public.pages import words
from tests.members.public.test_profile import json_ld, profile
from tests.members.versions import history, make_version

pytestmark = pytest.mark.django_db

NAME, EMAIL, PHONE = "N. Example", "n.example@example.org", "+976 11 77 77"


@pytest.fixture
def organization():
    return make_organization("ark")


@pytest.fixture
def seat(organization):
    seat = make_seat(organization, role=Seat.Role.LEAD)
    give_contact(seat, name=NAME, role="Director", email=EMAIL, phone=PHONE)
    return seat


def everywhere(client, organization):
    """All that the site says in public of the organization."""
    paths = ["/", "/members/", "/members/?view=table", "/countries/MN/"]
    paths += [organization.get_absolute_url(), history(organization)]
    return "".join(client.get(path).text for path in paths)


def test_contact_is_named_with_position_address_and_telephone(
    client, organization, seat
):
    page = profile(client, organization)

    assert f"{NAME} , Director {EMAIL} {PHONE}" in words(page).replace("r, D", "r , D")
    assert f'href="mailto:{EMAIL}"' in page.text


def test_machines_read_the_contact_too(client, organization, seat):
    data = json_ld(profile(client, organization).text)

    assert data["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "name": NAME,
            "contactType": "Director",
            "email": EMAIL,
            "telephone": PHONE,
        }
    ]


def test_organization_without_a_named_person_has_no_contact_point(client, organization):
    assert "contactPoint" not in json_ld(profile(client, organization).text)


def gone(client, organization):
    said = everywhere(client, organization)
    return not any(word in said for word in (NAME, EMAIL, PHONE, "contactPoint"))


def test_contact_is_gone_when_consent_is_taken_back(client, organization, seat):
    before = profile(client, organization)
    assert NAME in words(before)

    take_back_contact(seat, by=seat.user)

    assert gone(client, organization)
    again = client.get(
        organization.get_absolute_url(),
        headers={"if-none-match": before.headers["ETag"]},
    )
    assert again.status_code == 200


def test_contact_is_gone_when_the_seat_is_ended(client, organization, seat):
    end_seat(seat, by=make_staff(), is_repair=True)

    assert gone(client, organization)


@pytest.mark.parametrize(
    "fields",
    [
        {"until": date.today() - timedelta(days=1)},  # noqa: DTZ011
        {"ended_at": timezone.now()},
        {"since": date.today() + timedelta(days=2)},  # noqa: DTZ011
    ],
    ids=["over", "ended", "to come"],
)
def test_contact_of_a_seat_that_is_not_in_force_is_not_shown(
    client, organization, seat, fields
):
    Seat.objects.filter(pk=seat.pk).update(**fields)
    DataVersion.objects.move([organization])

    assert gone(client, organization)


def test_contact_of_an_account_that_was_closed_is_not_shown(client, organization, seat):
    seat.user.is_active = False
    seat.user.save()

    assert gone(client, organization)


def test_person_who_did_not_consent_is_not_named(client, organization):
    seat = make_seat(organization)
    seat.user.name = "Silent Person"
    seat.user.save()

    said = everywhere(client, organization)

    assert "Silent Person" not in said
    assert seat.user.email not in said


def test_history_names_no_contact(client, organization, seat):
    make_version(organization, 1, sent_by=seat.user)
    make_version(organization, 2, sent_by=seat.user)

    for rest in ("", "1/", "2/", "1..2/"):
        said = client.get(history(organization, rest)).text

        assert not any(word in said for word in (NAME, EMAIL, PHONE))
