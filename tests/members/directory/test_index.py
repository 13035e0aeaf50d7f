"""The facet index: built, kept, brought up to date."""

from datetime import date
from random import Random

import pytest
import time_machine

from members.directory import index
from members.models import DataVersion, Membership, Organization
from tests.factories import (
    make_country,
    make_founding,
    make_kind,
    make_membership,
    make_organization,
    make_participation,
    make_program,
    make_region,
)

pytestmark = pytest.mark.django_db


def having(facet: str, value: str) -> set[str]:
    current = index.current()
    pks = current.ordered(current.having(facet, [value]), "name", 0, 100)
    return set(Organization.objects.filter(pk__in=pks).values_list("slug", flat=True))


def test_organization_that_never_was_a_member_is_not_in_the_index():
    make_organization("never", listed=False)

    assert index.current().everyone == 0


def test_unstated_value_counts_as_none():
    organization = make_organization("a", listed=False)
    make_membership(organization, kind=None)

    assert having("membership", "none") == {"a"}
    assert having("program", "none") == {"a"}
    assert having("founded", "none") == {"a"}


def test_region_includes_the_countries_of_its_parts():
    asia = make_region(code="142", kind="m49")
    make_region(make_country("KZ"), code="143", kind="m49", parent=asia)
    make_organization("kazakh", country="KZ")

    assert having("region", "142") == having("region", "143") == {"kazakh"}


def test_kept_index_answers_with_one_query(django_assert_num_queries):
    make_organization()
    index.current()

    with django_assert_num_queries(1):
        index.current()


def test_changed_organization_is_read_again_and_no_other():
    changed = make_organization("changed", country="MN")
    make_organization("other", country="MN")
    DataVersion.objects.move()
    before = index.current()
    Organization.objects.update(country=make_country("KZ"))

    DataVersion.objects.move([changed])

    assert having("country", "KZ") == {"changed"}
    assert having("country", "MN") == {"other"}
    assert before.having("country", ["KZ"]) == 0


def test_new_organization_joins_and_ended_one_turns_former():
    first = make_organization("first")
    DataVersion.objects.move()
    index.current()
    second = make_organization("second")
    Membership.objects.filter(organization=first).update(until="2001")

    DataVersion.objects.move([first, second])

    assert having("former", "0") == {"second"}
    assert having("former", "1") == {"first"}


def test_organization_that_lost_all_memberships_leaves_the_index():
    gone = make_organization("gone")
    DataVersion.objects.move()
    index.current()
    Membership.objects.all().delete()

    DataVersion.objects.move([gone])

    assert index.current().everyone == 0


def test_change_without_names_of_organizations_reads_everything():
    program = make_program("reading")
    make_participation(make_organization("a"), program=program)
    DataVersion.objects.move()
    index.current()
    program.slug = "writing"
    program.save()

    DataVersion.objects.move()

    assert having("program", "writing") == {"a"}
    assert having("program", "reading") == set()


def as_read(current: index.FacetIndex) -> dict[str, object]:
    """What an index answers, whatever slots its organizations stand in."""
    size = current.everyone.bit_count()
    return {
        "sets": {
            facet: {
                value: current.ordered(bits, "name", 0, size)
                for value, bits in values.items()
                if bits
            }
            for facet, values in current.sets.items()
        },
        "orders": {
            order: current.ordered(current.everyone, order, 0, size)
            for order in ("name", "founded", "updated")
        },
    }


@pytest.mark.parametrize("seed", range(4))
def test_index_brought_up_to_date_equals_a_fresh_one(seed):
    random = Random(seed)
    there = [make_member(random) for _number in range(12)]
    DataVersion.objects.move()
    index.current()
    for _publication in range(6):
        changed = random.sample(there, random.randrange(3))
        for organization in changed:
            alter(organization, random)
        come = [make_member(random) for _number in range(random.randrange(2))]
        there += come
        DataVersion.objects.move([*changed, *come])
        index.current()

    updated = index.current()
    index.forget()
    fresh = index.current()

    assert as_read(updated) == as_read(fresh)
    for organization in Organization.objects.all():
        assert (updated.among([organization.pk]) != 0) == (
            fresh.slot(organization.pk) is not None
        )


def make_member(random: Random) -> Organization:
    organization = make_organization(listed=False)
    alter(organization, random)
    return organization


