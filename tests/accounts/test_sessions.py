"""How long a sign-in lasts, where it is seen, and what ends it."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issa_directory.accounts.devices import device
from tests.accounts.ways import SECRET, is_signed_in, prove, sign_in
from tests.factories import make_user

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
NEW = "seven otters argue quietly"


def signed_in(**headers):
    client = Client(headers=headers)
    sign_in(client)
    return client


def may_enter(client):
    return client.get(reverse("account")).status_code == 200


def cookie(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def with_cookie(value):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = value
    return client


def test_cookie_of_before_is_none_of_after(member):
    client = Client()
    client.get(reverse("account_reset_password_from_key", args=["1", "x-y"]))
    client.session["kept"] = "before"
    before = client.session.session_key

    sign_in(client)

    assert cookie(client) != before
    assert not may_enter(with_cookie(before or "x" * 32))


def test_cookie_of_somebody_who_signed_out_opens_nothing(member):
    client = signed_in()
    kept = cookie(client)

    client.post(reverse("account_logout"))

    assert not may_enter(with_cookie(kept))


def test_closed_account_is_out_on_the_next_request(member):
    client = signed_in()

    member.is_active = False
    member.save()

    assert not may_enter(client)


def test_new_password_ends_every_session_but_the_one_it_was_set_in(member):
    own, other = signed_in(), signed_in()
    form = {"oldpassword": SECRET, "password1": NEW, "password2": NEW}

    own.post(reverse("account_change_password"), form)

    assert may_enter(own)
    assert not may_enter(other)


@pytest.mark.parametrize(("hours", "lasts"), [(11.9, True), (12.1, False)])
def test_session_ends_after_hours_without_use(member, later, hours, lasts):
    client = signed_in()

    later(hours=hours)

    assert may_enter(client) is lasts


@pytest.mark.parametrize(("days", "lasts"), [(13.9, True), (14.1, False)])
def test_session_in_use_ends_after_days_all_the_same(member, later, days, lasts):
    client = signed_in()
    for _ in range(int(days * 4)):
        later(hours=6)
        may_enter(client)

    later(hours=6 * (days * 4 % 1))

    assert may_enter(client) is lasts


def test_use_is_not_written_down_at_each_page(member, later):
    client = signed_in()
    before = Session.objects.get(pk=cookie(client)).session_data

    later(minutes=4)
    may_enter(client)
    assert Session.objects.get(pk=cookie(client)).session_data == before

    later(minutes=2)
    may_enter(client)
    assert Session.objects.get(pk=cookie(client)).session_data != before


def test_public_page_asks_nobody_who_they_are(member, settings):
    settings.KEPT_PAGES_BYTES = 0  # drawn for both
    anybody, client = Client(), signed_in()
    path = reverse("members:join")
    anybody.get(path)

    asked = []
    for visitor in (anybody, client):
        with CaptureQueriesContext(connection) as queries:
            visitor.get(path)
        asked.append([query["sql"] for query in queries])

    assert asked[0] == asked[1]


def sessions_page(client):
    return client.get(reverse("usersessions_list"))


def test_own_sessions_are_listed_with_browser_and_address(member):
    signed_in(user_agent=SAFARI)
    client = signed_in(user_agent=FIREFOX)

    page = sessions_page(client).content.decode()

    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    assert "From 127.0.0.1" in page
    assert page.count("this one") == 1


def test_session_of_before_the_list_comes_into_it(client, member):
    client.force_login(member)

    sessions = sessions_page(client).context["sessions"]

    assert [session.is_current for session in sessions]


def test_sessions_of_others_are_not_listed_and_cannot_be_ended(member):
    make_user("other@example.org", password=SECRET)
    other = Client()
    sign_in(other, "other@example.org")
    theirs = sessions_page(other).context["sessions"][0]
    client = signed_in()
    prove(client)

    response = client.post(reverse("account_end_session", args=[theirs.pk]))

    assert len(sessions_page(client).context["sessions"]) == 1
    assert response.status_code == 404
    assert may_enter(other)


def test_one_other_session_is_ended_after_the_password(member):
    client, other, third = signed_in(), signed_in(), signed_in()
    listed = {s.session_key: s for s in sessions_page(client).context["sessions"]}
    end = reverse("account_end_session", args=[listed[cookie(other)].pk])

    asked = client.post(end)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert may_enter(other)

    client.post(asked.headers["Location"], {"password": SECRET})

    assert may_enter(client)
    assert not may_enter(other)
    assert may_enter(third)


def test_own_session_is_ended_from_the_list_too(member):
    client = signed_in()
    prove(client)
    own = sessions_page(client).context["sessions"][0]

    client.post(reverse("account_end_session", args=[own.pk]))

    assert not is_signed_in(client)


def test_all_other_sessions_are_ended_at_once(member):
    client, other, third = signed_in(), signed_in(), signed_in()
    prove(client)

    client.post(reverse("usersessions_list"))

    assert may_enter(client)
    assert not may_enter(other)
    assert not may_enter(third)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (SAFARI, "Safari on iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari",
            "Chrome on Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Edg/126.0", "Edge on Windows"),
        ("curl/8.5.0", "A browser that does not say its name"),
        ("", "A browser that does not say its name"),
    ],
)
def test_browser_is_named_as_its_owner_knows_it(user_agent, name):
    assert device(user_agent) == name
