"""The database that the tests say they run on is the one they run on."""

import os

import pytest
from django.db import connection


@pytest.mark.skipif(
    "EXPECT_DATABASE" not in os.environ, reason="any database will do here"
)
@pytest.mark.django_db
def test_expected_database_answers() -> None:
    expected = os.environ["EXPECT_DATABASE"]

    vendor = connection.vendor

    assert vendor == expected
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert cursor.fetchone()[0].lower().startswith(expected)
