"""Still correct: one word makes an entry fresh, on the version that was seen."""

from datetime import date

import pytest
import time_machine

from members import workflow
from members.models import AuditRecord, DataVersion, Organization
from members.workflow import WHOLE, StaleError
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 12)


@pytest.fixture
def cast():
    with time_machine.travel(TODAY):
        yield make_cast()


def test_whole_entry_is_confirmed_today_and_caches_know(cast):
    workflow.record_loaded([cast.organization])
    before = DataVersion.objects.read().number

    workflow.confirm(cast.organization, WHOLE, 1, by=cast.lead)

    assert Organization.objects.get(slug="ark").confirmed_on == TODAY
    assert DataVersion.objects.read().number > before
    assert AuditRecord.objects.get(action="confirmed").actor == cast.lead.pk


def test_section_is_confirmed_on_its_own(cast):
    workflow.record_loaded([cast.organization])

    workflow.confirm(cast.organization, "contact", 1, by=cast.editor)

    confirmation = cast.organization.confirmations.get()
    assert (confirmation.section, confirmation.on) == ("contact", TODAY)
    assert Organization.objects.get(slug="ark").confirmed_on is None


def test_version_that_is_public_no_more_is_not_confirmed(cast):
    cast.published()

    with pytest.raises(StaleError):
        workflow.confirm(cast.organization, WHOLE, 1, by=cast.lead)

    assert Organization.objects.get(slug="ark").confirmed_on is None


def test_confirming_again_moves_the_date(cast):
    workflow.record_loaded([cast.organization])
    workflow.confirm(cast.organization, WHOLE, 1, by=cast.lead)

    with time_machine.travel(date(2027, 5, 12)):
        workflow.confirm(cast.organization, WHOLE, 1, by=cast.lead)

    assert Organization.objects.get(slug="ark").confirmed_on == date(2027, 5, 12)
    assert cast.organization.confirmations.count() == 1
