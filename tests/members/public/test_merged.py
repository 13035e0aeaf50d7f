"""A merged organization: its address leads on, its history stays to be cited."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from members import workflow
from members.models import Merger, Organization, Picture
from members.workflow.merging import merge
from members.workflow.splitting import split
from tests.factories import make_membership, make_organization, make_staff
from tests.members.public.pages import status, words
from tests.members.versions import history, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef")


@pytest.fixture
def other():
    other = make_organization("ark", name="Ark")
    make_version(other, 1, name="Ark before")
    make_version(other, 2)
    return other


def merged(kept, other):
    numbers = workflow.public_number(kept), workflow.public_number(other)
    return merge(kept, other, numbers, by=make_staff())


def test_address_of_the_merged_one_leads_to_the_kept_one_for_good(client, kept, other):
    merged(kept, other)

    response = client.get(other.get_absolute_url())

    assert (response.status_code, response["Location"]) == (301, "/members/reef/")
    # Asked again each time: a merger can be undone.
    assert "max-age=0, must-revalidate" in response["Cache-Control"]
    assert client.get("/members/reef/").status_code == 200


def test_address_leads_to_the_last_of_several_mergers(client, kept, other):
    third = make_organization("third")
    merged(kept, other)
    merged(third, kept)

    assert client.get("/members/ark/")["Location"] == "/members/third/"


def test_address_leads_nowhere_when_the_kept_one_is_not_public(client, kept, other):
    merged(kept, other)
    kept.memberships.all().delete()

    assert client.get("/members/ark/").status_code == 404
    assert client.get(history(other)).status_code == 200


def test_history_says_into_what_it_was_merged(client, kept, other):
    merged(kept, other)

    page = client.get(history(other))

    assert "This entry was merged into Reef" in words(page)
    assert 'href="/members/reef/"' in page.text
    assert "2 versions" in words(page)
    assert "public now" not in words(page)


def test_last_version_was_public_until_the_merger(client, kept, other):
    merged(kept, other)
    Merger.objects.update(at=datetime(2024, 6, 9, 12, tzinfo=UTC))

    said = words(client.get(history(other, "2/")))

    assert "public from 2 May 2024 until 9 June 2024 ." in said
    assert "Merged into Reef" in said
    assert "The entry today" not in said
    assert "What changed since" not in said


def test_versions_are_still_compared(client, kept, other):
    merged(kept, other)

    said = words(client.get(history(other, "1..2/")))

    assert "Before" in said
    assert "This entry was merged into Reef" in said


def test_day_after_the_merger_has_no_version(client, kept, other):
    merged(kept, other)
    Merger.objects.update(at=datetime(2024, 6, 9, 12, tzinfo=UTC))

    before = client.get(history(other), {"on": "2024-06-08"})
    after = client.get(history(other), {"on": "2024-06-09"})

    assert before["Location"] == history(other, "2/")
    assert after.status_code == 404


def test_logo_of_the_merged_one_is_shown_no_more(client, kept, other):
    picture = Picture.objects.create(
        organization=other, content=b"x", small=b"x", width=1, height=1, size=1
    )
    Organization.objects.filter(pk=other.pk).update(logo=picture)
    make_version(other, 3, logo=picture.name)
    assert picture.name in client.get(history(other, "3/")).text

    merged(kept, other)

    assert picture.name not in client.get(history(other, "3/")).text
    assert client.get(reverse("members:picture", args=[picture.name])).status_code == (
        404
    )


@pytest.mark.parametrize("rest", ["", "history/", "history/1/", "history/1..2/"])
def test_what_was_never_public_stays_hidden(client, kept, rest):
    hidden = make_organization("hidden", listed=False)
    make_version(hidden, 1)
    make_version(hidden, 2)
    merged(kept, hidden)

    assert client.get(f"/members/hidden/{rest}").status_code == 404


def test_membership_that_it_gets_later_does_not_bring_it_back(client, kept):
    hidden = make_organization("hidden", listed=False)
    merged(kept, hidden)
    make_membership(hidden)

    assert client.get("/members/hidden/").status_code == 404
    assert status(client.get("/members/")) == "1 organization"


def test_directory_and_sitemap_follow_a_merger_and_its_end(client, kept, other):
    seen = [status(client.get("/members/"))]
    merger = merged(kept, other)
    seen.append(status(client.get("/members/")))
    in_sitemap = client.get("/sitemap-members.xml").text

    split(merger, by=make_staff())

    seen.append(status(client.get("/members/")))
    assert seen == ["2 organizations", "1 organization", "2 organizations"]
    assert "/members/reef/" in in_sitemap
    assert "/members/ark/" not in in_sitemap
    assert client.get("/members/ark/").status_code == 200


def test_home_tells_no_changes_of_a_merged_entry(client, kept, other):
    merged(kept, other)

    assert client.get("/").context["latest"] == []
