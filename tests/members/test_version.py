"""The data version under writers that meet: needs connections of their own."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from members import entry_rows
from members.models import DataVersion, Organization
from tests.factories import make_organization

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # SQLite has one writer at a time anyway, and an in-memory one for all threads.
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs row locks of PostgreSQL"
    ),
]


def run_together(*writers):
    """Run each writer in a thread with its own connection; return their errors."""
    errors = []

    def run(writer):
        try:
            writer()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[writer]) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return errors


def test_writers_of_the_same_organizations_never_wait_for_each_other_for_good():
    first, second = make_organization("a"), make_organization("b")
    entries = [entry_rows.read(first), entry_rows.read(second)]
    start = Barrier(2)

    def write_both(order):
        start.wait(timeout=10)
        for _round in range(5):
            with transaction.atomic():
                for entry in order:
                    entry_rows.write(entry)

    errors = run_together(
        lambda: write_both(entries), lambda: write_both(entries[::-1])
    )

    assert errors == []
    assert DataVersion.objects.read().number == 20


def test_numbers_become_visible_in_order():
    organizations = [make_organization() for _number in range(4)]
    start = Barrier(4)

    def publish(organization):
        start.wait(timeout=10)
        for _round in range(5):
            DataVersion.objects.move([organization])

    errors = run_together(
        *(
            lambda organization=organization: publish(organization)
            for organization in organizations
        )
    )

    assert errors == []
    numbers = Organization.objects.values_list("changed_in", flat=True)
    assert len(set(numbers)) == 4
    assert max(numbers) == DataVersion.objects.read().number == 20
