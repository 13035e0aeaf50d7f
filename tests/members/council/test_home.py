"""The login area shows its visitors the organizations they speak for, and no other."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members import workflow
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.council.sheets import signed_in, text_of

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
    return text_of(response)


def test_visitor_is_sent_to_sign_in_and_back(client):
    response = client.get(reverse("council:home"))

    assert response.headers["Location"] == "/accounts/login/?next=/council/"


def test_whoever_speaks_for_one_organization_is_at_its_desk_at_once(client, member):
    organization = make_organization("ark", name="Ark")
    make_seat(organization, member)

    page = open_home(client)

    assert ">Ark</span></h1>" in page
    assert "Where it stands" in page


def test_whoever_speaks_for_several_chooses_one(client, member):
    ark, boat = make_organization(name="Ark"), make_organization(name="Boat")
    make_seat(ark, member, role="lead", since=date(2021, 3, 1))
    make_seat(boat, member)
    workflow.begin(boat, by=member)
    workflow.confirm(ark, "", 0, by=member)

    page = open_home(client)

    assert "You speak for 2 organizations." in page
    of_ark, of_boat = page[page.index('class="card"') :].split("Boat</a>")
    assert f'href="{reverse("council:desk", args=[ark.slug])}"' in of_ark
    assert "your role: lead, since 1 March 2021" in of_ark
    assert "Confirmed on 12 May 2026" in of_ark
    assert "A draft is open" in of_boat
    assert "Not confirmed yet" in of_boat


def test_what_came_back_and_what_waits_is_told(client, member):
    for name in ("Ark", "Boat"):
        make_seat(make_organization(name.lower(), name=name), member)
    for slug in ("ark", "boat"):
        seat = member.seats.get(organization__slug=slug)
        draft = workflow.begin(seat.organization, by=member)
        entry = workflow.entry_of(draft)
        began = workflow.Began.of(draft, 0)
        place = entry.place.model_dump() | {"city": "Darkhan"}
        workflow.save(seat.organization, "names", {"place": place}, began, by=member)
        draft = workflow.submit(draft, 1, by=member)
    workflow.give_back(draft, 1, by=make_staff(), note="Look again.")

    of_ark, of_boat = open_home(client).split("Boat</a>")

    assert "With the network for review" in of_ark
    assert "Came back with remarks" in of_boat


def test_organization_of_somebody_else_is_not_shown(client, member):
    make_seat(make_organization(name="Mine"), member)
    make_seat(make_organization(name="Mine too"), member)
    make_seat(make_organization(name="Secret neighbor"))

    page = open_home(client)

    assert "Mine too" in page
    assert "Secret neighbor" not in page


def test_overlapping_seats_are_one_organization(client, member):
    organization = make_organization(name="Ark")
    make_seat(organization, member, until=date(2026, 12, 31))
    make_seat(organization, member, role="lead", since=date(2026, 5, 1))

    assert ">Ark</span></h1>" in open_home(client)


@pytest.mark.parametrize(
    "dates",
    [{"until": date(2026, 5, 11)}, {"since": date(2026, 5, 13)}],
    ids=["ended yesterday", "begins tomorrow"],
)
def test_seat_that_is_not_in_force_gives_nothing(client, member, dates):
    make_seat(make_organization(name="Ark"), member, **dates)

    page = open_home(client)

    assert "Ark" not in page
    assert "You speak for no organization at present" in page
    assert f'href="{reverse("members:contact")}"' in page


def test_seat_that_ends_today_counts_until_midnight(member):
    seat = make_seat(make_organization(name="Ark"), member, until=TODAY)

    during = open_home(signed_in(member))
    with time_machine.travel(date(2026, 5, 13)):
        after = open_home(signed_in(member))

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


def test_staff_without_a_seat_find_the_administration():
    page = open_home(signed_in(make_staff()))

    assert "You work for the network." in page
    assert f'href="{reverse("admin:index")}"' in page


def test_posting_is_refused(client, member):
    assert client.post(reverse("council:home")).status_code == 405


def test_page_is_kept_by_nobody(client, member):
    response = client.get(reverse("council:home"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_ten_organizations_take_as_many_queries_as_two(
    member, django_assert_num_queries
):
    def add():
        organization = make_organization()
        make_seat(organization, member)
        workflow.begin(organization, by=member)

    add()
    add()
    client = signed_in(member)
    open_home(client)
    with CaptureQueriesContext(connection) as two:
        open_home(client)
    for _ in range(8):
        add()

    with django_assert_num_queries(len(two)):
        open_home(client)
