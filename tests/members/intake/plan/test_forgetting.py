"""The file and the rows of an import go after their time; what it did is still told."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from members import intake
from members.models import Import, ImportRow, Organization
from tests.factories import make_country, make_staff
from tests.members.intake.plan.sources import applied, given, planned
from tests.members.staff.loads import make_loader, page_of

pytestmark = pytest.mark.django_db

LOADED = datetime(2026, 1, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_year(settings):
    settings.IMPORTS_KEPT_DAYS = 365


def made(make):
    make_country("MN")
    with time_machine.travel(LOADED):
        return make(given(name="River School", country="MN"))


def purge_after(days):
    with time_machine.travel(LOADED + timedelta(days=days)):
        call_command("purge", verbosity=0)


def test_contents_go_after_their_time_and_who_when_and_counts_stay():
    make_country("MN")
    staff = make_staff()
    with time_machine.travel(LOADED):
        load = applied(given(name="River School", country="MN"), by=staff)

    purge_after(364)
    assert ImportRow.objects.count() == 1
    purge_after(366)

    assert not ImportRow.objects.exists()
    load.refresh_from_db()
    assert (bytes(load.content), load.readings) == (b"", [])
    assert (load.state, load.create_count) == ("applied", 1)
    assert (load.uploaded_by, load.applied_by) == (staff, staff)
    assert load.applied_at.date() == LOADED.date()
    assert Organization.objects.get().name == "River School"


def test_what_was_forgotten_is_neither_undone_nor_applied():
    done, open_plan = made(applied), made(planned)

    purge_after(366)

    with pytest.raises(intake.NotUndoableError):
        intake.undo(done, by=None)
    with pytest.raises(intake.NotApplicableError):
        intake.request_apply(open_plan, by=None)


def test_what_somebody_worked_on_lately_stays():
    load = made(planned)
    with time_machine.travel(LOADED + timedelta(days=300)):
        intake.apply(load, by=None)

    purge_after(366)

    assert ImportRow.objects.filter(plan=load).exists()


def test_what_an_undo_waits_for_stays():
    load = made(applied)
    with time_machine.travel(LOADED + timedelta(days=360)):
        undoing = intake.plan(intake.undo(load, by=None))

    purge_after(366)

    assert ImportRow.objects.filter(plan=load).exists()
    assert intake.apply(undoing, by=None).state == "applied"


def test_what_waits_for_its_plan_stays_however_old():
    with time_machine.travel(LOADED):
        intake.upload("a.csv", b"name,country\nA,MN\n", by=None)

    purge_after(1000)

    assert bytes(Import.objects.get().content) != b""


def test_page_says_that_contents_are_gone_and_offers_no_way_back():
    load = made(applied)
    purge_after(366)

    page = make_loader().get(page_of(load)).content.decode()

    assert "were deleted on 11 January 2027." in page
    assert "cannot be undone any more" in page
    assert 'value="undo"' not in page
    assert "1 created" in page