def alter(organization: Organization, random: Random) -> None:
    """Give it other values in everything that the index keeps, or no membership."""
    organization.name = random.choice(["Ärk", "ark", "Zoo", "Мир", "ark b"])
    organization.country = make_country(random.choice(["MN", "KZ"]))
    organization.edited_at = random.choice(
        [None, "2020-05-31T23:00Z", "2020-06-01T00:00Z", "2021-01-01T00:00Z"]
    )
    organization.save()
    organization.memberships.all().delete()
    organization.founding_dates.all().delete()
    if random.random() < 0.8:
        kind = random.choice([None, make_kind("full"), make_kind("affiliate")])
        make_membership(organization, kind=kind, until=random.choice(["", "2001"]))
    if random.random() < 0.7:
        make_founding(organization, random.choice(["1999", "1999-03", "2004"]))


def test_index_that_answers_does_not_change_when_another_is_made():
    organizations = [make_organization(country="MN") for _number in range(5)]
    DataVersion.objects.move()
    before = index.current()
    then = as_read(before)
    for organization in organizations:
        alter(organization, Random(1))
    DataVersion.objects.move([*organizations, make_organization()])

    after = index.current()

    assert as_read(before) == then
    assert as_read(after) != then


def test_many_changes_at_once_are_read_as_a_whole(monkeypatch):
    monkeypatch.setattr(index, "MANY", 2)
    organizations = [make_organization(country="MN") for _number in range(3)]
    DataVersion.objects.move()
    index.current()
    Organization.objects.update(country=make_country("KZ"))

    DataVersion.objects.move(organizations)

    assert having("country", "KZ") == {o.slug for o in organizations}


def test_catching_up_takes_the_same_queries_for_one_and_for_many(
    django_assert_max_num_queries,
):
    organizations = [make_organization() for _number in range(20)]

    def queries(changed: list[Organization]) -> int:
        index.current()
        DataVersion.objects.move(changed)
        with django_assert_max_num_queries(20) as captured:
            index.current()
        return len(captured)

    assert queries(organizations[:1]) == queries(organizations) == 9


@pytest.mark.parametrize("order", ["name", "founded", "updated"])
@pytest.mark.parametrize("share", [1, 3, 70])
def test_pages_of_any_selection_hold_each_organization_once_in_order(order, share):
    random = Random(share)
    for _number in range(150):
        make_member(random)
    current = index.current()
    everyone = current.ordered(current.everyone, order, 0, 150)
    selected = current.among(everyone[::share])

    pages = [current.ordered(selected, order, first, 10) for first in range(0, 160, 10)]

    assert [pk for page in pages for pk in page] == everyone[::share]


@pytest.mark.parametrize("share", [1, 4])
def test_updated_since_is_what_the_dates_say(share):
    days = ["2020-05-31T23:00Z", "2020-06-01T00:00Z", "2020-06-30T09:00Z", None]
    days += [f"2020-0{month}-1{day}T12:00Z" for month in (5, 6, 7) for day in range(9)]
    for day in days * share:
        make_organization(edited_at=day)
    current = index.current()

    for day in ("2020-05-01", "2020-06-01", "2020-06-12", "2020-07-18", "2020-07-19"):
        late = Organization.objects.filter(edited_at__gte=f"{day}T00:00Z")
        since = current.updated_since(date.fromisoformat(day))
        assert since == current.among(late.values_list("pk", flat=True)), day


def test_membership_ends_over_night_without_a_new_version():
    organization = make_organization("a", listed=False)
    make_membership(organization, until="2026-11-30")

    with time_machine.travel("2026-11-30 12:00"):
        assert having("former", "0") == {"a"}
    with time_machine.travel("2026-12-01 12:00"):
        assert having("former", "1") == {"a"}


def test_database_that_was_replaced_by_an_older_one_is_read_again():
    make_organization("a")
    DataVersion.objects.move()
    DataVersion.objects.move()
    index.current()
    Organization.objects.update(country=make_country("KZ"))

    DataVersion.objects.update(number=1, everything_in=1)

    assert having("country", "KZ") == {"a"}


def test_building_takes_the_same_number_of_queries_for_many(
    django_assert_max_num_queries,
):
    def queries() -> int:
        index.forget()
        with django_assert_max_num_queries(20) as captured:
            index.current()
        return len(captured)

    make_organization()
    few = queries()
    for _number in range(30):
        make_organization()

    assert queries() == few
