"""Guessing is slow, for whoever guesses, and locks nobody out."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.accounts.ways import SECRET, ask_for_reset, is_signed_in, prove, sign_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db

HERE = {"REMOTE_ADDR": "203.0.113.1"}
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.2"}
PATHS = [
    "/accounts/login/",
    "/admin/login/",
    "/admin/login/?next=/admin/",
]


def guess(client, path="/accounts/login/", email="member@example.org", **headers):
    return client.post(path, {"login": email, "password": "not this one"}, **headers)


@pytest.mark.parametrize("path", PATHS)
def test_sixth_guess_at_an_account_is_refused_with_what_was_typed(member, path):
    client = Client(**HERE)

    statuses = [guess(client, path).status_code for _ in range(20)]
    response = guess(client, path)

    assert statuses == [200] * 5 + [429] * 15
    assert response.headers["Retry-After"] == "300"
    assert 'value="member@example.org"' in response.content.decode()
    assert "Try again in five minutes" in response.content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_guesses_on_one_page_count_on_the_others(member, path):
    client = Client(**HERE)
    for _ in range(5):
        guess(client, path)

    assert [guess(client, other).status_code for other in PATHS] == [429] * 3


def test_form_as_django_s_own_is_counted_too(member):
    client = Client(**HERE)
    form = {"username": "member@example.org", "password": "not this one"}

    statuses = [client.post("/admin/login/", form).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_right_password_does_not_help_who_guessed_too_often(member):
    client = Client(**HERE)
    for _ in range(5):
        guess(client)

    response = sign_in(client)

    assert response.status_code == 429
    assert not is_signed_in(client)


def test_owner_elsewhere_gets_in_meanwhile(member):
    attacker, owner = Client(**HERE), Client(**ELSEWHERE)
    for _ in range(20):
        guess(attacker)

    sign_in(owner)

    assert is_signed_in(owner)


def test_owner_gets_in_from_the_same_address_after_five_minutes(member, later):
    client = Client(**HERE)
    for _ in range(5):
        guess(client)

    later(seconds=301)
    sign_in(client)

    assert is_signed_in(client)


def test_address_written_in_capitals_is_the_same_account(member):
    client = Client(**HERE)
    for _ in range(5):
        guess(client, email="MEMBER@example.org")

    assert guess(client).status_code == 429


@pytest.mark.parametrize("path", PATHS)
def test_thirty_accounts_a_minute_are_tried_from_one_address(path):
    client = Client(**HERE)

    statuses = [
        guess(client, path, f"person-{number}@example.org").status_code
        for number in range(200)
    ]
    response = guess(client, path, "one-more@example.org")

    assert statuses == [200] * 30 + [429] * 170
    assert response.headers["Retry-After"] == "60"
    assert 'value="one-more@example.org"' in response.content.decode()


def test_address_may_try_again_after_a_minute(later):
    client = Client(**HERE)
    for number in range(31):
        guess(client, email=f"person-{number}@example.org")

    later(seconds=61)

    assert guess(client).status_code == 200


def test_right_passwords_do_not_use_up_the_tries_of_an_account(member):
    for _ in range(8):
        client = Client(**HERE)
        sign_in(client)

        assert is_signed_in(client)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_header_with_another_address_each_time_changes_nothing(member, header):
    client = Client(**HERE)

    statuses = [
        sign_in_from(client, {header: f"198.51.100.{number}"}) for number in range(50)
    ]

    assert statuses[5:] == [429] * 45


def sign_in_from(client, headers):
    form = {"login": "member@example.org", "password": "not this one"}
    return client.post("/accounts/login/", form, headers=headers).status_code


def test_address_is_what_the_believed_proxy_wrote(member, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client(REMOTE_ADDR="127.0.0.1")
    for _ in range(5):
        # The proxy adds the peer to what that peer claimed.
        sign_in_from(client, {"X-Forwarded-For": "10.9.8.7, 203.0.113.1"})

    same = sign_in_from(client, {"X-Forwarded-For": "10.6.5.4, 203.0.113.1"})
    other = sign_in_from(client, {"X-Forwarded-For": "203.0.113.2"})

    assert (same, other) == (429, 200)


def test_wrong_passwords_before_a_change_are_limited_too(member):
    client = Client(**HERE)
    sign_in(client)

    statuses = [prove(client, "not this one").status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_wrong_old_passwords_are_limited_too(member):
    client = Client(**HERE)
    sign_in(client)
    form = {"oldpassword": "not this one", "password1": "x", "password2": "x"}

    statuses = [
        client.post(reverse("account_change_password"), form).status_code
        for _ in range(6)
    ]

    assert statuses == [200] * 5 + [429]


@pytest.mark.parametrize("email", ["member@example.org", "nobody@example.org"])
def test_sixth_wish_for_a_new_password_is_refused(member, email):
    client = Client(**HERE)

    responses = [ask_for_reset(client, email) for _ in range(6)]

    assert [response.status_code for response in responses] == [302] * 5 + [429]
    assert responses[5].headers["Retry-After"] == "60"
    assert "Too many attempts" in responses[5].content.decode()


def test_no_account_and_no_address_is_readable_where_attempts_are_counted(member):
    guess(Client(**HERE))

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        rows = cursor.fetchall()
    assert rows
    assert not [row for row in rows if "203.0" in str(row) or "member" in str(row)]


def test_two_people_behind_one_address_do_not_stop_each_other(member):
    make_user("other@example.org", password=SECRET)
    client = Client(**HERE)
    for _ in range(5):
        guess(client)

    sign_in(client, "other@example.org")

    assert is_signed_in(client)
