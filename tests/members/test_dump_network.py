"""What is dumped shows the same pages elsewhere, mergers included."""

import re

import pytest
from django.core.management import call_command

from members import workflow
from members.models import Merger, Organization
from members.workflow.splitting import split
from programs import models as programs
from tests.factories import make_network, make_organization, make_staff, make_text
from tests.members.workflow.mergers import merged

pytestmark = pytest.mark.django_db

PAGES = ("/members/", "/members/reef/", "/members/ark/", "/members/lone/")


def seen(client):
    """What visitors get: status, where it leads, and the page.

    But for the number of the version: earlier ones are of the database they came in.
    """
    answers = [client.get(page) for page in PAGES]
    return [
        (
            answer.status_code,
            answer.headers.get("Location", ""),
            re.sub(r"[Vv]ersion [0-9]+", "", answer.content.decode()),
        )
        for answer in answers
    ]


def elsewhere(folder):
    """The same files in a database that is empty."""
    Merger.objects.all().delete()
    Organization.objects.all().delete()
    for name in reversed(programs.__all__):
        getattr(programs, name)._default_manager.all().delete()
    files = sorted(map(str, folder.glob("*.json")))
    call_command("loaddata", *files, verbosity=0)


@pytest.fixture
def dumped(tmp_path):
    make_network()
    kept = make_organization("reef", name="Reef")
    other = make_organization("ark", name="Ark")
    make_text(kept, summary="A school by the sea.")
    make_text(other, summary="A school.")
    make_organization("lone", name="Lone")
    workflow.record_loaded(Organization.objects.all())
    merged(kept, other, make_staff(), names=["ark-name"])
    call_command("dump_network", str(tmp_path), verbosity=0)
    return tmp_path


def test_network_with_a_merger_shows_the_same_pages_elsewhere(client, dumped):
    before = seen(client)

    elsewhere(dumped)

    assert [status for status, _where, _page in before] == [200, 200, 301, 200]
    assert seen(client) == before
    assert Merger.objects.get().was_public


def test_merger_that_was_loaded_can_be_undone(dumped):
    elsewhere(dumped)

    split(Merger.objects.get(), by=make_staff())

    slugs = Organization.objects.public().values_list("slug", flat=True)
    assert set(slugs) == {"ark", "lone", "reef"}


def test_dump_loads_again_over_what_is_there(dumped):
    elsewhere(dumped)

    call_command("loaddata", *sorted(map(str, dumped.glob("*.json"))), verbosity=0)

    assert Merger.objects.count() == 1
