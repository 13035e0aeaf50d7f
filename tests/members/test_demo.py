"""`manage.py demo` shows the network and lets two people in, with unknown passwords."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from members.models import DataVersion, Organization, Seat, User
from programs.models import Country, Network
from tests.factories import make_country, make_organization, make_user

pytestmark = pytest.mark.django_db


def demo(**options):
    """The printed words of the command."""
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def passwords(printed):
    """The passwords that were printed, by address."""
    return dict(re.findall(r"(\S+@example\.org) +password (?!as set)(\S+)", printed))


def test_empty_directory_gets_the_whole_network():
    printed = demo()

    assert "Organizations: 19" in printed
    assert Organization.objects.listed().count() == 19
    assert Network.objects.count() == 1
    assert Country.objects.filter(regions__isnull=False).exists()
    assert DataVersion.objects.read().everything_in == 1


def test_printed_passwords_sign_in(client):
    printed = demo()

    for email, password in passwords(printed).items():
        response = client.post(
            reverse("login"), {"username": email, "password": password}
        )
        assert response.headers["Location"] == reverse("council:home")
    assert len(passwords(printed)) == 2
    assert "http://testserver/accounts/login/" in printed
    assert "http://testserver/admin/" in printed


def test_council_member_speaks_for_the_mongolian_organization():
    demo()

    seat = Seat.objects.in_force().get()
    assert seat.user.email == "council@example.org"
    assert (seat.organization.country.code, seat.role) == ("MN", "lead")
    assert not seat.user.is_staff


def test_network_without_a_mongolian_organization_gives_a_seat_all_the_same():
    organization = make_organization(country="KZ")

    demo()

    assert Seat.objects.get().organization == organization


def test_staff_account_enters_the_admin(client):
    demo()

    client.force_login(User.objects.get(email="staff@example.org"))

    assert client.get(reverse("admin:index")).status_code == 200


def test_directory_with_organizations_keeps_its_data():
    organization = make_organization(name="Ark")

    demo()

    assert list(Organization.objects.all()) == [organization]
    assert DataVersion.objects.read().number == 0


def test_second_run_changes_nothing_and_prints_no_password():
    make_organization()
    demo()
    before = list(User.objects.values_list("email", "password"))

    printed = demo()

    assert list(User.objects.values_list("email", "password")) == before
    assert passwords(printed) == {}
    assert "password as set before" in printed
    assert "make passwords" in printed


def test_passwords_are_new_in_each_installation():
    make_organization()
    first = passwords(demo())
    User.objects.all().delete()

    second = passwords(demo())

    assert not set(first.values()) & set(second.values())
    assert all(len(password) >= 20 for password in first.values())


def test_passwords_are_reset_when_that_is_asked_for():
    make_organization()
    first = passwords(demo())

    second = passwords(demo(reset_passwords=True))

    user = User.objects.get(email="staff@example.org")
    assert user.check_password(second["staff@example.org"])
    assert not user.check_password(first["staff@example.org"])
    assert Seat.objects.count() == 1


def test_account_that_was_there_gets_no_powers_and_no_password():
    make_organization()
    user = make_user("staff@example.org")

    demo()

    user.refresh_from_db()
    assert not user.is_staff
    assert not user.has_usable_password()


def test_directory_with_countries_alone_is_filled():
    make_country("MN", name="Somewhere")

    demo()

    assert Country.objects.get(code="MN").name == "Mongolia"
