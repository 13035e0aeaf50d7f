"""The staff of the tests: each by what they may do, all with a second factor."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client

from members.models import User
from tests.factories import make_user


def make_person(*permissions: str) -> User:
    """Staff with these permissions ("members.review_revisions") and no others."""
    person = make_user(is_staff=True)
    for name in permissions:
        app, codename = name.split(".")
        found = Permission.objects.get(codename=codename, content_type__app_label=app)
        person.user_permissions.add(found)
    return User.objects.get(pk=person.pk)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def cookie_of(person: User, origin: str) -> dict[str, str]:
    """The cookie with which a browser is signed in."""
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": signed_in(person).cookies[name].value, "url": origin}
