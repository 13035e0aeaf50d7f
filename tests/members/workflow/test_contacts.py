"""A person named to visitors: by consent alone, and gone when it is taken back."""

import pytest

from members.models import AuditRecord, DataVersion, PublicContact
from members.workflow.contacts import give_contact, take_back_contact
from members.workflow.errors import SeatOverError
from members.workflow.seats import end_seat
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db

SHOWN = {
    "name": "Canary Person",
    "role": "Canary director",
    "email": "canary@example.org",
    "phone": "+976 11 000000",
}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def seat(cast):
    return cast.organization.seats.get(user=cast.editor)


def test_contact_is_given_with_a_record_that_has_no_name(seat):
    before = DataVersion.objects.read().number

    give_contact(seat, **SHOWN)

    contact = PublicContact.objects.get()
    assert {field: getattr(contact, field) for field in SHOWN} == SHOWN
    assert DataVersion.objects.read().number > before
    record = AuditRecord.objects.get(action="public contact given")
    assert record.actor == seat.user_id
    assert "Canary" not in f"{record.subject}{record.before}{record.after}"


def test_contact_given_again_is_the_same_one_changed(seat):
    give_contact(seat, **SHOWN)
    give_contact(seat, name="Another name")

    contact = PublicContact.objects.get()
    assert (contact.name, contact.email, contact.phone) == ("Another name", "", "")


def test_seat_that_ended_names_nobody(cast, seat):
    end_seat(seat, by=cast.lead)

    with pytest.raises(SeatOverError):
        give_contact(seat, **SHOWN)

    assert not PublicContact.objects.exists()


def test_taking_back_what_was_never_given_says_nothing(cast, seat):
    take_back_contact(seat, by=cast.editor)

    assert not AuditRecord.objects.exists()


PUBLIC = [
    "/",
    "/members/",
    "/members/?view=table",
    "/members/?q=canary",
    "/members/?q=director",
    "/members/ark/",
    "/members/ark/history/",
    "/countries/MN/",
    "/sitemap.xml",
    "/sitemap-members.xml",
]


def canaries_in(client, path):
    page = client.get(path).content.decode()
    return [value for value in SHOWN.values() if value in page]


def test_contact_is_on_the_profile_and_its_data_for_machines(client, seat):
    give_contact(seat, **SHOWN)

    page = client.get(seat.organization.get_absolute_url()).content.decode()

    assert all(value in page for value in SHOWN.values())
    assert page.count(SHOWN["name"]) >= 2


def test_contact_taken_back_is_nowhere_at_the_next_request(client, cast, seat):
    give_contact(seat, **SHOWN)
    for path in PUBLIC:
        client.get(path)

    take_back_contact(seat, by=cast.editor)

    found = {path: canaries_in(client, path) for path in PUBLIC}
    assert not any(found.values()), found
