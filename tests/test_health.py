"""What a load balancer asks."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder


def away(execute, sql, params, many, context):
    raise OperationalError("away")


def test_process_is_alive_without_a_database(client):
    # No `db` fixture: a query would fail the test.
    response = client.get("/livez")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_migrated_database_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ready\n"


@pytest.mark.django_db
def test_absent_database_is_not_ready(client):
    with connection.execute_wrapper(away):
        response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"not ready\n"


@pytest.mark.django_db
def test_database_without_the_last_migration_is_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="members").latest("id").delete()

    response = client.get("/readyz")

    assert response.status_code == 503
