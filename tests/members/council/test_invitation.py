"""The link of an invitation: a token that goes out of sight, a seat, an account."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.models import AuditRecord, Seat, User
from members.workflow import role_at
from members.workflow.invitations import invite, revoke
from tests.accounts.ways import is_signed_in, sign_in
from tests.factories import make_app, make_user
from tests.members.council.people import SECRET, Ark, browser_of, text_of, words_after
from tests.members.workflow.people import token_in_mail_to

pytestmark = pytest.mark.django_db

NEW = "new@example.org"
ACCEPT = "/accounts/invitations/accept/"


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ark():
    return Ark()


@pytest.fixture
def invitation(ark):
    return invite(ark.organization, NEW, "editor", by=ark.lead_seat.user)


@pytest.fixture
def link(invitation):
    return reverse("council:invitation", args=[token_in_mail_to(NEW)])


def opened(link, client=None):
    """A browser in which the link was clicked."""
    client = client or Client()
    assert client.get(link).headers["Location"] == ACCEPT
    return client


def account(**fields):
    return {"name": "Somebody New", "password": SECRET, **fields}


# The token --------------------------------------------------------------------


def test_token_goes_out_of_the_address_bar_and_to_nobody_else(link):
    response = Client().get(link)

    assert (response.status_code, response.headers["Location"]) == (302, ACCEPT)
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_token_is_neither_in_the_session_nor_on_the_page(link):
    client = opened(link)
    token = link.split("/")[-2]

    assert token not in client.get(ACCEPT).content.decode()
    assert token not in str(Session.objects.get().get_decoded())


def test_token_is_in_no_log(ark, link, caplog):
    caplog.set_level(logging.DEBUG)
    token = link.split("/")[-2]

    client = opened(link)
    client.get(ACCEPT)
    client.post(ACCEPT, account())
    opened(link).get(ACCEPT)
    opened(link + "").get(ACCEPT)
    client.get(link[:-9] + "/")

    assert token[:30] not in caplog.text


@pytest.mark.parametrize("token", ["nothing", "WzEsMl0:1abc:x", "%F0%9F%8E%88"])
def test_unknown_link_is_explained(token):
    client = opened(f"/accounts/invitations/{token}/")

    response = client.get(ACCEPT)

    assert response.status_code == 404
    assert "Open the link in the mail once more, the whole of it" in text_of(response)
    assert not client.cookies


def test_page_without_a_link_is_explained():
    assert Client().get(ACCEPT).status_code == 404
    assert Client().post(ACCEPT, account()).status_code == 404


def test_link_is_not_posted_to(link):
    assert Client().post(link).status_code == 405


# Somebody new -------------------------------------------------------------------


def test_page_says_who_invites_to_what_and_until_when(link, invitation):
    page = text_of(opened(link).get(ACCEPT))

    assert "Ark invites you to look after its entry" in page
    assert "Editor: edits the entry and sends it for review" in page
    assert f"{invitation.expires_at:%H:%M} UTC" in page
    assert "Bayarmaa" not in page
    assert "lead@example.org" not in page


def test_new_person_gets_account_and_seat_and_is_signed_in(ark, link):
    client = opened(link)

    response = client.post(ACCEPT, account())

    assert response.headers["Location"] == "/council/ark/"
    assert "You speak for Ark now." in words_after(client, response)
    user = User.objects.get(email=NEW)
    assert (user.name, role_at(user, ark.organization)) == ("Somebody New", "editor")
    assert sign_in(Client(), NEW).status_code == 302


def test_session_gets_another_id_with_the_account(link):
    client = opened(link)
    before = client.session.session_key

    client.post(ACCEPT, account())

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert AuditRecord.objects.filter(action="signed in").count() == 1


@pytest.mark.parametrize(
    "password",
    ["", "short one", "passwordpassword1", "qwertyuiop1234", "Ark-Ulaanbaatar"],
)
def test_password_that_is_soon_guessed_is_refused_at_its_field(link, password):
    client = opened(link)

    response = client.post(ACCEPT, account(password=password))

    page = text_of(response)
    assert response.status_code == 400
    assert 'id="id_password_error"' in page
    assert 'value="Somebody New"' in page
    assert not User.objects.filter(email=NEW).exists()
    assert not is_signed_in(client)


def test_name_of_the_organization_is_no_password(ark):
    ark.organization.name = "Zangwillow Kindergartens"
    ark.organization.save()
    invite(ark.organization, NEW, "editor", by=ark.lead_seat.user)
    client = opened(reverse("council:invitation", args=[token_in_mail_to(NEW)]))

    response = client.post(ACCEPT, account(password="zangwillow kindergartens 26"))

    assert "name of your organization" in text_of(response)


def test_password_is_never_sent_back(link):
    response = opened(link).post(ACCEPT, account(name="", password=SECRET))

    assert response.status_code == 400
    assert SECRET not in text_of(response)


def test_only_declared_fields_count(ark, link):
    extra = {"is_staff": "1", "is_superuser": "1", "role": "lead", "email": "x@y.org"}

    opened(link).post(ACCEPT, account(**extra))

    user = User.objects.get(email=NEW)
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert user.seats.get().role == "editor"


# Somebody with an account ---------------------------------------------------------


def test_address_with_an_account_signs_in_and_comes_back(ark, link):
    user = make_user(NEW, password=SECRET)
    client = opened(link)
    page = text_of(client.get(ACCEPT))
    assert f'href="/accounts/login/?next={ACCEPT}"' in page
    assert 'name="password"' not in page

    back = sign_in(client, NEW, next=ACCEPT)
    assert back.headers["Location"] == ACCEPT
    assert "Accept</button>" in text_of(client.get(ACCEPT))
    response = client.post(ACCEPT)

    assert response.headers["Location"] == "/council/ark/"
    assert role_at(user, ark.organization) == "editor"


def test_account_with_a_second_factor_is_not_entered_by_a_link(link):
    make_app(make_user(NEW, password=SECRET))
    client = opened(link)

    client.post(ACCEPT, account(password="another long password 26"))

    assert not is_signed_in(client)
    assert not Seat.objects.filter(user__email=NEW).exists()
    assert User.objects.get(email=NEW).check_password(SECRET)


def test_signed_in_with_that_address_accepts_with_one_button(ark, link):
    client = opened(link, browser_of(make_user("NEW@example.org")))
    before = Seat.objects.count()
    client.get(ACCEPT)
    assert Seat.objects.count() == before

    client.post(ACCEPT)

    assert role_at(User.objects.get(email="NEW@example.org"), ark.organization)


def test_another_account_is_told_so_and_may_sign_out(ark, link):
    stranger = make_user("stranger@example.org")
    client = opened(link, browser_of(stranger))
    page = text_of(client.get(ACCEPT))
    assert "You are signed in as stranger@example.org." in page

    response = client.post(ACCEPT)

    assert response.headers["Location"] == ACCEPT
    assert not is_signed_in(client)
    assert role_at(stranger, ark.organization) is None
    assert 'name="password"' in text_of(client.get(ACCEPT))


# Over -----------------------------------------------------------------------------


def test_link_works_once(ark, link):
    opened(link).post(ACCEPT, account())

    for client in (opened(link), opened(link, browser_of(make_user()))):
        response = client.get(ACCEPT)
        assert response.status_code == 410
        assert "each invitation works once" in text_of(response)
        assert client.post(ACCEPT, account()).status_code == 410

    assert User.objects.filter(email=NEW).count() == 1


def test_who_accepted_and_clicks_again_comes_to_the_desk(link):
    client = opened(link)
    client.post(ACCEPT, account())

    assert opened(link, client).get(ACCEPT).headers["Location"] == "/council/ark/"


def test_link_ends_after_72_hours(link):
    with time_machine.travel(timezone.now() + timedelta(hours=71)):
        assert opened(link).get(ACCEPT).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        client = opened(link)
        response = client.get(ACCEPT)
        assert response.status_code == 410
        assert "for 72 hours, and these are over" in text_of(response)
        assert client.post(ACCEPT, account()).status_code == 410

    assert not User.objects.filter(email=NEW).exists()


def test_page_left_open_for_72_hours_gives_nothing(link):
    with time_machine.travel(timezone.now() + timedelta(hours=71)):
        client = opened(link)
    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        assert client.post(ACCEPT, account()).status_code == 410


def test_invitation_taken_back_is_told(ark, invitation, link):
    client = opened(link)
    revoke(invitation, by=ark.lead_seat.user)

    response = client.post(ACCEPT, account())

    assert response.status_code == 410
    assert "Ark has taken it back" in text_of(response)
    assert not User.objects.filter(email=NEW).exists()


def test_form_without_a_token_against_forgery_is_refused(link):
    client = Client(enforce_csrf_checks=True)
    opened(link, client)

    assert client.post(ACCEPT, account()).status_code == 403
    assert not User.objects.filter(email=NEW).exists()
