"""A new password comes by mail: once, for an hour, to known addresses alone."""

import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils.http import int_to_base36

from members.models import Mail
from tests.accounts.ways import (
    SECRET,
    ask_for_reset,
    is_signed_in,
    link_in,
    reset_link,
    sign_in,
)
from tests.factories import make_user

pytestmark = pytest.mark.django_db

NEW = "seven otters argue quietly"


def choose(client, link, password=NEW):
    """Opens the link of a mail, and sends the form that it leads to."""
    page = client.get(link, follow=True)
    path = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(path, {"password1": password, "password2": password})


def is_over(client, link):
    page = client.get(link, follow=True).content.decode()
    return "This link is over" in page


def test_link_leads_to_a_new_password(client, member):
    choose(client, reset_link(client))
    sign_in(client, password=NEW)

    assert is_signed_in(client)


def test_mail_says_what_it_is_and_how_long_the_link_works(client, member):
    ask_for_reset(client)

    mail = Mail.objects.get()
    assert mail.to == "member@example.org"
    assert mail.subject == "A new password"
    assert mail.text.startswith("Dear Ana,")
    assert "within one hour. It works once" in mail.text
    assert "If it was not you, do nothing" in mail.text
    assert mail.is_secret


def test_new_password_alone_signs_nobody_in(client, member):
    choose(client, reset_link(client))

    assert not is_signed_in(client)


def test_link_works_once(client, member):
    link = reset_link(client)
    choose(client, link)

    assert is_over(Client(), link)
    choose(Client(), link, "eight otters argue quietly")
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_form_that_was_open_meanwhile_works_once_too(client, member):
    link = reset_link(client)
    other = Client()
    form = other.get(link, follow=True).redirect_chain[-1][0]
    choose(client, link)

    other.post(form, {"password1": SECRET + "x", "password2": SECRET + "x"})

    member.refresh_from_db()
    assert member.check_password(NEW)


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_link_works_for_an_hour(client, member, later, minutes, works):
    link = reset_link(client)

    later(minutes=minutes)

    assert is_over(client, link) is not works


@pytest.mark.parametrize("what", ["password", "email", "sign-in"])
def test_link_ends_with_what_it_was_made_for(client, member, what):
    link = reset_link(client)

    if what == "password":
        member.set_password(NEW)
    elif what == "email":
        member.email = "other@example.org"
    member.save()
    if what == "sign-in":
        sign_in(Client())

    assert is_over(client, link)


def test_link_of_one_person_is_none_of_another(client, member):
    other = make_user("other@example.org", password=SECRET)
    link = reset_link(client)
    own, others = (f"/{int_to_base36(user.pk)}-" for user in (member, other))
    assert own in link

    assert is_over(client, link.replace(own, others))


def test_token_leaves_the_address_of_the_page(client, member):
    link = reset_link(client)
    token = link.rstrip("/").rpartition("/")[2]

    response = client.get(link)

    assert response.status_code == 302
    assert token not in response.headers["Location"]
    assert response.headers["Referrer-Policy"] == "strict-origin"
    page = client.get(response.headers["Location"])
    assert token not in page.content.decode()
    assert page.headers["Referrer-Policy"] == "strict-origin"


def test_unknown_address_gets_the_same_answer_and_no_mail(client, member):
    known, unknown = Client(), Client()

    answers = [
        ask_for_reset(visitor, email)
        for visitor, email in [
            (known, "member@example.org"),
            (unknown, "nobody@example.org"),
        ]
    ]
    pages = [
        visitor.get(answer.headers["Location"]).content
        for visitor, answer in zip([known, unknown], answers, strict=True)
    ]

    first, second = answers
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert masked(pages[0]) == masked(pages[1])
    assert [mail.to for mail in Mail.objects.all()] == ["member@example.org"]


def masked(page):
    return page.decode().replace("member@example.org", "").replace("nobody@", "")


@pytest.mark.parametrize("is_active", [True, False])
def test_account_without_a_password_gets_its_first_one_unless_it_is_closed(
    client, is_active
):
    make_user("member@example.org", is_active=is_active)

    ask_for_reset(client)

    assert Mail.objects.exists() is is_active


def test_address_is_known_in_any_case(client):
    make_user("Member@Example.org", password=SECRET)

    ask_for_reset(client, "mEMBER@example.ORG")

    assert Mail.objects.get().to.lower() == "member@example.org"


def test_answer_takes_as_long_for_the_unknown(client, member, pause):
    ask_for_reset(client)  # reads the templates

    for email in ("member@example.org", "nobody@example.org"):
        begun = time.perf_counter()
        ask_for_reset(client, email)
        taken = time.perf_counter() - begun

        assert pause <= taken < 1.2 * pause


class Counting(PBKDF2PasswordHasher):
    algorithm = "counting"
    iterations = 1
    count = 0

    def encode(self, password, salt, iterations=None):
        type(self).count += 1
        return super().encode(password, salt, iterations)


@pytest.mark.parametrize("email", ["member@example.org", "nobody@example.org"])
def test_refusal_at_sign_in_costs_one_hash_known_or_not(client, settings, email):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    make_user("member@example.org", password=SECRET)
    Counting.count = 0

    sign_in(client, email, "not this one")

    assert Counting.count == 1


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host"])
def test_host_of_a_request_never_comes_into_a_mail(client, member, header):
    response = client.post(
        reverse("account_reset_password"),
        {"email": "member@example.org"},
        headers={header: "evil.example"},
    )

    assert response.status_code == (400 if header == "Host" else 302)
    assert not Mail.objects.filter(text__contains="evil").exists()
    assert Mail.objects.count() == (0 if header == "Host" else 1)


def test_every_session_ends_with_the_password(client, member):
    sign_in(client)

    choose(Client(), reset_link(Client()))

    assert client.get(reverse("council:home")).status_code == 302


def test_owner_is_told_that_the_password_is_new(client, member):
    choose(client, reset_link(client))

    mail = Mail.objects.latest("pk")
    assert mail.subject == "You have a new password"
    assert "set a new password now" in mail.text
    assert link_in(mail) == reverse("account_reset_password")
