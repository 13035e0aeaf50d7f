"""The login area shows its visitors the organizations they speak for, and no other."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_figure,
    make_organization,
    make_seat,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def member(client):
    person = make_user("member@example.org", name="Bayarmaa")
    client.force_login(person)
    return person


def open_home(client):
    response = client.get(reverse("council:home"))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_visitor_is_sent_to_sign_in_and_back(client):
    response = client.get(reverse("council:home"))

    assert response.headers["Location"] == "/accounts/login/?next=/council/"


def test_representative_sees_the_public_entry_and_the_seat(client, member):
    organization = make_organization(name="Ark", city="Ulaanbaatar")
    make_text(organization, summary="A school *for all*")
    make_figure(organization, 20, until="2010-06")
    make_figure(organization, 30, until="2030", result="target")
    make_seat(organization, member, role="lead", since=date(2021, 3, 1))

    page = open_home(client)

    assert "Welcome, Bayarmaa" in page
    assert ">Ark</h2>" in page
    assert "Ulaanbaatar" in page
    assert "Your role: lead, since 1 March 2021" in page
    assert "A school <em>for all</em>" in page
    assert "Full, since 1998" in page
    assert "<dd>2010</dd>" in page
    assert "2 figures" in page
    assert f'href="{organization.get_absolute_url()}"' in page
    assert f'href="{reverse("members:contact")}"' in page


def test_organization_of_somebody_else_is_not_shown(client, member):
    make_seat(make_organization(name="Mine"), member)
    make_seat(make_organization(name="Secret neighbor"))

    page = open_home(client)

    assert "Mine" in page
    assert "Secret neighbor" not in page


def test_two_organizations_are_both_shown(client, member):
    make_seat(make_organization(name="Ark"), member)
    make_seat(make_organization(name="Boat"), member)

    page = open_home(client)

    assert "You speak for 2 organizations." in page
    assert page.index(">Ark</h2>") < page.index(">Boat</h2>")


def test_overlapping_seats_show_the_organization_once(client, member):
    organization = make_organization(name="Ark")
    make_seat(organization, member, until=date(2026, 12, 31))
    make_seat(organization, member, role="lead", since=date(2026, 5, 1))

    page = open_home(client)

    assert page.count(">Ark</h2>") == 1
    assert "Your role: lead, since 1 May 2026" in page


@pytest.mark.parametrize(
    "dates",
    [
        {"until": date(2026, 5, 11)},
        {"since": date(2026, 5, 13)},
    ],
    ids=["ended yesterday", "begins tomorrow"],
)
def test_seat_that_is_not_in_force_gives_nothing(client, member, dates):
    make_seat(make_organization(name="Ark"), member, **dates)

    page = open_home(client)

    assert "Ark" not in page
    assert "You speak for no organization at present" in page


def test_seat_that_ends_today_counts_until_midnight(client, member):
    seat = make_seat(make_organization(name="Ark"), member, until=TODAY)

    during = open_home(client)
    with time_machine.travel(date(2026, 5, 13)):
        after = open_home(client)

    assert seat.organization.name in during
    assert seat.organization.name not in after


def test_seat_taken_away_ends_access_at_the_next_request(client, member):
    seat = make_seat(make_organization(name="Ark"), member)
    before = open_home(client)

    seat.until = date(2026, 5, 11)
    seat.save()

    assert "Ark" in before
    assert "Ark" not in open_home(client)


def test_user_switched_off_is_out_at_the_next_request(client, member):
    member.is_active = False
    member.save()

    assert client.get(reverse("council:home")).status_code == 302


def test_organization_without_membership_has_no_link_to_a_profile(client, member):
    organization = make_organization(listed=False)
    make_seat(organization, member)

    page = open_home(client)

    assert organization.get_absolute_url() not in page
    assert "visitors do not see this entry" in page


def test_page_offers_a_way_out_by_post(client, member):
    page = open_home(client)

    assert f'action="{reverse("logout")}" method="post"' in page


def test_posting_is_refused(client, member):
    assert client.post(reverse("council:home")).status_code == 405


def test_page_is_kept_by_nobody(client, member):
    response = client.get(reverse("council:home"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_ten_organizations_take_as_many_queries_as_one(
    client, member, django_assert_num_queries
):
    def add():
        organization = make_organization()
        make_figure(organization)
        make_text(organization)
        make_seat(organization, member)

    add()
    with CaptureQueriesContext(connection) as one:
        open_home(client)
    for _ in range(9):
        add()

    with django_assert_num_queries(len(one)):
        open_home(client)
