"""Powers are handed out by superusers, and each change of them is in the audit."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from members.models import AuditRecord
from tests.factories import make_staff, make_user
from tests.members.council.people import SECRET, browser_of

pytestmark = pytest.mark.django_db

NEW = "seven otters argue quietly"
NO_SEATS = {"seats-TOTAL_FORMS": 0, "seats-INITIAL_FORMS": 0}
NO_POWERS = {
    "is_active": True,
    "is_staff": False,
    "is_superuser": False,
    "groups": [],
    "permissions": [],
}


@pytest.fixture
def superuser():
    return make_staff()


@pytest.fixture
def staff(superuser):
    return browser_of(superuser)


def recorded():
    rows = AuditRecord.objects.filter(action="permissions changed")
    return [(row.actor, row.subject, row.before, row.after) for row in rows]


def test_power_that_is_handed_out_is_recorded_with_before_and_after(staff, superuser):
    user = make_user("member@example.org")
    group = Group.objects.create(name="Reviewers")
    permission = Permission.objects.get(codename="review_revisions")
    powers = {"groups": [group.pk], "user_permissions": [permission.pk]}

    staff.post(
        reverse("admin:members_user_change", args=[user.pk]),
        {"email": user.email, "is_active": "on", "is_staff": "on"} | powers | NO_SEATS,
    )

    after = {
        "is_active": True,
        "is_staff": True,
        "is_superuser": False,
        "groups": ["Reviewers"],
        "permissions": ["members.review_revisions"],
    }
    assert recorded() == [(superuser.pk, f"user {user.pk}", NO_POWERS, after)]


def test_user_who_may_sign_in_no_more_is_recorded(staff, superuser):
    user = make_user("member@example.org")

    staff.post(
        reverse("admin:members_user_change", args=[user.pk]),
        {"email": user.email} | NO_SEATS,
    )

    after = NO_POWERS | {"is_active": False}
    assert recorded() == [(superuser.pk, f"user {user.pk}", NO_POWERS, after)]


def test_changed_name_of_a_user_is_no_change_of_powers(staff):
    user = make_user("member@example.org")

    staff.post(
        reverse("admin:members_user_change", args=[user.pk]),
        {"email": user.email, "name": "A name", "is_active": "on"} | NO_SEATS,
    )

    user.refresh_from_db()
    assert user.name == "A name"
    assert recorded() == []


def test_changed_and_removed_group_is_recorded(staff, superuser):
    group = Group.objects.create(name="Reviewers")
    permission = Permission.objects.get(codename="review_revisions")
    empty = {"name": "Reviewers", "permissions": []}
    full = {"name": "Reviewers", "permissions": ["members.review_revisions"]}

    staff.post(
        reverse("admin:auth_group_change", args=[group.pk]),
        {"name": "Reviewers", "permissions": [permission.pk]},
    )
    staff.post(
        reverse("admin:auth_group_changelist"),
        {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"},
    )

    who, what = superuser.pk, f"group {group.pk}"
    assert recorded() == [(who, what, full, None), (who, what, empty, full)]
    assert not Group.objects.exists()


def test_password_that_staff_set_is_recorded_without_it(staff, superuser):
    user = make_user("member@example.org")
    secret = "four plain words here"

    staff.post(
        reverse("admin:auth_user_password_change", args=[user.pk]),
        {"usable_password": "true", "password1": secret, "password2": secret},
    )

    user.refresh_from_db()
    row = AuditRecord.objects.get(action="password set by staff")
    assert user.check_password(secret)
    assert (row.actor, row.subject) == (superuser.pk, f"user {user.pk}")
    assert (row.before, row.after) == (None, None)


def test_power_is_handed_out_after_the_password_was_given_once_more(superuser):
    user = make_user("member@example.org")
    staff = browser_of(superuser, has_proven=False)
    page = reverse("admin:members_user_change", args=[user.pk])

    asked = staff.post(
        page, {"email": user.email, "is_active": "on", "is_superuser": "on"} | NO_SEATS
    )
    user.refresh_from_db()
    before = user.is_superuser
    staff.post(asked.headers["Location"], {"password": SECRET, "next": page})

    user.refresh_from_db()
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert (before, user.is_superuser) == (False, True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_password_of_another_is_set_after_the_own_one(superuser, method):
    user = make_user("member@example.org")
    staff = browser_of(superuser, has_proven=False)
    page = reverse("admin:auth_user_password_change", args=[user.pk])
    form = {"usable_password": "true", "password1": NEW, "password2": NEW}

    asked = getattr(staff, method)(page, form)

    user.refresh_from_db()
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not user.check_password(NEW)
    assert NEW not in str(dict(staff.session))
