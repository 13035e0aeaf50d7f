"""Two organizations that are one: merged so that nothing of either is lost."""

import pytest

from members import entry_rows, workflow
from members.models import (
    AuditRecord,
    Membership,
    Merger,
    Organization,
)
from members.workflow import StaleError
from members.workflow.errors import MergedError
from members.workflow.invitations import invite
from members.workflow.merging import MembershipLostError, merge, prospect
from members.workflow.reminders import due
from tests.factories import (
    make_membership,
    make_name,
    make_organization,
    make_staff,
)
from tests.members.workflow.cast import make_cast
from tests.members.workflow.mergers import merged, open_seats
from tests.members.workflow.people import needs_connections
from tests.members.workflow.test_at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """The merged organization is that of the cast, with its people and its entry."""
    return make_cast()


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef")


# What is shown ---------------------------------------------------------------


def test_merged_organization_is_listed_no_more_and_its_rows_stay(cast, kept):
    before = entry_rows.read(cast.organization)

    merged(kept, cast.organization, cast.reviewer)

    assert list(Organization.objects.listed()) == [kept]
    assert list(Organization.objects.public()) == [kept]
    assert not due().filter(pk=cast.organization.pk).exists()
    other = Organization.objects.get(slug="ark")
    assert other.merged_into == kept
    assert entry_rows.read(other) == before
    assert not Membership.objects.in_force().filter(organization=other).exists()


def test_former_member_that_was_merged_is_none_any_more(cast, kept):
    former = make_organization("past", listed=False)
    make_membership(former, since="1990", until="1995")

    merged(kept, former, cast.reviewer)

    assert list(Organization.objects.former()) == []


def test_both_histories_stay_with_their_numbers(cast, kept):
    workflow.record_loaded([kept])
    cast.published("Darkhan")
    cast.published("Erdenet")

    merged(kept, cast.organization, cast.reviewer)

    numbers = {
        row.slug: list(row.revisions.published().values_list("number", flat=True))
        for row in Organization.objects.all()
    }
    assert numbers == {"ark": [3, 2, 1], "reef": [1]}


def test_rows_that_nobody_recorded_are_recorded_before_they_go(cast, kept):
    merged(kept, cast.organization, cast.reviewer)

    revision = cast.organization.revisions.published().get()
    assert revision.entry["place"]["city"] == "Ulaanbaatar"


# Names -----------------------------------------------------------------------


def test_chosen_names_become_other_names_in_a_version_of_the_kept_entry(cast, kept):
    make_name(cast.organization, "АРК", key="local", type="local", language="mn")
    make_name(cast.organization, "ARK", key="short", type="acronym")
    offered = prospect(kept, cast.organization).names

    merged(kept, cast.organization, cast.reviewer, names=["ark-name", "ark-local"])

    assert [(name.key, name.text, str(name.type)) for name in offered] == [
        ("ark-name", "Ark", "alias"),
        ("ark-local", "АРК", "local"),
    ]
    assert list(kept.names.values_list("text", "type", "language")) == [
        ("Ark", "alias", ""),
        ("АРК", "local", "mn"),
    ]
    version = kept.revisions.published().first()
    assert (version.number, version.decided_by) == (2, cast.reviewer)
    assert [name["text"] for name in version.entry["names"]] == ["Ark", "АРК"]


def test_name_that_the_kept_one_has_already_is_not_offered(cast, kept):
    make_name(kept, "ARK")

    assert prospect(kept, cast.organization).names == []


def test_without_names_the_kept_entry_gets_no_version(cast, kept):
    workflow.record_loaded([kept])

    merged(kept, cast.organization, cast.reviewer)

    assert workflow.public_number(kept) == 1


# Memberships -----------------------------------------------------------------


def test_membership_before_the_own_one_goes_over_as_a_copy(cast):
    kept = make_organization("reef", listed=False)
    make_membership(kept, since="2010", key="now")
    other = make_organization("old", listed=False)
    make_membership(other, since="1998", until="2005", key="now")

    merged(kept, other, cast.reviewer)

    assert list(kept.memberships.values_list("key", "since", "until")) == [
        ("now", "2010", ""),
        ("now-2", "1998", "2005"),
    ]
    assert other.memberships.count() == 1


