"""A superuser takes off a second factor that was lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.urls import reverse

from members.models import AuditRecord, Mail
from tests.factories import make_app, make_staff, make_user
from tests.members.council.people import browser_of
from tests.members.staff.people import signed_in

pytestmark = pytest.mark.django_db


def reset(client, user):
    page = reverse("admin:members_user_reset_second_factor", args=[user.pk])
    return client.post(page)


def test_reset_removes_the_factor_and_every_session_and_tells_the_person():
    superuser, user = make_staff(), make_user("member@example.org")
    make_app(user)
    for _time in range(2):
        key = signed_in(user).session.session_key
        UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1")

    reset(browser_of(superuser), user)

    assert not Authenticator.objects.filter(user=user).exists()
    assert not UserSession.objects.filter(user=user).exists()
    assert Session.objects.count() == 1  # the superuser's own
    row = AuditRecord.objects.get(action="second factor reset")
    assert (row.actor, row.subject, row.before) == (
        superuser.pk,
        f"user {user.pk}",
        ["totp"],
    )
    assert Mail.objects.get().to == user.email


def test_staff_without_all_powers_take_off_nobodys_second_factor():
    person, user = make_user(is_staff=True), make_user("member@example.org")
    make_app(user)
    person.user_permissions.set(Permission.objects.all())

    response = reset(signed_in(person), user)

    assert response.status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_button_is_there_for_superusers_and_for_users_with_a_second_factor():
    client, user, plain = signed_in(make_staff()), make_user(), make_user()
    make_app(user)

    pages = [
        client.get(reverse("admin:members_user_change", args=[person.pk]))
        for person in (user, plain)
    ]

    label = "Take the second factor off"
    assert [label in page.content.decode() for page in pages] == [True, False]


def test_reset_by_opening_a_link_is_not_possible():
    user = make_user()
    make_app(user)
    page = reverse("admin:members_user_reset_second_factor", args=[user.pk])

    response = signed_in(make_staff()).get(page)

    assert response.status_code == 405
    assert Authenticator.objects.filter(user=user).exists()


def test_password_is_asked_for_first():
    user = make_user()
    make_app(user)

    response = reset(browser_of(make_staff(), has_proven=False), user)

    assert response.headers["Location"].startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(user=user).exists()
