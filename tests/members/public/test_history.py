"""The history of an entry: what was public when, and the way to any of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from issa_directory import keeping
from members import workflow
from members.models import Revision
from tests.factories import (
    make_organization,
    make_revision,
    make_seat,
    make_staff,
    make_user,
)
from tests.members.public.pages import words
from tests.members.versions import FIRST, a_text, history, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return make_organization("ark", name="Ark")


def in_a_row(organization, count):
    for number in range(1, count + 1):
        make_version(organization, number, name=f"Ark {number}")


def test_versions_come_with_their_day_and_what_they_changed(client, organization):
    make_version(organization, 1)
    make_version(organization, 2, texts=[a_text(mission="Play.")])
    make_version(organization, 3, name="Arks", texts=[a_text(mission="Play.")])

    page = client.get(history(organization))

    said = words(page)
    assert "3 versions" in said
    assert said.index("Version 3") < said.index("Version 2") < said.index("Version 1")
    assert "3 May 2024 , loaded by the network Changed: Names and place" in said
    assert "2 May 2024 , loaded by the network Changed: Texts" in said
    assert "The first version that was recorded" in said
    assert 'datetime="2024-05-03T12:00:00+00:00"' in page.text


def test_version_leads_to_itself_and_to_what_it_changed(client, organization):
    in_a_row(organization, 2)

    page = client.get(history(organization)).text

    assert f'href="{history(organization, "2/")}"' in page
    assert f'href="{history(organization, "1/")}"' in page
    assert f'href="{history(organization, "1..2/")}"' in page
    assert "0..1" not in page


def test_version_without_an_author_was_loaded(client, organization):
    make_version(organization)

    assert "loaded by the network" in words(client.get(history(organization)))


def sent(organization, **fields):
    """Version 1 as somebody sent it whose seat is as `fields` say."""
    seat = make_seat(organization, **fields)
    return make_version(organization, sent_by=seat.user)


def test_version_sent_from_a_seat_is_by_the_organization(client, organization):
    sent(organization)

    assert ", by the organization" in words(client.get(history(organization)))


@pytest.mark.parametrize(
    "fields",
    [{"until": FIRST.date()}, {"ended_at": FIRST}, {"since": FIRST.date()}],
    ids=str,
)
def test_version_stays_by_the_organization_when_the_seat_has_ended(
    client, organization, fields
):
    sent(organization, **fields)

    assert ", by the organization" in words(client.get(history(organization)))


@pytest.mark.parametrize(
    "fields",
    [
        {"until": FIRST.date() - timedelta(days=1)},
        {"ended_at": FIRST - timedelta(days=1)},
        {"since": FIRST.date() + timedelta(days=1)},
    ],
    ids=str,
)
def test_version_of_somebody_without_a_seat_then_is_by_the_network(
    client, organization, fields
):
    sent(organization, **fields)

    assert ", by the network" in words(client.get(history(organization)))


def test_seat_at_another_organization_does_not_count(client, organization):
    make_version(organization, sent_by=make_seat(make_organization()).user)

    assert ", by the network" in words(client.get(history(organization)))


def test_correction_of_the_network_is_told(client, organization):
    version = sent(organization)
    Revision.objects.filter(pk=version.pk).update(corrected_by=make_user())

    said = words(client.get(history(organization)))

    assert "by the organization, with corrections by the network" in said


def test_version_of_a_forgotten_person_stays_by_the_organization(client, organization):
    version = sent(organization)
    Revision.objects.filter(pk=version.pk).update(author=None, submitted_by=None)

    assert ", by the organization" in words(client.get(history(organization)))


def test_entry_without_versions_says_so(client):
    organization = make_organization("new", edited_at="2024-05-06T00:00Z")

    response = client.get(history(organization))

    assert response.status_code == 200
    said = words(response)
    assert "No version of this entry was recorded yet" in said
    assert "edited on 6 May 2024" in said


def test_organization_that_never_was_a_member_has_no_history(client):
    organization = make_organization("applicant", listed=False)
    in_a_row(organization, 2)

    for rest in ("", "1/", "1..2/", "2..1/", "?on=2024-05-01", "?before=1&after=2"):
        assert client.get(history(organization, rest)).status_code == 404, rest


def test_fifty_versions_stand_on_a_page(client, organization):
    in_a_row(organization, 51)

    first = client.get(history(organization))
    second = client.get(history(organization, "?page=2"))

    assert first.text.count("<h3>") == 50
    assert 'href="?page=2"' in first.text
    assert words(second).count("Version 1 ") == 1
    assert 'id="after-51" checked' in second.text
    assert client.get(history(organization, "?page=3")).status_code == 404


def test_count_of_versions_changes_no_count_of_queries(
    client, organization, django_assert_num_queries
):
    in_a_row(organization, 3)
    with django_assert_num_queries(5):
        client.get(history(organization))
    Revision.objects.all().delete()
    in_a_row(organization, 60)

    keeping.forget()
    # One more for the version before the last of the page.
    with django_assert_num_queries(6):
        client.get(history(organization))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        *[("2024-05-01", 1), ("2024-05-02", 2), ("2024-05-20", 3), ("2024-05-03", 3)],
        *[("2.5.2024", 2), ("2 May 2024", 2)],
    ],
)
def test_day_leads_to_the_version_that_was_public_at_its_end(
    client, organization, day, number
):
    in_a_row(organization, 3)

    response = client.get(history(organization), {"on": day})

    assert response.status_code == 302
    assert response.headers["Location"] == history(organization, f"{number}/")


def test_day_ends_where_the_site_is(client, organization, settings):
    make_version(organization, at=datetime(2024, 5, 1, 22, 30, tzinfo=UTC))
    timezone.activate("Europe/Sofia")

    days = [
        client.get(history(organization), {"on": day}).status_code
        for day in ("2024-05-01", "2024-05-02")
    ]

    timezone.deactivate()
    assert days == [404, 302]


def test_day_before_the_first_version_is_not_found_and_says_so(client, organization):
    in_a_row(organization, 2)

    response = client.get(history(organization), {"on": "2001-02-03"})

    assert response.status_code == 404
    said = words(response)
    assert "No version of this entry is known to have been public on" in said
    assert "3 February 2001" in said
    assert 'value="2001-02-03"' in response.text


@time_machine.travel("2026-11-24 12:00Z")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("on=soon", "Write a day"),
        ("on=2024-02-30", "Write a day"),
        ("on=20240201", "Write a day"),
        ("on=5/2024", "Write a day"),
        ("on=2026-11-25", "This day is still to come."),
        ("on=9999-12-31", "This day is still to come."),
        ("before=1", "Choose two versions."),
        ("after=1", "Choose two versions."),
        ("before=one&after=2", "Enter a whole number."),
        ("before=0&after=2", "greater than or equal to 1"),
        ("page=last", "Enter a whole number."),
    ],
)
def test_mistake_is_told_at_its_field(client, organization, query, said):
    in_a_row(organization, 2)

    response = client.get(history(organization, f"?{query}"))

    assert response.status_code == 400
    assert words(response).count(said) >= 1
    assert 'role="alert"' in response.text


def test_empty_field_of_the_day_is_no_mistake(client, organization):
    in_a_row(organization, 2)

    assert client.get(history(organization), {"on": ""}).status_code == 200


def test_two_chosen_versions_lead_to_their_difference(client, organization):
    in_a_row(organization, 3)

    response = client.get(history(organization), {"before": "1", "after": "3"})

    assert response.status_code == 302
    assert response.headers["Location"] == history(organization, "1..3/")


def test_single_version_has_nothing_to_compare(client, organization):
    make_version(organization)

    page = client.get(history(organization)).text

    assert 'type="radio"' not in page
    assert "Compare" not in page


def test_draft_is_in_no_list(client, organization):
    make_version(organization)
    make_revision(organization, entry={"name": "Secret"})

    page = client.get(history(organization))

    assert "1 version" in words(page)
    assert "Secret" not in page.text


def test_change_is_in_history_on_home_and_on_the_profile_once_it_is_published(
    client, organization
):
    make_version(organization)
    by = make_seat(organization).user
    draft = workflow.begin(organization, by=by)
    saved = workflow.save(
        organization,
        "texts",
        {"texts": [a_text(mission="Play outside.")]},
        workflow.Began.of(draft, 1),
        by=by,
    )
    sent = workflow.submit(saved.revision, 1, by=by)
    before = [client.get(path).text for path in ("/", history(organization))]

    workflow.publish(sent, 1, 1, by=make_staff())

    assert "Play outside." not in "".join(before)
    assert "Version 2" not in "".join(before)
    assert "by the organization Changed: Texts" in words(client.get("/"))
    listed = words(client.get(history(organization)))
    assert "by the organization Changed: Texts" in listed
    assert "Play outside." in words(client.get(history(organization, "2/")))
    assert "Play outside." not in words(client.get(history(organization, "1/")))
    assert "Version 2 · history" in words(client.get(organization.get_absolute_url()))
