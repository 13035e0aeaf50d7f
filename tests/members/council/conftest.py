"""An organization, those who speak for it, and those who do not."""

from datetime import date

import pytest
import time_machine

from tests.factories import make_organization, make_seat, make_user
from tests.members.council.sheets import signed_in
from tests.members.workflow.cast import make_cast

TODAY = date(2026, 5, 12)


@pytest.fixture
def cast(db):
    """Ark with its lead and editor, and a reviewer who is secretariat too."""
    with time_machine.travel(TODAY):
        yield make_cast()


@pytest.fixture
def lead(cast):
    return signed_in(cast.lead)


@pytest.fixture
def editor(cast):
    return signed_in(cast.editor)


@pytest.fixture
def secretariat(cast):
    return signed_in(cast.reviewer)


@pytest.fixture
def stranger(cast):
    """The lead of another organization."""
    user = make_user("stranger@example.org")
    make_seat(make_organization("boat", name="Boat"), user, role="lead")
    return signed_in(user)
