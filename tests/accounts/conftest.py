"""The cast of the tests about signing in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from issa_directory.accounts import views
from tests.accounts.ways import SECRET
from tests.factories import make_staff, make_user


@pytest.fixture
def member(db):
    return make_user("member@example.org", password=SECRET, name="Ana")


@pytest.fixture
def staff(db):
    return make_staff(email="staff@example.org", password=SECRET)


@pytest.fixture(autouse=True)
def _quick_hashes(quick_hashes):
    """These tests sign in all the time."""


@pytest.fixture(autouse=True)
def _no_waiting(request, monkeypatch):
    """The pause after asking for a new password is for those who measure it."""
    if "pause" not in request.fixturenames:
        monkeypatch.setattr(views, "RESET_TAKES_SECONDS", 0)


@pytest.fixture
def later(time_machine):
    """Moves the clock on: later(hours=1)."""

    def later(**delta):
        time_machine.move_to(timezone.now() + timedelta(**delta))

    return later


@pytest.fixture
def pause():
    """The pause after asking for a new password, as the site makes it."""
    return views.RESET_TAKES_SECONDS
