"""Reviewers who decide at the same moment: one decision, and the others are told."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from members.models import AuditRecord, Mail, Organization, Revision
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import Reviewer
from tests.members.workflow.cast import make_cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'",
        reason="the in-memory database of the tests has one connection",
    ),
]

REVIEWERS = 8


def test_one_of_many_decisions_counts_and_the_others_get_409():
    revision = make_cast().submitted()
    people = [make_person("members.review_revisions") for _number in range(REVIEWERS)]
    reviewers = [Reviewer(signed_in(person), revision) for person in people]
    Mail.objects.all().delete()
    barrier = Barrier(REVIEWERS)

    def decide(number):
        try:
            connection.ensure_connection()
            barrier.wait()
            do = "publish" if number % 2 else "return"
            response = reviewers[number].decide(do, note=f"Note {number}")
            return response.status_code, f"Note {number}" in response.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(REVIEWERS) as pool:
        answers = list(pool.map(decide, range(REVIEWERS)))

    revision = Revision.objects.get(pk=revision.pk)
    assert Counter(status for status, _kept in answers) == {302: 1, 409: REVIEWERS - 1}
    assert all(is_kept for status, is_kept in answers if status == 409)
    decided = AuditRecord.objects.filter(action__in=["published", "returned"])
    assert decided.count() == 1
    assert revision.state == decided.get().action
    city = Organization.objects.get(slug="ark").city
    assert (city == "Darkhan") is (revision.state == "published")
    assert Mail.objects.filter(to="lead@example.org").count() == 1
