"""Rows → entry → JSON → entry → rows: nothing is lost on the way."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from members import entry_rows
from members.entry import Entry
from members.models import DataVersion, Figure, Organization
from tests.factories import (
    make_area,
    make_country,
    make_indicator,
    make_membership,
    make_organization,
    make_program,
    make_revision,
)
from tests.members import entries

FIXTURES = sorted(path.name for path in settings.FIXTURE_DIRS[0].glob("*.json"))


@pytest.fixture
def vocabulary(db):
    for code in entries.COUNTRIES:
        make_country(code, is_former=len(code) == 4)
    for slug in entries.PROGRAMS:
        make_program(slug)
    for slug in entries.AREAS:
        make_area(slug)
    make_indicator("children")
    make_indicator("coverage_share", measure="percentage")


def test_every_fixture_organization_survives_the_way_through_json(db):
    call_command("loaddata", *FIXTURES, verbosity=0)
    before = {o.slug: entry_rows.read(o) for o in Organization.objects.for_profile()}
    written = [entry.model_dump_json() for entry in before.values()]
    Figure.objects.all().delete()
    Organization.objects.all().delete()

    for text in written:
        entry_rows.write(Entry.model_validate_json(text))

    after = {o.slug: entry_rows.read(o) for o in Organization.objects.for_profile()}
    assert len(after) == 19
    assert after == before


@hypothesis_settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entry=entries.entries())
def test_any_entry_survives_the_way_through_rows_and_json(vocabulary, entry):
    with transaction.atomic():
        entry_rows.write(Entry.model_validate_json(entry.model_dump_json()))

        organization = Organization.objects.for_profile().get(slug=entry.slug)
        assert entry_rows.read(organization) == entry
        transaction.set_rollback(True)


@hypothesis_settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=entries.entries(), after=entries.entries())
def test_writing_over_another_entry_leaves_nothing_of_it(vocabulary, before, after):
    after = after.model_copy(update={"slug": before.slug})
    with transaction.atomic():
        entry_rows.write(before)

        organization = entry_rows.write(after)

        assert entry_rows.read(organization) == after
        transaction.set_rollback(True)


def test_writing_keeps_memberships_and_revisions(vocabulary):
    organization = make_organization(slug="hea", country="MN", listed=False)
    membership = make_membership(organization)
    revision = make_revision(organization)

    entry_rows.write(Entry(slug="hea", name="Hea Algus", place={"country": "KZ"}))

    organization.refresh_from_db()
    assert organization.country.code == "KZ"
    assert list(organization.memberships.all()) == [membership]
    assert list(organization.revisions.all()) == [revision]


def test_writing_moves_the_data_version_of_that_organization(vocabulary):
    other = make_organization()

    written = entry_rows.write(Entry(slug="a", name="A", place={"country": "MN"}))

    written.refresh_from_db()
    other.refresh_from_db()
    assert written.changed_in == DataVersion.objects.read().number == 1
    assert other.changed_in == 0


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ({"place": {"country": "QQ"}}, "country", "QQ"),
        ({"priorities": [{"key": "a", "area": "x"}]}, "area", "x"),
        ({"participations": [{"key": "a", "program": "x"}]}, "program", "x"),
    ],
)
def test_unknown_word_is_refused_and_nothing_is_written(vocabulary, part, field, value):
    entry = Entry.model_validate(
        {"slug": "a", "name": "A", "place": {"country": "MN"}, **part}
    )

    with pytest.raises(entry_rows.UnknownWordError) as refused:
        entry_rows.write(entry)

    assert (refused.value.field, refused.value.value) == (field, value)
    assert not Organization.objects.exists()


def test_percentage_above_100_is_refused_and_nothing_is_written(vocabulary):
    share = {"key": "f", "indicator": "coverage_share", "kind": "stock"}
    entry = Entry.model_validate(
        {
            "slug": "a",
            "name": "A",
            "place": {"country": "MN"},
            "figures": [{**share, "value": 100.5, "is_undated": True}],
        }
    )

    with pytest.raises(ValueError, match=r"figures\.f: a percentage is at most 100"):
        entry_rows.write(entry)

    assert not Organization.objects.exists()


def test_entry_that_the_database_refuses_leaves_the_old_one_whole(vocabulary):
    mine = [{"key": "a", "scheme": "ror", "value": "1"}]
    entry_rows.write(
        Entry(slug="a", name="A", place={"country": "MN"}, identifiers=mine)
    )
    before = entry_rows.write(Entry(slug="b", name="B", place={"country": "MN"}))

    with pytest.raises(IntegrityError), transaction.atomic():
        entry_rows.write(
            Entry(slug="b", name="New", place={"country": "KZ"}, identifiers=mine)
        )

    kept = Organization.objects.get(slug="b")
    assert entry_rows.read(kept) == entry_rows.read(before)
    assert kept.name == "B"
