"""Another address: after the password, and once a mail has arrived there."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from members.models import Mail
from tests.accounts.ways import (
    SECRET,
    is_signed_in,
    link_in,
    prove,
    reset_link,
    sign_in,
)
from tests.factories import make_app, make_user

pytestmark = pytest.mark.django_db

NEW = "new@example.org"


def ask_for(client, email=NEW):
    form = {"email": email, "action_add": ""}
    return client.post(reverse("account_email"), form)


@pytest.fixture
def proven(client, member):
    """The member, who has just given the password once more."""
    sign_in(client)
    prove(client)
    return client


def test_change_asks_for_the_password(client, member):
    sign_in(client)

    response = ask_for(client)

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not Mail.objects.exists()


def test_form_goes_on_after_the_password(client, member):
    sign_in(client)
    asked = ask_for(client)

    client.post(asked.headers["Location"], {"password": SECRET})

    assert Mail.objects.get().to == NEW


def test_address_changes_when_the_link_was_opened_and_agreed_to(proven, member):
    ask_for(proven)
    link = link_in(Mail.objects.get())

    proven.get(link)
    member.refresh_from_db()
    assert member.email == "member@example.org"

    proven.post(link)
    member.refresh_from_db()
    assert member.email == NEW
    assert [(row.email, row.primary) for row in EmailAddress.objects.all()] == [
        (NEW, True)
    ]


def test_new_address_signs_in_and_the_old_one_does_not(proven, member):
    ask_for(proven)
    proven.post(link_in(Mail.objects.get()))
    new, old = Client(), Client()

    sign_in(new, NEW)
    sign_in(old)

    assert is_signed_in(new)
    assert not is_signed_in(old)


def test_old_address_is_told(proven, member):
    ask_for(proven)
    proven.post(link_in(Mail.objects.get()))

    mail = Mail.objects.latest("pk")
    assert mail.to == "member@example.org"
    assert "is now signed in to with new@example.org" in mail.text


def test_link_works_without_a_session_and_once(proven, member):
    ask_for(proven)
    link = link_in(Mail.objects.get())

    Client().post(link)
    again = Client().get(link)

    member.refresh_from_db()
    assert member.email == NEW
    assert "This link is over" in again.content.decode()


def test_link_of_somebody_else_signs_nobody_out(proven, member):
    ask_for(proven)
    make_user("other@example.org", password=SECRET)
    other = Client()
    sign_in(other, "other@example.org")

    other.get(link_in(Mail.objects.get()))

    assert is_signed_in(other)


@pytest.mark.parametrize(("hours", "works"), [(23, True), (25, False)])
def test_link_works_for_a_day(proven, later, hours, works):
    ask_for(proven)

    later(hours=hours)
    page = Client().get(link_in(Mail.objects.get())).content.decode()

    assert ("This link is over" in page) is not works


def test_page_of_the_link_names_its_address_to_nobody(proven):
    ask_for(proven)

    page = proven.get(link_in(Mail.objects.get()))

    assert page.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("taken", ["taken@example.org", "Taken@Example.org"])
def test_address_of_somebody_else_is_not_betrayed_and_not_given(proven, member, taken):
    make_user(taken)

    response = ask_for(proven, "taken@example.org")
    proven.post(link_in(Mail.objects.get()))

    member.refresh_from_db()
    assert response.headers["Location"] == reverse("account_email")
    assert member.email == "member@example.org"


def test_change_may_be_called_off(proven, member):
    ask_for(proven)
    link = link_in(Mail.objects.get())

    proven.post(reverse("account_email"), {"email": NEW, "action_remove": ""})
    proven.post(link)

    member.refresh_from_db()
    assert member.email == "member@example.org"


def test_own_address_is_no_change(proven):
    response = ask_for(proven, "Member@Example.org")

    assert "You sign in with this address already." in response.content.decode()


def test_person_with_a_second_step_changes_the_address_too(proven, member):
    make_app(member)

    ask_for(proven)
    proven.post(link_in(Mail.objects.get()))

    member.refresh_from_db()
    assert member.email == NEW


def test_address_that_staff_wrote_is_the_one_that_counts(proven, member):
    proven.get(reverse("account_email"))
    member.email = "staff-wrote@example.org"
    member.save()

    page = proven.get(reverse("account_email")).content.decode()

    assert "staff-wrote@example.org" in page
    assert "member@example.org" not in page
    rows = EmailAddress.objects.filter(user=member)
    assert [(row.email, row.verified) for row in rows] == [
        ("staff-wrote@example.org", True)
    ]


def test_address_given_up_is_free_for_others(proven, member):
    proven.get(reverse("account_email"))
    member.email = "staff-wrote@example.org"
    member.save()
    make_user("other@example.org", password=SECRET)
    other = Client()
    sign_in(other, "other@example.org")
    prove(other)

    ask_for(other, "member@example.org")
    other.post(link_in(Mail.objects.latest("pk")))

    sign_in(Client(), "member@example.org")
    assert reset_link(Client(), "member@example.org")
    assert Mail.objects.latest("pk").to == "member@example.org"
