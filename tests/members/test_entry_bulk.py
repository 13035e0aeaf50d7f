"""Thousands of entries are written and read as one is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from members import entry_bulk, entry_rows
from members.entry_rows import UnknownWordError
from members.models import DataVersion, Organization
from members.workflow import publish_loaded, record_loaded
from tests.factories import (
    make_area,
    make_country,
    make_indicator,
    make_organization,
    make_program,
    make_user,
)
from tests.members.entries import AREAS, COUNTRIES, INDICATORS, PROGRAMS, entries

several = st.lists(entries(), max_size=3, unique_by=lambda entry: entry.slug)


def without_shared_identifiers(found):
    """An identifier belongs to one organization."""
    seen = set()
    for entry in found:
        own = {(item.scheme, item.value) for item in entry.identifiers}
        if not own & seen:
            seen |= own
            yield entry


class TestAnyEntries(TestCase):
    def setUp(self):
        for code in COUNTRIES:
            make_country(code, is_former=len(code) == 4)
        for code in INDICATORS:
            make_indicator(code)
        for slug in PROGRAMS:
            make_program(slug)
        for slug in AREAS:
            make_area(slug)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(first=several, second=several)
    def test_rows_say_what_was_published_the_second_time_too(self, first, second):
        for found in (first, second):
            found = list(without_shared_identifiers(found))
            publish_loaded([entry.slug for entry in found], found, by=None, note="")

            for entry in found:
                one = Organization.objects.for_profile().get(slug=entry.slug)
                assert entry_rows.read(one) == entry
                assert one.revisions.published().first().entry == entry.model_dump(
                    mode="json"
                )
            read = entry_bulk.read_all(Organization.objects.all())
            assert {entry.slug: entry for entry in found}.items() <= read.items()
            Organization.objects.exclude(slug__in=[e.slug for e in found]).delete()


@pytest.mark.django_db
def test_demonstration_network_is_read_as_one_by_one(network):
    rows = Organization.objects.for_profile()

    found = entry_bulk.read_all(Organization.objects.all())

    assert found == {row.slug: entry_rows.read(row) for row in rows}


@pytest.mark.django_db
def test_identifier_may_move_from_one_to_another():
    one, two = make_organization("one"), make_organization("two")
    one.identifiers.create(key="i", scheme="ror", value="1")
    read = entry_bulk.read_all(Organization.objects.all())
    identifiers = read["one"].identifiers
    new = [
        read["two"].model_copy(update={"identifiers": identifiers}),
        read["one"].model_copy(update={"identifiers": []}),
    ]

    publish_loaded(["two", "one"], new, by=None, note="")

    assert list(two.identifiers.values_list("value", flat=True)) == ["1"]
    assert not one.identifiers.exists()


@pytest.mark.django_db
def test_published_versions_say_who_and_from_what_and_keep_what_was_there():
    user = make_user()
    ark = make_organization("ark", city="Riga")
    entry = entry_rows.read(ark)
    place = entry.place.model_copy(update={"city": "Ulm"})
    before = DataVersion.objects.read().number

    numbers = publish_loaded(
        ["ark"],
        [entry.model_copy(update={"place": place})],
        by=user,
        note="Import 1",
    )

    first, second = ark.revisions.order_by("number")
    assert numbers == {"ark": 2}
    assert (first.note, first.entry["place"]["city"]) == (
        "Loaded by the network",
        "Riga",
    )
    assert (second.note, second.decided_by) == ("Import 1", user)
    ark.refresh_from_db()
    assert ark.changed_in == DataVersion.objects.read().number == before + 1
    assert ark.edited_at == second.decided_at


@pytest.mark.django_db
def test_entry_that_names_what_the_network_lacks_is_refused_and_nothing_written():
    ark = make_organization("ark")
    entry = entry_rows.read(ark)
    other = entry.place.model_copy(update={"country": "QQ"})

    with pytest.raises(UnknownWordError):
        publish_loaded(
            ["ark"], [entry.model_copy(update={"place": other})], by=None, note=""
        )

    assert record_loaded([ark]) == 1
