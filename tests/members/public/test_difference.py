"""The difference between two published versions, told by field."""

import pytest

from tests.factories import make_organization, make_revision
from tests.members.public.pages import words
from tests.members.versions import a_text, history, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    organization = make_organization("ark", name="Ark")
    make_version(organization, 1, texts=[a_text(mission="Children play outside.")])
    make_version(organization, 2, texts=[a_text(mission="Children learn outside.")])
    make_version(
        organization,
        3,
        name="Arks",
        texts=[a_text(mission="Children learn outside.")],
    )
    return organization


def test_changed_words_are_marked(client, organization):
    page = client.get(history(organization, "1..2/"))

    assert page.status_code == 200
    assert "play</del>" in page.text
    assert "learn</ins>" in page.text
    assert "Arks" not in words(page)


def test_any_two_versions_can_be_compared(client, organization):
    page = client.get(history(organization, "1..3/"))

    said = words(page)
    assert "From version 1 to version 3" in said
    assert "Arks" in said
    assert "learn</ins>" in page.text


def test_both_versions_are_named_with_day_and_origin(client, organization):
    page = client.get(history(organization, "1..3/"))

    said = words(page)
    assert "Version 1 1 May 2024 , loaded by the network" in said
    assert "Version 3 3 May 2024 , loaded by the network" in said
    for link in (history(organization), *(history(organization, n) for n in ("1/",))):
        assert f'href="{link}"' in page.text


def test_later_version_before_the_earlier_is_turned_round(client, organization):
    response = client.get(history(organization, "3..1/"))

    assert response.status_code == 301
    assert response.headers["Location"] == history(organization, "1..3/")


def test_version_does_not_differ_from_itself(client, organization):
    response = client.get(history(organization, "2..2/"))

    assert response.status_code == 200
    assert "nothing differs" in words(response)


@pytest.mark.parametrize("rest", ["0..1/", "1..4/", "4..5/", "01..2/", "1...2/"])
def test_difference_with_a_version_that_never_was_is_not_found(
    client, organization, rest
):
    assert client.get(history(organization, rest)).status_code == 404


def test_draft_is_compared_with_nothing(client, organization):
    draft = make_revision(organization, entry={"name": "Secret"})

    response = client.get(history(organization, f"1..{draft.pk + 100}/"))

    assert response.status_code == 404


def test_difference_is_not_for_search_engines(client, organization):
    page = client.get(history(organization, "1..2/")).text

    assert '<meta name="robots" content="noindex">' in page
