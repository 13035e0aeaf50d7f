"""The audit: one record of each act, in its transaction, with the peer's address."""

import pytest
from django.db import transaction

from members.models import AuditRecord
from members.workflow.audit import peer, record
from tests.factories import make_organization, make_user

pytestmark = pytest.mark.django_db


def test_record_says_who_what_on_what_and_from_where():
    user, organization = make_user(), make_organization()
    before = peer.set("2001:db8::1")

    record("role changed", by=user, organization=organization, before="a", after="b")
    peer.reset(before)

    row = AuditRecord.objects.get()
    assert (row.actor, row.organization, row.before, row.after) == (
        user.pk,
        organization,
        "a",
        "b",
    )
    assert row.address == "2001:db8::1"


def test_command_has_no_peer_and_nobody_who_acts():
    record("reminder sent")

    row = AuditRecord.objects.get()
    assert (row.actor, row.address) == (None, None)


def test_act_that_was_undone_is_not_recorded():
    with transaction.atomic():
        record("role changed")
        transaction.set_rollback(True)

    assert not AuditRecord.objects.exists()


def test_subject_is_cut_and_not_refused():
    record("confirmed", subject="x" * 500)

    assert len(AuditRecord.objects.get().subject) == 120


def test_number_of_a_person_outlives_the_account():
    user = make_user()
    record("signed in", by=user)
    number = user.pk

    user.delete()

    assert AuditRecord.objects.get().actor == number
