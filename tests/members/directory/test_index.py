"""The facet index: built, kept, brought up to date."""

import pytest
import time_machine

from members.directory import index
from members.models import DataVersion, Membership, Organization
from tests.factories import (
    make_country,
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
    pks = current.ordered(current.having(facet, [value]), "name")
    return set(
        Organization.objects.filter(pk__in=list(pks)).values_list("slug", flat=True)
    )


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


def test_update_equals_a_fresh_index():
    organizations = [make_organization(country="MN") for _number in range(20)]
    DataVersion.objects.move()
    index.current()
    for organization in organizations[::3]:
        organization.country = make_country("KZ")
        organization.save()
        organization.memberships.update(kind=make_kind("affiliate"))
    DataVersion.objects.move(organizations[::3])

    updated = index.current()
    index.forget()
    fresh = index.current()

    assert updated.sets["country"] == fresh.sets["country"]
    assert {
        f: {v: b for v, b in s.items() if b} for f, s in updated.sets.items()
    } == fresh.sets
    assert updated.orders == fresh.orders


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
