"""Superusers give out what is kept of a person, and forget a person, from the admin."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from members.models import AuditRecord, User
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.council.people import browser_of, text_of, words_after

pytestmark = pytest.mark.django_db

LIST = reverse("admin:members_user_changelist")


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def superuser():
    return make_staff(email="super@example.org")


@pytest.fixture
def person():
    return make_user("person@example.org", name="Bayarmaa")


def ask(client: Client, action: str, *people: User, **more: str):
    chosen = [person.pk for person in people]
    form = {"action": action, "_selected_action": chosen, **more}
    return client.post(LIST, form)


def test_superuser_downloads_all_that_is_kept(superuser, person):
    response = ask(browser_of(superuser), "export_chosen", person)

    name = f'attachment; filename="person-{person.pk}.json"'
    assert response.headers["Content-Disposition"] == name
    assert json.loads(response.content)["account"]["name"] == "Bayarmaa"
    assert AuditRecord.objects.get(action="person exported").actor == superuser.pk


def test_forgetting_is_asked_for_once_more_with_its_consequences(superuser, person):
    make_seat(make_organization(name="Ark"), person, role="lead")

    page = text_of(ask(browser_of(superuser), "erase_chosen", person))

    assert "Forget Bayarmaa?" in page
    assert "Nobody else leads Ark." in page
    assert User.objects.filter(name="Bayarmaa").exists()


def test_superuser_forgets_a_person(superuser, person):
    client = browser_of(superuser)

    response = ask(client, "erase_chosen", person, sure="yes")

    assert f"Person number {person.pk} is forgotten." in words_after(client, response)
    assert not User.objects.filter(name="Bayarmaa").exists()
    assert AuditRecord.objects.get(action="person erased").actor == superuser.pk


def test_only_superuser_stays(superuser):
    client = browser_of(superuser)

    response = ask(client, "erase_chosen", superuser, sure="yes")

    assert "This is the only superuser" in words_after(client, response)
    assert User.objects.filter(email="super@example.org").exists()


@pytest.mark.parametrize("action", ["export_chosen", "erase_chosen"])
def test_several_people_at_once_are_refused(superuser, person, action):
    client = browser_of(superuser)

    response = ask(client, action, person, make_user(), sure="yes")

    assert "Choose one person" in words_after(client, response)
    assert User.objects.filter(name="Bayarmaa").exists()


@pytest.mark.parametrize("action", ["export_chosen", "erase_chosen"])
def test_staff_with_every_permission_are_not_offered_it(person, action):
    staff = make_user(is_staff=True)
    staff.user_permissions.set(Permission.objects.all())
    client = browser_of(staff)

    ask(client, action, person, sure="yes")

    assert action not in text_of(client.get(LIST))
    assert User.objects.filter(name="Bayarmaa").exists()
    assert not AuditRecord.objects.filter(action__startswith="person").exists()


@pytest.mark.parametrize("action", ["export_chosen", "erase_chosen"])
def test_password_is_asked_for_first(superuser, person, action):
    client = browser_of(superuser, has_proven=False)

    response = ask(client, action, person, sure="yes")

    assert response.headers["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.filter(name="Bayarmaa").exists()
