"""What the organization confirmed, and the version that is public, on the profile."""

from datetime import date

import pytest
import time_machine

from members.models import Confirmation
from tests.factories import (
    make_figure,
    make_organization,
    make_participation,
    make_priority,
    make_source,
    make_text,
)
from tests.members.public.pages import words
from tests.members.public.test_profile import profile
from tests.members.versions import history, make_version

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("today"),
]


@pytest.fixture
def today():
    with time_machine.travel("2026-11-22 12:00Z"):
        yield


@pytest.fixture
def organization():
    organization = make_organization("ark", confirmed_on=date(2026, 5, 1))
    make_text(organization, mission="Play.", goals="Learn.")
    make_figure(organization)
    make_priority(organization)
    make_participation(organization)
    make_source(organization)
    return organization


def confirm(organization, section, on):
    Confirmation.objects.create(organization=organization, section=section, on=on)


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("texts", "Mission"),
        ("texts", "Goals"),
        ("figures", "Figures"),
        ("priorities", "Priority areas"),
        ("programs", "Programs"),
        ("sources", "Sources"),
    ],
)
def test_section_confirmed_later_than_the_whole_says_so_under_its_heading(
    client, organization, section, heading
):
    confirm(organization, section, date(2026, 5, 3))

    said = words(profile(client, organization))

    assert f"{heading} Confirmed by the organization on 3 May 2026" in said
    assert "Confirmed by the organization on 1 May 2026" in said


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("names", "Names and place confirmed on 3 May 2026"),
        ("contact", "Contact and links confirmed on 3 May 2026"),
        ("logo", "Logo confirmed on 3 May 2026"),
    ],
)
def test_section_without_a_heading_says_so_beside_the_whole(
    client, organization, section, line
):
    confirm(organization, section, date(2026, 5, 3))

    assert line in words(profile(client, organization))


@pytest.mark.parametrize("on", [date(2026, 5, 1), date(2025, 5, 3)])
def test_section_confirmed_no_later_than_the_whole_says_nothing(
    client, organization, on
):
    for section in ("texts", "figures", "names"):
        confirm(organization, section, on)

    page = profile(client, organization)

    assert words(page).count("onfirmed") == 1


def test_section_is_told_where_the_whole_was_never_confirmed(client):
    organization = make_organization("new")
    make_figure(organization)
    confirm(organization, "figures", date(2026, 5, 3))

    said = words(profile(client, organization))

    assert "Not yet confirmed by the organization" in said
    assert "Figures Confirmed by the organization on 3 May 2026" in said


def test_confirmation_of_another_organization_says_nothing(client, organization):
    confirm(make_organization(), "figures", date(2026, 5, 3))

    assert "3 May 2026" not in words(profile(client, organization))


def test_old_version_shows_no_confirmation_of_today(client, organization):
    make_version(organization, 1)
    confirm(organization, "figures", date(2026, 5, 3))

    assert "onfirmed" not in words(client.get(history(organization, "1/")))


def test_profile_says_its_version_and_leads_to_the_history(client, organization):
    make_version(organization, 1)
    make_version(organization, 2)

    page = profile(client, organization)

    assert "Version 2 · history" in words(page)
    assert f'href="{history(organization)}"' in page.text
    assert "In: directory of members, version 2" in words(page)


def test_profile_without_versions_leads_to_the_history_too(client, organization):
    page = profile(client, organization)

    assert f'href="{history(organization)}"' in page.text
    assert "version" not in words(page).casefold()
