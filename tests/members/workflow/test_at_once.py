"""Many at once: nothing is lost, nothing is decided twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from members import workflow
from members.models import Organization, Revision, Save
from members.workflow import Began, ConflictError, IllegalTransitionError
from members.workflow.began import part_of
from tests.factories import make_partner, make_staff
from tests.members.workflow.cast import make_cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'",
        reason="the in-memory database of the tests has one connection; "
        "tests/durability/test_at_once.py asks a running site",
    ),
]

THREADS = 50


@pytest.fixture
def cast():
    return make_cast()


def at_once(act, count=THREADS):
    """What each of many threads got, an exception as its type, all begun together."""
    barrier = Barrier(count)

    def one(number):
        try:
            connection.ensure_connection()
            barrier.wait()
            return act(number)
        except workflow.WorkflowError as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_fifty_saves_of_different_fields_are_all_in_the_draft(cast):
    for number in range(THREADS):
        make_partner(cast.organization, key=f"p{number}", name="Before", position=9)
    draft = cast.draft()
    began, before = Began.of(draft, 0), part_of(workflow.entry_of(draft), ["partners"])

    def rename(number):
        partners = [
            item | {"name": f"After {number}"} if item["key"] == f"p{number}" else item
            for item in before["partners"]
        ]
        values = {"partners": partners}
        workflow.save(cast.organization, "partners", values, began, by=cast.lead)

    at_once(rename)

    draft.refresh_from_db()
    names = {partner.key: partner.name for partner in workflow.entry_of(draft).partners}
    assert all(names[f"p{number}"] == f"After {number}" for number in range(THREADS))
    assert [save.version for save in draft.saves.all()] == list(range(1, THREADS + 1))


def test_fifty_saves_of_one_field_keep_the_first_and_ask_the_others(cast):
    began = Began.of(cast.draft(), 0)
    base = cast.contact()

    def call(number):
        values = base | {"contact": base["contact"] | {"phone": str(number)}}
        workflow.save(cast.organization, "contact", values, began, by=cast.lead)

    results = Counter(at_once(call))

    assert results == {None: 1, ConflictError: THREADS - 1}
    assert Save.objects.count() == 1


def test_fifty_first_saves_make_one_draft(cast):
    drafts = at_once(lambda _number: workflow.begin(cast.organization, by=cast.lead).pk)

    assert len(set(drafts)) == 1
    assert Revision.objects.filter(state="published").count() == 1


def test_of_many_reviewers_one_publishes(cast):
    revision = cast.submitted("Darkhan")
    reviewers = [make_staff() for _ in range(10)]

    results = at_once(
        lambda number: (
            workflow.publish(revision, revision.version, 1, by=reviewers[number]).number
        ),
        len(reviewers),
    )

    assert Counter(results) == {2: 1, IllegalTransitionError: 9}
    assert Organization.objects.get(slug="ark").city == "Darkhan"


def test_publishing_and_withdrawing_at_once_does_one_of_them(cast):
    revision = cast.submitted("Darkhan")
    acts = [
        lambda: workflow.publish(revision, revision.version, 1, by=cast.reviewer).state,
        lambda: workflow.withdraw(revision, revision.version, by=cast.lead).state,
    ]

    results = at_once(lambda number: acts[number](), 2)

    revision.refresh_from_db()
    assert IllegalTransitionError in results
    assert revision.state in results
