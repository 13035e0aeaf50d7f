"""What happens to accounts is written down: what, to whom, from where."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from issa_directory.accounts.logs import HideLinks
from members.models import AuditRecord, Mail
from tests.accounts.ways import SECRET, link_in, prove, reset_link, sign_in

pytestmark = pytest.mark.django_db

PEER = "203.0.113.7"
NEW = "seven otters argue quietly"


@pytest.fixture
def visitor():
    return Client(REMOTE_ADDR=PEER)


def acts():
    return [
        (row.action, row.actor, row.address)
        for row in AuditRecord.objects.order_by("pk")
    ]


def test_sign_in_and_out_are_recorded(visitor, member):
    sign_in(visitor)
    visitor.post(reverse("account_logout"))

    assert acts() == [
        ("signed in", member.pk, PEER),
        ("signed out", member.pk, PEER),
    ]


@pytest.mark.parametrize("email", ["member@example.org", "nobody@example.org"])
def test_refusal_is_recorded_without_an_address_of_mail(visitor, member, email):
    sign_in(visitor, email, "not this one")

    row = AuditRecord.objects.get()
    known = email == "member@example.org"
    assert (row.action, row.actor, row.address) == ("sign-in refused", None, PEER)
    assert row.subject == (f"user {member.pk}" if known else "nobody known")


def test_change_of_password_is_recorded(visitor, member):
    sign_in(visitor)
    form = {"oldpassword": SECRET, "password1": NEW, "password2": NEW}

    visitor.post(reverse("account_change_password"), form)

    assert acts()[1:] == [
        ("password set", member.pk, PEER),
        ("password changed", member.pk, PEER),
    ]


def test_change_of_address_is_recorded(visitor, member):
    sign_in(visitor)
    prove(visitor)
    visitor.post(
        reverse("account_email"), {"email": "new@example.org", "action_add": ""}
    )

    visitor.post(link_in(Mail.objects.get()))

    assert acts()[-1] == ("email changed", member.pk, PEER)


def test_header_of_a_visitor_is_not_taken_for_the_peer(visitor, member):
    visitor.post(
        reverse("account_login"),
        {"login": member.email, "password": SECRET},
        headers={"X-Forwarded-For": "198.51.100.1"},
    )

    assert acts() == [("signed in", member.pk, PEER)]


@pytest.mark.parametrize("method", ["put", "post"])
def test_no_log_keeps_a_password_or_the_secret_of_a_link(
    visitor, member, caplog, method
):
    link = reset_link(visitor)
    token = link.rstrip("/").rpartition("/")[2]
    caplog.handler.addFilter(HideLinks())

    with caplog.at_level(logging.DEBUG, logger="django"):
        for _ in range(25):
            getattr(visitor, method)(link)
        sign_in(visitor, password="k4n4ry " + SECRET)

    assert token not in caplog.text
    assert "k4n4ry" not in caplog.text
    assert "/accounts/password/reset/key/…" in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/confirm-email/MQ:1abc:x_y-z/",
        "/accounts/invitations/WzEsIm:1abc:x_y-z/",
        "/council/confirm/WzEsIm:1abc:x_y-z/",
    ],
)
def test_links_of_other_mails_are_kept_out_of_logs_too(path):
    record = logging.LogRecord("x", 30, "x", 1, "%s: %s", ("Gone", path), None)

    HideLinks().filter(record)

    assert record.getMessage() == f"Gone: {path.rsplit('/', 2)[0]}/…/"
