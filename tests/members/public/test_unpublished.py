"""What was not published, and who did it, appears on no public page."""

from typing import Any

import pytest
from django.utils import timezone

from members import entry_rows
from members.models import Revision, Save, Unfinished
from tests.factories import (
    make_figure,
    make_name,
    make_organization,
    make_revision,
    make_seat,
    make_source,
    make_staff,
    make_text,
    make_user,
)
from tests.members.versions import history, make_version

pytestmark = pytest.mark.django_db

CANARY = "c4n4ry"


def poisoned(value: Any, field: str = "") -> Any:
    """The same entry, each free text of it with the canary in it."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner) for inner in value]
    is_free = field in {
        *("name", "text", "words", "title", "note", "summary", "mission", "role"),
        *("city", "address", "phone", "label", "statement", "dimension"),
    }
    return f"{value} {CANARY}" if is_free and isinstance(value, str) else value


@pytest.fixture
def organization():
    organization = make_organization("ark", name="Ark", city="Ulaanbaatar")
    make_name(organization, "Other")
    make_text(organization, summary="Open words.", mission="Play.")
    make_figure(organization, words="as many as ten", source=make_source(organization))
    return organization


@pytest.fixture
def secrets(organization):
    """An unpublished revision of each state, and all that is kept beside versions."""
    person = make_user(f"{CANARY}@example.org", name=f"P. {CANARY}")
    make_seat(organization, person)
    entry = entry_rows.read(organization).model_dump(mode="json")
    bad = poisoned(entry)
    assert str(bad).count(CANARY) > 8
    kept = {
        "author": person,
        "entry": bad,
        "note": CANARY,
        "remarks": {"name": CANARY},
        "submitted_at": timezone.now(),
        "submitted_by": person,
    }
    for state in ("draft", "withdrawn", "submitted"):
        revision = make_revision(organization, state=state, **kept)
    other = make_organization("other")
    make_version(other)
    returned = make_revision(other, state="returned", **kept)
    for row in (revision, returned):
        Save.objects.create(
            revision=row, version=1, section="names", before=bad, after=bad, by=person
        )
        Unfinished.objects.create(
            revision=row, section="names", user=person, typed={"name": [CANARY]}
        )
    public = [
        make_version(organization, 1),
        make_version(organization, 2, name="Arks", sent_by=person),
    ]
    reviewer = make_staff(email=f"{CANARY}-r@example.org", name=CANARY)
    Revision.objects.filter(pk__in=[version.pk for version in public]).update(
        note=CANARY,
        remarks={"name": CANARY},
        as_submitted=bad,
        author=person,
        decided_by=reviewer,
        corrected_by=reviewer,
    )
    for version in public:
        version.contributors.add(person)


@pytest.mark.usefixtures("secrets")
def test_nothing_unpublished_and_nobody_appears_in_public(client, organization):
    pages = {
        path: client.get(path)
        for path in (
            *(history(organization, rest) for rest in ("", "1/", "2/", "1..2/")),
            *(history(organization, rest) for rest in ("?on=2024-05-02", "1..1/")),
            *("/", "/members/", "/members/?view=table", "/countries/MN/"),
            *("/members/other/", "/members/other/history/", "/sitemap-members.xml"),
            *("/members/other/history/1/", organization.get_absolute_url()),
        )
    }

    for path, page in pages.items():
        assert page.status_code in (200, 302), path
        assert CANARY not in page.text, path
    assert "Latest changes" in pages["/"].text
    assert "Arks" in pages[history(organization, "2/")].text
    assert "Open words." in pages[history(organization, "1/")].text


@pytest.mark.usefixtures("secrets")
def test_revision_that_was_not_published_has_no_address(client, organization):
    keys = Revision.objects.values_list("pk", flat=True)
    numbers = {*range(1, 60), *keys}

    found = [
        number
        for number in numbers
        if client.get(history(organization, f"{number}/")).status_code == 200
    ]

    assert found == [1, 2]
