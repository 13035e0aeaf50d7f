"""loaddata changes what is public, so it moves the data version with the rows."""

import json

import pytest
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError

from members.models import DataVersion, Organization
from programs.models import Program
from tests.factories import make_organization, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """Loads rows of programs from a fixture file."""

    def load(*rows):
        path = tmp_path / "programs.json"
        fixture = [{"model": "programs.program", "fields": fields} for fields in rows]
        path.write_text(json.dumps(fixture))
        call_command("loaddata", path, verbosity=0)

    return load


def version():
    now = DataVersion.objects.read()
    return now.number, now.everything_in


def test_loaded_rows_move_the_version_of_everything(load):
    load({"slug": "step-by-step", "name": "Step by Step"})

    assert Program.objects.get().name == "Step by Step"
    assert version() == (1, 1)


def test_rows_loaded_again_move_the_version_again(load):
    load({"slug": "step-by-step", "name": "Step by Step"})
    load({"slug": "step-by-step", "name": "Steps"})

    assert Program.objects.get().name == "Steps"
    assert version() == (2, 2)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"slug": "second", "no_such_field": 1}, DeserializationError),
        ({"slug": "second", "name": "Second", "since": "May"}, IntegrityError),
    ],
    ids=["unknown field", "broken constraint"],
)
def test_failing_fixture_leaves_rows_and_version_as_they_were(load, row, error):
    make_program("kept")
    DataVersion.objects.move([make_organization()])

    with pytest.raises(error):
        load({"slug": "first", "name": "First"}, row)

    assert Program.objects.get().slug == "kept"
    assert version() == (1, 0)
    assert Organization.objects.get().changed_in == 1


def test_empty_fixture_moves_nothing(load):
    with pytest.warns(RuntimeWarning, match="No fixture data found"):
        load()

    assert version() == (0, 0)
