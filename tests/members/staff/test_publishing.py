"""What staff change in public shows at once: it moves the data version."""

import pytest
from django.urls import reverse

from members.models import DataVersion, Organization
from programs.models import Network, Program
from tests.factories import (
    make_country,
    make_kind,
    make_network,
    make_organization,
    make_program,
    make_region,
    make_seat,
    make_staff,
    make_user,
)
from tests.members.council.people import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(make_staff())
    return client


def version():
    now = DataVersion.objects.read()
    return now.number, now.everything_in


def change(client, row, **fields):
    """Post `fields` to the change page of `row`, and return the answer."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return client.post(reverse(name, args=[row.pk]), fields)


def test_changed_membership_moves_the_version_of_its_organization(staff):
    organization, other = make_organization(), make_organization()
    membership = organization.memberships.get()

    response = change(staff, membership, since="1998", until="2001-05")

    assert response.status_code == 302
    assert version() == (1, 0)
    organization.refresh_from_db()
    other.refresh_from_db()
    assert (organization.changed_in, other.changed_in) == (1, 0)


def test_added_organization_moves_its_version(staff):
    response = staff.post(
        reverse("admin:members_organization_add"),
        {
            "name": "Ark",
            "slug": "ark",
            "country": make_country("MN").pk,
            "memberships-TOTAL_FORMS": 1,
            "memberships-INITIAL_FORMS": 0,
            "memberships-0-kind": make_kind().pk,
            "memberships-0-since": "2001",
        },
    )

    assert response.status_code == 302
    assert version() == (1, 0)
    assert Organization.objects.listed().get().changed_in == 1


def test_renamed_program_counts_as_a_change_of_everything(staff):
    program = make_program()

    response = change(staff, program, name_en="Steps", position=0)

    assert response.status_code == 302
    assert Program.objects.get().name == "Steps"
    assert version() == (1, 1)


def test_region_with_another_country_counts_as_a_change_of_everything(staff):
    region = make_region(make_country("MN"))
    countries = [make_country("MN").pk, make_country("KZ").pk]

    fields = {"name_en": region.name, "kind": region.kind, "position": 0}
    response = change(staff, region, **fields, countries=countries)

    assert response.status_code == 302
    assert region.countries.count() == 2
    assert version() == (1, 1)


def test_changed_text_of_the_network_counts_as_a_change_of_everything(staff):
    network = make_network()

    response = change(staff, network, name_en="N", contact_text_en="By *post*.")

    assert response.status_code == 302
    assert Network.objects.get().contact_text == "By *post*."
    assert version() == (1, 1)


def test_deleted_program_counts_as_a_change_of_everything(staff):
    program = make_program()

    staff.post(
        reverse("admin:programs_program_delete", args=[program.pk]), {"post": "yes"}
    )

    assert not Program.objects.exists()
    assert version() == (1, 1)


def test_programs_deleted_from_the_list_count_as_a_change_of_everything(staff):
    programs = [make_program().pk, make_program().pk]

    staff.post(
        reverse("admin:programs_program_changelist"),
        {"action": "delete_selected", "_selected_action": programs, "post": "yes"},
    )

    assert not Program.objects.exists()
    assert version() == (1, 1)


def test_program_saved_as_it_was_moves_nothing(staff):
    program = make_program()

    response = change(staff, program, name_en=program.name, position=0)

    assert response.status_code == 302
    assert version() == (0, 0)


def test_refused_change_moves_nothing(staff):
    membership = make_organization().memberships.get()

    response = change(staff, membership, since="1998", until="1997")

    assert response.status_code == 200
    assert version() == (0, 0)


def test_changed_seat_or_user_is_not_public_and_moves_nothing():
    # The password was given a moment ago: accounts are not changed without.
    staff = browser_of(make_staff())
    user = make_user()
    seat = make_seat(make_organization(), user)

    answers = [
        change(staff, seat, role="lead", since="2020-01-01", until="2020-02-01"),
        change(
            staff,
            user,
            email="new@example.org",
            is_active="on",
            **{"seats-TOTAL_FORMS": 0, "seats-INITIAL_FORMS": 0},
        ),
    ]

    user.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert user.email == "new@example.org"
    assert version() == (0, 0)
