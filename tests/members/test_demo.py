"""`manage.py demo` shows the network and lets two people in, with unknown passwords."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from members.management.commands.demo import COUNCIL_MEMBER, STAFF
from members.models import DataVersion, Organization, Seat, User
from programs.models import Country, Network
from tests.accounts.ways import code_now, is_signed_in, sign_in
from tests.factories import make_app, make_country, make_organization, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]


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


def codes(printed):
    return re.findall(r"\b\d{8}\b", printed)


def test_printed_passwords_sign_in(client):
    printed = demo()

    sign_in(client, COUNCIL_MEMBER, passwords(printed)[COUNCIL_MEMBER])

    assert is_signed_in(client)
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


@pytest.mark.parametrize("number", [0, 9])
def test_staff_account_enters_the_admin_by_a_printed_code(client, number):
    printed = demo()
    sign_in(client, STAFF, passwords(printed)[STAFF])
    assert client.get(reverse("admin:index")).status_code == 302

    client.post(reverse("mfa_authenticate"), {"code": codes(printed)[number]})

    assert len(codes(printed)) == 10
    assert client.get(reverse("admin:index")).status_code == 200


def test_staff_account_enters_the_admin_by_the_printed_key(client):
    printed = demo()
    key = re.search(r"\b[A-Z2-7]{32}\b", printed)[0]
    sign_in(client, STAFF, passwords(printed)[STAFF])

    client.post(reverse("mfa_authenticate"), {"code": code_now(key)})

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
    assert codes(printed) == []
    assert "password as set before" in printed
    assert "make passwords" in printed


def test_passwords_are_new_in_each_installation():
    make_organization()
    first = passwords(demo())
    User.objects.all().delete()

    second = passwords(demo())

    assert not set(first.values()) & set(second.values())
    assert all(len(password) >= 20 for password in first.values())


def test_ways_in_are_reset_when_that_is_asked_for(client):
    make_organization()
    first = demo()

    second = demo(reset_passwords=True)

    user = User.objects.get(email=STAFF)
    assert user.check_password(passwords(second)[STAFF])
    assert not user.check_password(passwords(first)[STAFF])
    assert Seat.objects.count() == 1
    assert not set(codes(first)) & set(codes(second))
    sign_in(client, STAFF, passwords(second)[STAFF])
    client.post(reverse("mfa_authenticate"), {"code": codes(first)[0]})
    assert not is_signed_in(client)


def test_second_step_that_was_lost_is_gone_after_a_reset(client):
    make_organization()
    demo()
    make_app(User.objects.get(email=COUNCIL_MEMBER))

    printed = demo(reset_passwords=True)
    sign_in(client, COUNCIL_MEMBER, passwords(printed)[COUNCIL_MEMBER])

    assert is_signed_in(client)


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
