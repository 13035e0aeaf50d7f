"""One's own name: what colleagues and the secretariat see instead of an address."""

import pytest
from django.test import Client
from django.urls import reverse

from issa_directory.accounts.name import set_name
from members.models import AuditRecord, User
from tests.factories import make_organization, make_seat, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def nameless():
    return make_user("nameless@example.org")


@pytest.fixture
def browser(nameless):
    client = Client()
    client.force_login(nameless)
    return client


def send(client, name, **more):
    return client.post(reverse("account_name"), {"name": name, **more})


def name_of(user):
    return User.objects.get(pk=user.pk).name


def text_of(response):
    return " ".join(response.content.decode().split())


def test_name_is_set_and_seen_by_colleagues(browser, nameless):
    seat = make_seat(make_organization("ark"), nameless)
    colleague = Client()
    colleague.force_login(make_seat(seat.organization, role="lead").user)

    response = send(browser, "  Отгонбаяр Dorj ")

    assert response.headers["Location"] == reverse("account")
    assert "Your name is now: Отгонбаяр Dorj." in text_of(
        browser.get(reverse("account"))
    )
    page = text_of(colleague.get(reverse("council:colleagues", args=["ark"])))
    assert "<h3>Отгонбаяр Dorj</h3>" in page


def test_page_shows_the_name_of_today_and_who_sees_it(browser, nameless):
    User.objects.update(name="Dorj")

    page = text_of(browser.get(reverse("account_name")))

    assert 'value="Dorj"' in page
    assert "Your colleagues and the secretariat see it. Visitors never do." in page


def test_who_has_no_name_is_led_to_the_form_from_the_colleagues(browser, nameless):
    make_seat(make_organization("ark"), nameless)
    page = reverse("council:colleagues", args=["ark"])
    link = f'href="{reverse("account_name")}"'

    assert link in text_of(browser.get(page))
    send(browser, "Dorj")
    assert link not in text_of(browser.get(page))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Write your name."),
        ("   ", "Write your name."),
        ("x" * 201, "at most 200 characters"),
        ("Dorj\r\nBcc: other@example.org", "Write your name in one line"),
        ("Dorj\u202egro", "Write your name in one line"),
        ("Dorj\u2028gro", "Write your name in one line"),
    ],
)
def test_what_is_no_name_is_refused_with_its_reason(browser, nameless, name, why):
    response = send(browser, name)

    assert response.status_code == 400
    assert why in text_of(response)
    assert name_of(nameless) == ""
    assert not AuditRecord.objects.filter(action="name set").exists()


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x7f", "\x85"])
def test_control_character_is_refused_as_everywhere(browser, nameless, control):
    assert send(browser, f"Dorj{control}").status_code == 400
    assert name_of(nameless) == ""


def test_longest_name_is_taken(browser, nameless):
    send(browser, "x" * 200)

    assert name_of(nameless) == "x" * 200


def test_change_is_recorded_without_the_name(browser, nameless):
    send(browser, "Dorj")

    row = AuditRecord.objects.get(action="name set")
    assert (row.actor, row.subject, row.before, row.after) == (
        nameless.pk,
        "",
        None,
        None,
    )


def test_name_that_stays_as_it_was_is_no_change(browser):
    send(browser, "Dorj")
    send(browser, "Dorj")

    assert AuditRecord.objects.filter(action="name set").count() == 1


def test_whoever_was_erased_meanwhile_stays_without_a_name(nameless):
    User.objects.update(is_active=False)

    set_name(nameless, "Dorj")

    assert name_of(nameless) == ""
    assert not AuditRecord.objects.exists()


def test_nothing_but_the_own_name_is_changed(browser, nameless):
    other = make_user("other@example.org", name="Other")
    kept = User.objects.exclude(pk=other.pk).values("email", "is_staff", "is_superuser")
    before = kept.get()

    send(
        browser,
        "Dorj",
        pk=other.pk,
        email="x@example.org",
        is_staff="on",
        is_superuser="on",
    )

    assert kept.get() == before
    assert name_of(other) == "Other"
