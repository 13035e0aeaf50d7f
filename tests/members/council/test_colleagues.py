"""Colleagues: who speaks for an organization, seen by all of them, led by leads."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import Invitation, Mail, Seat
from members.workflow.contacts import give_contact
from members.workflow.invitations import invite
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.council.people import SECRET, Ark, browser_of, text_of, words_after
from tests.members.workflow.mail_server import MailServer

pytestmark = pytest.mark.django_db

ON_ITS_WAY = (
    "An invitation is on its way to new@example.org. It can be accepted for 72 hours."
)


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ark():
    return Ark()


@pytest.fixture
def lead(ark):
    return browser_of(ark.lead_seat.user)


@pytest.fixture
def editor(ark):
    return browser_of(ark.editor_seat.user)


def new(**fields):
    return {"email": "new@example.org", "role": "editor", **fields}


# The list ---------------------------------------------------------------------


def test_editor_sees_who_speaks_for_the_organization(ark, editor):
    invite(ark.organization, "new@example.org", "editor", by=ark.lead_seat.user)
    gone = ark.join("gone@example.org", name="Gone", ended_at=timezone.now())

    page = text_of(editor.get(ark.address("colleagues")))

    assert "Bayarmaa</h3>" in page
    assert 'href="mailto:lead@example.org"' in page
    assert "<li>lead</li> <li>since 1 January 2020</li>" in page
    assert 'Dorj <span class="soft">(you)</span>' in page
    assert "new@example.org</h3>" in page
    assert gone.user.name not in page


def test_editor_is_offered_what_editors_may_do(ark, editor):
    invite(ark.organization, "new@example.org", "editor", by=ark.lead_seat.user)

    page = text_of(editor.get(ark.address("colleagues")))

    assert ark.address("seat_end", ark.editor_seat.pk) in page
    assert ark.address("seat_end", ark.lead_seat.pk) not in page
    assert ark.address("seat_role", ark.editor_seat.pk) not in page
    assert ark.address("invite") not in page
    assert "Take back" not in page


def test_lead_is_offered_what_leads_may_do(ark, lead):
    page = text_of(lead.get(ark.address("colleagues")))

    assert ark.address("invite") in page
    assert ark.address("seat_role", ark.editor_seat.pk) in page
    assert ark.address("seat_end", ark.editor_seat.pk) in page
    assert ark.address("seat_hand_over", ark.lead_seat.pk) in page


@pytest.mark.parametrize(
    ("page", "seat"),
    [
        ("colleagues", None),
        ("invite", None),
        ("public_contact", None),
        ("seat_role", "editor_seat"),
        ("seat_end", "editor_seat"),
        ("seat_hand_over", "lead_seat"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_finds_nothing(ark, page, seat, method):
    stranger = make_user()
    make_seat(make_organization(), stranger, role="lead")
    args = [getattr(ark, seat).pk] if seat else []
    form = {"do": "again:1", **new()}

    response = getattr(browser_of(stranger), method)(ark.address(page, *args), form)

    assert response.status_code == 404
    assert not Invitation.objects.exists()
    assert Seat.objects.in_force().count() == 3


@pytest.mark.parametrize("page", ["colleagues", "invite", "public_contact"])
def test_visitor_signs_in_and_comes_back(ark, page):
    response = Client().get(ark.address(page))

    address = ark.address(page)
    assert response.headers["Location"] == f"/accounts/login/?next={address}"


def test_seat_of_another_organization_is_not_found_under_ones_own(ark, lead):
    other = make_seat(make_organization())

    for page in ("seat_role", "seat_end", "seat_hand_over"):
        assert lead.get(ark.address(page, other.pk)).status_code == 404
        response = lead.post(ark.address(page, other.pk), {"role": "lead"})
        assert response.status_code == 404

    other.refresh_from_db()
    assert (other.role, other.ended_at) == ("editor", None)


def test_secretariat_sees_and_invites_everywhere(ark):
    staff = browser_of(make_staff())

    page = text_of(staff.get(ark.address("colleagues")))
    response = staff.post(ark.address("invite"), new(role="lead"))

    assert "(you)" not in page
    assert ON_ITS_WAY in words_after(staff, response)


# Inviting ---------------------------------------------------------------------


@pytest.mark.parametrize("has_account", [False, True])
def test_lead_invites_and_hears_the_same_of_any_address(ark, lead, has_account):
    if has_account:
        make_user("new@example.org")

    response = lead.post(ark.address("invite"), new())

    assert ON_ITS_WAY in words_after(lead, response)
    assert Invitation.objects.get().role == "editor"
    assert Mail.objects.filter(to="new@example.org").count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_editor_does_not_invite(ark, editor, method):
    response = getattr(editor, method)(ark.address("invite"), new())

    assert response.status_code == 404
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "nobody",
        "",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a" * 300 + "@example.org",
    ],
)
def test_address_that_is_none_is_told_at_the_field(ark, lead, email):
    response = lead.post(ark.address("invite"), new(email=email))

    page = text_of(response)
    assert response.status_code == 400
    assert 'aria-invalid="true"' in page
    assert 'id="id_email_error"' in page
    assert not Mail.objects.exists()


def test_colleague_is_not_invited_twice(ark, lead):
    response = lead.post(ark.address("invite"), new(email="editor@example.org"))

    assert "This person speaks for the organization already." in text_of(response)


def test_twentyfirst_invitation_of_a_day_is_refused_in_words(ark, lead):
    for number in range(20):
        lead.post(ark.address("invite"), new(email=f"{number}@example.org"))

    response = lead.post(ark.address("invite"), new())

    assert response.status_code == 429
    assert "has sent 20 invitations in 24 hours" in text_of(response)
    assert 'value="new@example.org"' in text_of(response)


def test_page_does_not_wait_for_a_mail_server_that_hangs(ark, lead, settings):
    with MailServer() as server:
        server.hangs_at = "greeting"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.address
        begun = time.monotonic()

        response = lead.post(ark.address("invite"), new())

        assert time.monotonic() - begun < 3
    assert ON_ITS_WAY in words_after(lead, response)
    assert Mail.objects.get(to="new@example.org").tries == 0


def test_open_invitation_is_sent_again(ark, lead):
    invitation = invite(
        ark.organization, "new@example.org", "editor", by=ark.lead_seat.user
    )

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        response = lead.post(
            ark.address("colleagues"), {"do": f"again:{invitation.pk}"}
        )

    assert ON_ITS_WAY in words_after(lead, response)
    assert Mail.objects.filter(to="new@example.org").count() == 2


def test_open_invitation_is_taken_back(ark, lead):
    invitation = invite(
        ark.organization, "new@example.org", "editor", by=ark.lead_seat.user
    )

    response = lead.post(ark.address("colleagues"), {"do": f"revoke:{invitation.pk}"})

    page = words_after(lead, response)
    assert "The invitation was taken back." in page
    assert "No invitation is open" in page
    again = lead.post(ark.address("colleagues"), {"do": f"again:{invitation.pk}"})
    assert "This invitation is no longer open." in words_after(lead, again)


@pytest.mark.parametrize(
    "do", ["", "again", "again:x", "revoke:999", "end:1", "x" * 9999]
)
def test_post_that_means_nothing_is_not_found(ark, lead, do):
    assert lead.post(ark.address("colleagues"), {"do": do}).status_code == 404


def test_editor_takes_no_invitation_back(ark, editor):
    invitation = invite(
        ark.organization, "new@example.org", "editor", by=ark.lead_seat.user
    )

    response = editor.post(ark.address("colleagues"), {"do": f"revoke:{invitation.pk}"})

    assert response.status_code == 404
    assert Invitation.objects.open().exists()


def test_invitation_of_another_organization_is_not_found(ark, lead):
    other = invite(make_organization(), "new@example.org", "editor", by=make_user())

    response = lead.post(ark.address("colleagues"), {"do": f"revoke:{other.pk}"})

    assert response.status_code == 404
    assert Invitation.objects.open().exists()


# Proving once more --------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "seat"),
    [
        ("invite", None),
        ("seat_role", "editor_seat"),
        ("seat_end", "editor_seat"),
        ("seat_hand_over", "lead_seat"),
    ],
)
def test_sensitive_page_asks_for_the_password_first(ark, page, seat):
    client = browser_of(ark.lead_seat.user, has_proven=False)
    args = [getattr(ark, seat).pk] if seat else []

    response = client.get(ark.address(page, *args))

    address = ark.address(page, *args)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/reauthenticate/?next=")
    assert address.replace("/", "%2F") in response.headers["Location"]


def test_what_was_typed_outlives_the_password_asked_for_late(ark, lead):
    lead.get(ark.address("invite"))
    session = lead.session
    for proof in session["account_authentication_methods"]:
        proof["at"] -= 3600
    session.save()

    asked = lead.post(ark.address("invite"), new())
    address = asked.headers["Location"]
    lead.post(address, {"password": SECRET, "next": ark.address("invite")})

    assert Invitation.objects.get().email == "new@example.org"


def test_list_tells_who_is_named_to_visitors(ark, lead):
    give_contact(ark.editor_seat, name="Dorj")

    assert "named to visitors" in text_of(lead.get(ark.address("colleagues")))


def test_twenty_colleagues_take_as_many_queries_as_two(
    ark, lead, django_assert_num_queries
):
    lead.get(ark.address("colleagues"))
    with CaptureQueriesContext(connection) as few:
        lead.get(ark.address("colleagues"))
    for number in range(18):
        ark.join(f"{number}@example.org")

    with django_assert_num_queries(len(few)):
        lead.get(ark.address("colleagues"))
