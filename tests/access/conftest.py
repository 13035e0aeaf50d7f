"""The rows and browsers that all questions of a module share, and none changes."""

import pytest
from django.test import override_settings

from issa_directory.access import Who
from tests.access.asking import Browser, rolled_back
from tests.access.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    # A module of so many questions may take longer than a password counts as recent.
    patient = override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=60 * 60)
    with django_db_blocker.unblock(), rolled_back(), patient:
        yield make_world()


@pytest.fixture(scope="module")
def browsers(world: World):
    """Everybody's browser, in which the link of an invitation was opened."""
    return {who: a_browser(world, who) for who in Who}


@pytest.fixture(scope="module")
def old_browsers(world: World):
    """The same, but the password was given a while ago."""
    return {who: a_browser(world, who, is_fresh=False) for who in Who}


def a_browser(world: World, who: Who, *, is_fresh: bool = True) -> Browser:
    user, offer = world.users.get(who), world.house.invitation
    return Browser(user, is_fresh=is_fresh, invitation=offer)
