"""Staff keep accounts and seats; only superusers hand out powers."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from members.models import Seat, User
from members.workflow.contacts import give_contact
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.council.people import browser_of

pytestmark = pytest.mark.django_db

SECRET = "four plain words here"
NO_SEATS = {"seats-TOTAL_FORMS": 0, "seats-INITIAL_FORMS": 0}


@pytest.fixture
def staff():
    """Somebody with every permission, who is no superuser."""
    person = make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.all())
    return browser_of(person)


def new_user(**fields):
    passwords = {"usable_password": "true", "password1": SECRET, "password2": SECRET}
    return {"email": "new@example.org", **passwords, **NO_SEATS, **fields}


def test_user_is_added_by_address_and_password(staff):
    response = staff.post(reverse("admin:members_user_add"), new_user())

    user = User.objects.get(email="new@example.org")
    assert response.status_code == 302
    assert user.check_password(SECRET)
    assert not user.is_staff


@pytest.fixture
def named():
    """Somebody whom an organization names to visitors."""
    seat = make_seat(make_organization("reef"))
    give_contact(seat, name="Open Person")
    return seat.user


def test_person_whose_account_is_closed_is_named_to_visitors_no_more(client, named):
    superuser = browser_of(make_staff())
    page = client.get("/members/reef/").content
    form = {"email": named.email, "name": named.name, **NO_SEATS}

    superuser.post(reverse("admin:members_user_change", args=[named.pk]), form)

    assert not User.objects.get(pk=named.pk).is_active
    assert b"Open Person" in page
    assert b"Open Person" not in client.get("/members/reef/").content


def test_user_is_added_with_a_seat(staff):
    organization = make_organization()
    seat = {
        "seats-TOTAL_FORMS": 1,
        "seats-0-organization": organization.pk,
        "seats-0-role": "lead",
        "seats-0-since": "2026-01-01",
    }

    staff.post(reverse("admin:members_user_add"), new_user(**seat))

    assert Seat.objects.get().user.email == "new@example.org"


def test_address_that_differs_in_case_only_is_refused_with_words(staff):
    make_user("New@example.org")

    response = staff.post(reverse("admin:members_user_add"), new_user())

    assert response.context["adminform"].errors["email"] == [
        "Another user has this address."
    ]


@pytest.mark.parametrize("password", ["qwerty123456", "short", "123456789012345"])
def test_weak_password_is_refused(staff, password):
    fields = new_user(password1=password, password2=password)

    response = staff.post(reverse("admin:members_user_add"), fields)

    assert response.context["adminform"].errors["password2"]
    assert not User.objects.filter(email="new@example.org").exists()


def test_page_of_a_user_shows_no_hash(staff):
    user = make_user(password=SECRET)

    page = staff.get(reverse("admin:members_user_change", args=[user.pk]))

    assert user.password not in page.content.decode()
    assert user.password.split("$")[-1] not in page.content.decode()


def test_staff_without_all_powers_hand_out_none(staff):
    user = make_user("member@example.org")
    fields = {"email": user.email, "is_active": "on", **NO_SEATS}
    powers = {"is_staff": "on", "is_superuser": "on", "user_permissions": [1]}

    response = staff.post(
        reverse("admin:members_user_change", args=[user.pk]), fields | powers
    )

    user.refresh_from_db()
    assert response.status_code == 302
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert not user.user_permissions.exists()


@pytest.mark.parametrize("page", ["change", "delete"])
def test_superuser_is_out_of_reach_of_staff(staff, page):
    superuser = make_staff()
    address = reverse(f"admin:members_user_{page}", args=[superuser.pk])

    response = staff.post(address, {"email": "mine@example.org", "post": "yes"})

    assert response.status_code == 403
    assert User.objects.filter(email=superuser.email, is_superuser=True).exists()


def test_password_of_a_superuser_is_out_of_reach_of_staff(staff):
    superuser = make_staff()
    address = reverse("admin:auth_user_password_change", args=[superuser.pk])

    response = staff.post(address, {"password1": SECRET, "password2": SECRET})

    superuser.refresh_from_db()
    assert response.status_code == 403
    assert not superuser.check_password(SECRET)
