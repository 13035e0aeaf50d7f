"""A merger undone: two organizations again."""

import pytest

from members import workflow
from members.models import (
    Mail,
    Organization,
)
from members.workflow import role_at
from members.workflow.errors import MergedError
from members.workflow.splitting import split
from tests.factories import (
    make_membership,
    make_organization,
    make_seat,
    make_staff,
    make_user,
)
from tests.members.workflow.cast import make_cast
from tests.members.workflow.mergers import merged, open_seats

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """The merged organization is that of the cast, with its people and its entry."""
    return make_cast()


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef")


def test_merger_undone_gives_both_back_with_their_people(cast):
    kept = make_organization("reef", name="Reef", listed=False)
    make_membership(kept, since="2010")
    other = cast.organization
    other.memberships.update(until="2004")
    chief = make_user("chief@example.org")
    make_seat(kept, chief, role="lead")
    before = open_seats(other), open_seats(kept), kept.memberships.count()
    merger = merged(kept, other, cast.reviewer)

    split(merger, by=cast.reviewer)

    assert (open_seats(other), open_seats(kept), kept.memberships.count()) == before
    assert set(Organization.objects.public()) == {kept, other}
    assert Organization.objects.get(slug="ark").merged_into is None
    assert workflow.begin(other, by=cast.lead).state == "draft"
    subject = "Ark and Reef are two entries again"
    told = Mail.objects.filter(subject=subject).values_list("to", flat=True)
    assert set(told) == {chief.email, cast.lead.email, cast.editor.email}


def test_seat_that_was_ended_before_the_merger_stays_ended(cast, kept):
    seat = cast.organization.seats.get(user=cast.editor)
    workflow_seat = make_seat(cast.organization, until="2020-02-01")
    merger = merged(kept, cast.organization, cast.reviewer)

    split(merger, by=cast.reviewer)

    seat.refresh_from_db()
    workflow_seat.refresh_from_db()
    assert seat.ended_at is None
    assert role_at(workflow_seat.user, cast.organization) is None


def test_later_merger_is_undone_first(cast, kept):
    third = make_organization("third", name="Third")
    first = merged(kept, cast.organization, cast.reviewer)
    second = merged(third, kept, cast.reviewer)

    with pytest.raises(MergedError):
        split(first, by=cast.reviewer)
    split(second, by=cast.reviewer)
    split(first, by=make_staff())

    assert Organization.objects.public().count() == 3
