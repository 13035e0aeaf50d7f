"""A plan is applied as it was shown, or not at all."""

import pytest

from members import intake
from members.directory import index
from members.intake.given import Remark
from members.models import AuditRecord, DataVersion, ImportRow, Organization
from tests.factories import make_country, make_organization, make_staff
from tests.members.intake.plan.sources import (
    applied,
    changes,
    counts,
    given,
    line,
    planned,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _country():
    make_country("MN")


def move(slug, **fields):
    Organization.objects.filter(slug=slug).update(**fields)
    DataVersion.objects.move()


def test_plan_is_refused_where_an_organization_says_something_else_now():
    make_organization("ark", city="Riga")
    make_organization("bee", city="Riga")
    load = planned(
        given(2, slug="ark", values={"place.city": "Ulm"}),
        given(3, slug="bee", values={"place.city": "Ulm"}),
    )
    move("ark", city="Oslo")

    load = intake.apply(load, by=None)

    assert load.state == "planned"
    assert load.problem == (
        "Not applied: something has changed since this was planned (Ark). This is the "
        "new plan."
    )
    assert changes(load)["ark"] == [("place/city", "Oslo", "Ulm")]
    assert set(Organization.objects.values_list("city", flat=True)) == {"Oslo", "Riga"}

    load = intake.apply(load, by=None)

    assert (load.state, load.problem) == ("applied", "")
    assert set(Organization.objects.values_list("city", flat=True)) == {"Ulm"}


def test_what_would_be_created_and_is_there_meanwhile_is_not_created_twice():
    load = planned(given(name="Ark", country="MN"))
    make_organization("other", name="ARK")

    load = intake.apply(load, by=None)

    assert (load.state, counts(load)) == ("planned", {"update": 1})
    assert Organization.objects.count() == 1


def test_word_that_is_gone_meanwhile_refuses_the_plan():
    load = planned(given(name="Ark", country="MN"))
    make_country("MN").delete()

    load = intake.apply(load, by=None)

    assert (load.state, counts(load)) == ("planned", {"error": 1})
    assert "country" in load.problem


def test_change_elsewhere_refuses_nothing():
    make_organization("ark")
    make_organization("bee")
    load = planned(given(slug="ark", values={"place.city": "Ulm"}))
    move("bee", city="Oslo")

    assert intake.apply(load, by=None).state == "applied"


def test_plan_with_wrong_rows_is_applied_only_without_them():
    load = planned(given(2, "Ark", "MN"), given(3, "Bee"))

    with pytest.raises(intake.NotApplicableError) as refusal:
        intake.apply(load, by=None)
    assert str(refusal.value) == (
        "Some rows are wrong. Mend the file, or apply without these rows."
    )

    load = intake.apply(load, by=None, only_good=True)

    assert (load.state, load.only_good) == ("applied", True)
    assert [one.name for one in Organization.objects.all()] == ["Ark"]


def test_file_that_is_wrong_as_a_whole_is_never_applied():
    load = planned(given(name="Ark", country="MN"), errors=[Remark("Unknown column.")])

    with pytest.raises(intake.NotApplicableError):
        intake.apply(load, by=None, only_good=True)


def test_nothing_to_change_cannot_be_applied():
    make_organization("ark")

    with pytest.raises(intake.NotApplicableError):
        intake.apply(planned(given(slug="ark")), by=None)


def test_import_is_applied_once():
    load = applied(given(name="Ark", country="MN"))

    with pytest.raises(intake.NotApplicableError):
        intake.apply(load, by=None)


def test_plan_that_was_made_anew_is_not_what_the_person_saw():
    make_organization("ark", city="Riga")
    load = planned(given(slug="ark", values={"place.city": "Ulm"}))
    seen = load.basis
    move("ark", city="Oslo")
    intake.plan(load)

    with pytest.raises(intake.NotApplicableError):
        intake.request_apply(load, by=None, basis=seen)


def test_directory_knows_what_was_loaded():
    assert index.current().everyone == 0

    applied(given(name="Ark", country="MN", lists={"memberships": [line()]}))

    assert index.current().everyone.bit_count() == 1


def test_audit_says_who_loaded_and_who_applied():
    loader, chief = make_staff(), make_staff()
    load = planned(given(name="Ark", country="MN"), by=loader)

    intake.apply(load, by=chief)

    records = AuditRecord.objects.filter(subject=f"import {load.pk}").order_by("pk")
    assert [(row.action, row.actor) for row in records] == [
        ("file loaded", loader.pk),
        ("import applied", chief.pk),
    ]
    assert records.last().after == {
        "created": 1,
        "updated": 0,
        "removed": 0,
        "left out": 0,
    }
    assert Organization.objects.get().revisions.get().decided_by == chief


def test_thousands_of_rows_take_few_queries_each(django_assert_max_num_queries):
    rows = [given(number, f"Organization {number}", "MN") for number in range(2, 602)]

    with django_assert_max_num_queries(1000):
        load = applied(*rows)

    assert load.create_count == 600
    assert ImportRow.objects.filter(number=1).count() == 600
    with django_assert_max_num_queries(300):
        assert counts(planned(*rows)) == {"unchanged": 600}
