"""One published version: the whole entry as it was, and nothing of today."""

import re

import pytest

from members import entry_rows
from members.models import Figure, Organization, Picture, Revision
from programs.models import PriorityArea
from tests.factories import (
    make_area,
    make_membership,
    make_organization,
    make_priority,
    make_seat,
)
from tests.members.public.pages import words
from tests.members.versions import a_text, history, make_version
from tests.test_hostile_content import HOSTILE, assert_harmless

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return make_organization("ark", name="Ark")


@pytest.fixture
def mongolia(network):
    return Organization.objects.get(slug="mongolian-education-alliance")


def test_version_says_what_was_public_then(client, mongolia):
    was = entry_rows.read(mongolia)
    assert was.model_dump(mode="json") == mongolia.revisions.get().entry
    as_it_was = words(client.get(mongolia.get_absolute_url()))
    bare = {"slug": was.slug, "name": "Quite another name", "place": was.place}
    entry_rows.write(type(was)(**bare))

    said = words(client.get(history(mongolia, "1/")))

    part = slice(as_it_was.index(" Summary "), as_it_was.index(" Cite this entry In"))
    assert len(as_it_was[part]) > 5000
    assert as_it_was[part] in said
    assert "Quite another name" not in said


def test_every_figure_of_a_version_keeps_its_words(client, mongolia):
    figures = list(Figure.objects.filter(organization=mongolia))

    said = words(client.get(history(mongolia, "1/")))

    for figure in figures:
        assert figure.words in said


def test_earlier_version_says_that_it_is_one(client, organization):
    for number in (1, 2, 3):
        make_version(organization, number, name=f"Ark {number}")

    page = client.get(history(organization, "2/"))

    said = words(page)
    assert "Version 2 of this entry , public from 2 May 2024 until 3 May 2024 ." in said
    assert "The entry has changed since then." in said
    for link in (
        organization.get_absolute_url(),
        history(organization),
        history(organization, "2..3/"),
        history(organization, "1..2/"),
    ):
        assert f'href="{link}"' in page.text


def test_latest_version_says_that_it_is_the_entry_of_today(client, organization):
    make_version(organization)

    page = client.get(history(organization, "1/"))

    assert "public since 1 May 2024 . It is the entry of today." in words(page)
    assert "What changed since" not in page.text
    assert "0..1" not in page.text


def test_version_of_a_few_hours_names_its_day_once(client, organization):
    first = make_version(organization, 1)
    make_version(organization, 2, at=first.decided_at)

    assert "public on 1 May 2024 ." in words(client.get(history(organization, "1/")))


def test_version_can_be_cited_by_number_date_and_address(
    client, organization, settings
):
    make_version(organization, 1, name="Old Ark")
    make_version(organization, 2)

    said = words(client.get(history(organization, "1/")))

    address = f"{settings.SITE_ORIGIN}/members/ark/history/1/"
    cited = f"“Old Ark”. In: directory of members, version 1 of 1 May 2024. {address} ("
    assert cited in said


def test_search_engines_are_sent_to_the_entry_of_today(client, organization, settings):
    make_version(organization)

    page = client.get(history(organization, "1/")).text

    assert f'rel="canonical" href="{settings.SITE_ORIGIN}/members/ark/"' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("number", ["0", "2", "01", "-1", "1.0", "999999999", "9" * 99])
def test_version_that_never_was_is_not_found(client, organization, number):
    make_version(organization)

    assert client.get(history(organization, f"{number}/")).status_code == 404


def test_memberships_of_today_are_no_part_of_a_version(client, organization):
    make_membership(organization, since="1983", until="1984")
    make_version(organization)

    said = words(client.get(history(organization, "1/")))

    assert "1984" not in said
    assert "Membership" not in said


def make_logo(organization):
    return Picture.objects.create(
        organization=organization,
        content=b"x",
        small=b"x",
        width=9,
        height=9,
        size=1,
    )


def test_logo_of_a_version_is_shown_only_while_it_is_the_public_one(
    client, organization
):
    old, new = make_logo(organization), make_logo(organization)
    make_version(organization, 1, logo=old.name)
    make_version(organization, 2, logo=new.name)
    Organization.objects.filter(pk=organization.pk).update(logo=new)

    pages = [client.get(history(organization, f"{n}/")).text for n in (1, 2)]

    assert old.name not in pages[0]
    assert new.name not in pages[0]
    assert f"{new.name}.webp" in pages[1]


def test_word_that_the_vocabulary_lost_is_shown_as_its_code(client, organization):
    make_priority(organization, area=make_area("gone-area"))
    priority = make_priority(organization, area=make_area("here-area"))
    make_version(organization, 1)
    organization.priorities.exclude(pk=priority.pk).delete()
    PriorityArea.objects.get(slug="gone-area").delete()

    page = client.get(history(organization, "1/"))

    assert "gone-area" in words(page)
    assert "/priority-areas/here-area/" in page.text
    assert "/priority-areas/gone-area/" not in page.text


def test_country_indicator_and_program_that_were_lost_are_shown_as_their_codes(
    client, organization
):
    make_version(
        organization,
        place={"country": "ZZ", "city": "Ur"},
        participations=[{"key": "p", "program": "lost-program"}],
        figures=[
            {
                "key": "f",
                "indicator": "lost-indicator",
                "program": "lost-program",
                "value": 7,
                "kind": "stock",
                "until": "2020",
            }
        ],
    )

    page = client.get(history(organization, "1/"))

    said = words(page)
    assert "Ur, ZZ" in said
    assert "lost-indicator 7" in said
    assert "lost-program" in said
    assert not re.search(r'href="[^"]*(ZZ|lost)', page.text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_of_a_version_stay_words(client, organization, hostile):
    make_version(organization, 1)
    make_version(
        organization,
        2,
        name=hostile,
        place={"country": "MN", "city": hostile, "address": hostile},
        partners=[{"key": "p", "name": hostile, "role": hostile}],
        links=[{"key": "l", "label": hostile, "address": "https://example.org/"}],
        texts=[a_text(summary=hostile, goals=hostile)],
    )

    for rest in ("", "1/", "2/", "1..2/"):
        assert_harmless(client.get(history(organization, rest)))


def test_nobody_is_named_on_a_version(client, organization):
    seat = make_seat(organization)
    version = make_version(organization, 1, sent_by=seat.user)
    Revision.objects.filter(pk=version.pk).update(note="Dear colleague")

    page = client.get(history(organization, "1/")).text

    assert seat.user.email not in page
    assert "Dear colleague" not in page
