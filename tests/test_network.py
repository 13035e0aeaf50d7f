"""The demonstration network as tests get it."""

import pytest
from django.core.management.color import no_style
from django.db import connection

from members.models import Organization, Participation
from tests import network
from tests.factories import make_participation, make_program

pytestmark = pytest.mark.django_db


def test_rows_are_added_to_a_network_that_was_copied():
    network.load()
    Participation.objects.all().delete()
    count_from_the_first(Participation)

    network.load()
    count = Participation.objects.count()
    one = Organization.objects.order_by("pk")[0]
    make_participation(one, program=make_program("new"))

    assert Participation.objects.count() == count + 1


def count_from_the_first(model):
    # Of a table without rows, the next key is 1 again.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