def test_membership_of_the_same_time_stays_with_the_merged_one(cast, kept):
    found = prospect(kept, cast.organization)

    merged(kept, cast.organization, cast.reviewer)

    assert (found.memberships, found.memberships_left) == (
        [],
        [cast.organization.memberships.get()],
    )
    assert kept.memberships.count() == 1


@pytest.mark.parametrize(
    ("own", "others", "goes_over"),
    [
        (("2005", ""), ("1998", "2005"), True),
        (("2005-03", ""), ("1998", "2005"), False),
        (("2005", "2005"), ("2005", "2005"), False),
        (("", ""), ("1998", "2005"), False),
        (("1998", "2001"), ("2002-01-01", ""), True),
    ],
)
def test_periods_that_only_touch_follow_each_other(cast, own, others, goes_over):
    pair = []
    for since, until in (own, others):
        pair.append(make_organization(listed=False))
        make_membership(pair[-1], since=since, until=until)

    taken = prospect(*pair).memberships

    assert bool(taken) == goes_over


def test_merger_that_would_lose_a_member_is_refused(cast):
    kept = make_organization("reef", listed=False)
    make_membership(kept, since="1990", until="2005")
    found = prospect(kept, cast.organization)

    with pytest.raises(MembershipLostError):
        merged(kept, cast.organization, cast.reviewer)

    assert found.loses_membership
    assert Organization.objects.listed().get() == cast.organization
    assert open_seats(cast.organization) != set()


# What is refused -------------------------------------------------------------


def test_nothing_of_a_merged_entry_can_be_changed(cast, kept):
    waiting = cast.submitted()
    old = cast.organization.revisions.published().get()
    merged(kept, cast.organization, cast.reviewer)

    attempts = [
        lambda: workflow.begin(cast.organization, by=cast.lead),
        lambda: workflow.publish(waiting, 1, 1, by=cast.reviewer),
        lambda: workflow.restore(old, by=cast.reviewer),
        lambda: workflow.confirm(cast.organization, "", 1, by=cast.lead),
        lambda: invite(cast.organization, "a@example.org", "lead", by=cast.reviewer),
    ]

    for attempt in attempts:
        with pytest.raises(MergedError):
            attempt()


def test_one_that_was_merged_is_not_merged_again_nor_into(cast, kept):
    third = make_organization("third")
    merged(kept, cast.organization, cast.reviewer)

    for pair in ((third, cast.organization), (cast.organization, third)):
        with pytest.raises(MergedError):
            merged(*pair, cast.reviewer)
    with pytest.raises(ValueError, match="itself"):
        merged(kept, kept, cast.reviewer)


def test_merger_of_what_has_moved_meanwhile_is_refused(cast, kept):
    cast.published()

    with pytest.raises(StaleError):
        merge(kept, cast.organization, (0, 1), by=cast.reviewer)

    assert not Merger.objects.exists()


def test_loading_its_fixture_again_leaves_it_merged(cast, kept):
    merged(kept, cast.organization, cast.reviewer)
    Organization.objects.filter(pk=cast.organization.pk).update(city="Elsewhere")

    assert workflow.record_loaded([cast.organization]) == 0
    assert list(Organization.objects.public()) == [kept]


def test_audit_tells_of_it_at_both(cast, kept):
    merged(kept, cast.organization, cast.reviewer)

    rows = AuditRecord.objects.filter(action__contains="merged").order_by("action")
    assert [(row.action, row.organization, row.actor) for row in rows] == [
        ("another merged in", kept, cast.reviewer.pk),
        ("merged into another", cast.organization, cast.reviewer.pk),
    ]
    assert rows[0].after == {"memberships": 0, "names": 0, "seats": 2}


@pytest.mark.django_db(transaction=True)
@needs_connections
def test_two_who_merge_the_same_two_at_once_leave_one_shown():
    pair = make_organization("ark"), make_organization("reef")
    by = make_staff()

    got = at_once(lambda number: merged(*pair[:: 1 - number % 2 * 2], by), 10)

    assert sum(isinstance(one, Merger) for one in got) == 1
    assert Organization.objects.public().count() == 1
