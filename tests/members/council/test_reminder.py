"""The link of a reminder: it shows, and one button confirms what was shown."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from members import workflow
from members.models import AuditRecord, Organization
from tests.accounts.ways import sign_in
from tests.factories import (
    make_organization,
    make_seat,
    make_staff,
    make_text,
    make_user,
)
from tests.members.council.people import SECRET, Ark, browser_of, text_of, words_after
from tests.members.workflow.people import token_in_mail_to

pytestmark = pytest.mark.django_db

TODAY = datetime.fromisoformat("2026-05-12T09:00+00:00")


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def ark():
    ark = Ark()
    make_text(ark.organization, summary="A school *for all*")
    return ark


@pytest.fixture
def link(ark):
    call_command("remind", verbosity=0)
    return reverse("council:confirm_link", args=[token_in_mail_to("lead@example.org")])


@pytest.fixture
def lead(ark):
    return browser_of(ark.lead_seat.user, has_proven=False)


def confirmed_on():
    return Organization.objects.get(slug="ark").confirmed_on


def change_public(ark):
    """Somebody publishes another town meanwhile."""
    workflow.record_loaded([ark.organization])
    Organization.objects.filter(slug="ark").update(city="Darkhan")
    workflow.record_loaded([ark.organization])


def test_get_alone_shows_and_changes_nothing(lead, link):
    page = text_of(lead.get(link))

    assert "A school <em>for all</em>" in page
    assert "Ulaanbaatar" in page
    assert confirmed_on() is None
    assert not AuditRecord.objects.filter(action="confirmed").exists()


def test_one_button_confirms(ark, lead, link):
    lead.get(link)

    response = lead.post(link, {"number": "0"})

    assert response.headers["Location"] == "/council/ark/"
    assert "is confirmed as of today" in words_after(lead, response)
    assert confirmed_on() == date(2026, 5, 12)
    assert AuditRecord.objects.get(action="confirmed").actor == ark.lead_seat.user.pk


def test_way_to_the_desk_stands_beside_the_button(lead, link):
    assert 'href="/council/ark/">Something has changed</a>' in text_of(lead.get(link))


def test_visitor_signs_in_and_comes_back(ark, link):
    ark.lead_seat.user.set_password(SECRET)
    ark.lead_seat.user.save()
    client = Client()

    asked = client.get(link)
    back = sign_in(client, "lead@example.org", next=link)

    assert asked.headers["Location"].startswith(
        "/accounts/login/?next=/council/confirm/"
    )
    assert back.headers["Location"] == link
    assert client.get(link).status_code == 200


def test_posting_while_signed_out_confirms_nothing(link):
    response = Client().post(link, {"number": "0"})

    assert response.status_code == 302
    assert confirmed_on() is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_gives_nothing_to_a_stranger(link, method):
    stranger = make_user()
    make_seat(make_organization(), stranger, role="lead")

    response = getattr(browser_of(stranger), method)(link, {"number": "0"})

    assert response.status_code == 404
    assert confirmed_on() is None


def test_editor_and_staff_may_confirm_too(ark, link):
    for user in (ark.editor_seat.user, make_staff()):
        Organization.objects.update(confirmed_on=None)
        number = workflow.public_number(ark.organization)
        browser_of(user).post(link, {"number": number})
        assert confirmed_on() == date(2026, 5, 12)


def test_entry_that_changed_since_the_mail_is_shown_as_it_is_now(ark, lead, link):
    change_public(ark)

    page = text_of(lead.get(link))

    assert "has changed since the mail was written" in page
    assert "Darkhan" in page
    lead.post(link, {"number": "2"})
    assert confirmed_on() == date(2026, 5, 12)


def test_entry_that_changed_since_the_page_was_opened_is_not_confirmed(ark, lead, link):
    lead.get(link)
    change_public(ark)

    response = lead.post(link, {"number": "0"})

    assert response.status_code == 200
    assert "This is how it is now" in text_of(response)
    assert 'name="number" value="2"' in text_of(response)
    assert confirmed_on() is None


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 5000, "²"])
def test_number_that_is_none_confirms_nothing(lead, link, number):
    assert lead.post(link, {"number": number}).status_code == 200
    assert confirmed_on() is None


def test_link_is_over_after_sixty_days(lead, link):
    with time_machine.travel(TODAY + timedelta(days=59)):
        assert Client().get(link).status_code == 302
    with time_machine.travel(TODAY + timedelta(days=61)):
        response = Client().get(link)
        assert Client().post(link, {"number": "0"}).status_code == 410

    assert response.status_code == 410
    assert 'href="/council/">To your desk' in text_of(response)
    assert confirmed_on() is None


def test_broken_link_is_explained():
    assert Client().get("/council/confirm/broken/").status_code == 410
