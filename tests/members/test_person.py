"""Users by e-mail, and their dated seats."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from members.models import Seat, User
from tests.factories import make_organization, make_seat, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 12)


def refused(constraint):
    """Where the database must refuse, by the constraint (SQLite may name columns)."""
    return pytest.raises(IntegrityError, match=constraint)


def test_user_without_a_password_has_none_that_could_be_guessed():
    user = make_user("member@example.org")

    assert not user.has_usable_password()
    assert not user.check_password("")


def test_user_starts_without_powers():
    user = make_user()

    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)


def test_superuser_is_staff_too():
    user = User.objects.create_superuser("root@example.org", "four plain words here")

    assert (user.is_staff, user.is_superuser) == (True, True)
    assert user.check_password("four plain words here")


def test_user_is_found_by_address_in_any_case():
    user = make_user("Member@Example.org")

    assert User.objects.get_by_natural_key("mEMBER@example.ORG") == user


def test_address_that_differs_in_case_only_belongs_to_the_same_user():
    make_user("member@example.org")

    with refused("email_belongs_to_one_user"), transaction.atomic():
        make_user("Member@example.org")


def test_user_is_called_by_name_else_by_address():
    assert str(make_user("a@example.org", name="Bayarmaa")) == "Bayarmaa"
    assert str(make_user("b@example.org")) == "b@example.org"


def test_seat_that_ends_before_it_begins_is_refused():
    with refused("seat_ends_after_it_starts"), transaction.atomic():
        make_seat(make_organization(), since=DAY, until=date(2026, 5, 11))


def test_seat_of_one_day_is_accepted():
    seat = make_seat(make_organization(), since=DAY, until=DAY)

    assert list(Seat.objects.in_force(DAY)) == [seat]


def test_second_open_seat_for_one_organization_is_refused():
    seat = make_seat(make_organization())

    with refused("user_has_one_open_seat|members_seat.user_id"), transaction.atomic():
        make_seat(seat.organization, seat.user)


def test_new_seat_after_an_ended_one_is_accepted():
    ended = make_seat(make_organization(), until=date(2021, 1, 1))

    again = make_seat(ended.organization, ended.user, since=DAY)

    assert list(Seat.objects.in_force(DAY)) == [again]


@pytest.mark.parametrize(
    ("since", "until", "is_in_force"),
    [
        (date(2020, 1, 1), None, True),
        (DAY, None, True),
        (date(2026, 5, 13), None, False),
        (date(2020, 1, 1), DAY, True),
        (date(2020, 1, 1), date(2026, 5, 11), False),
    ],
)
def test_seat_is_in_force_on_its_first_and_last_day(since, until, is_in_force):
    make_seat(make_organization(), since=since, until=until)

    assert Seat.objects.in_force(DAY).exists() is is_in_force


def test_seats_go_with_their_user():
    seat = make_seat(make_organization())

    seat.user.delete()

    assert not Seat.objects.exists()
