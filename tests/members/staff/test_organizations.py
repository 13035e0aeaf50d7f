"""Staff add organizations and keep their memberships; nobody deletes one."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import Membership, Organization
from tests.factories import (
    make_country,
    make_kind,
    make_membership,
    make_organization,
    make_staff,
    make_user,
)

pytestmark = pytest.mark.django_db

ADD = {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0}


@pytest.fixture
def staff(client):
    """Somebody with every permission, who is no superuser."""
    person = make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.all())
    client.force_login(person)
    return client


def test_organization_is_added_with_a_membership(staff):
    fields = {"name": "Ark", "slug": "ark", "country": make_country("MN").pk}
    membership = {
        "memberships-0-kind": make_kind("full").pk,
        "memberships-0-since": "1999-03",
        "memberships-0-source_title": "Annual report",
    }

    staff.post(reverse("admin:members_organization_add"), fields | membership | ADD)

    organization = Organization.objects.listed().get()
    row = organization.memberships.get()
    assert (organization.slug, organization.country.code) == ("ark", "MN")
    assert (row.kind.slug, row.since, row.until) == ("full", "1999-03", "")
    assert row.key
    assert organization.edited_at


def test_organization_is_added_without_a_membership_and_is_not_listed(staff):
    fields = {"name": "Ark", "slug": "ark", "country": make_country("MN").pk}

    staff.post(reverse("admin:members_organization_add"), fields | ADD)

    assert Organization.objects.count() == 1
    assert not Organization.objects.public().exists()


def test_saving_an_organization_leaves_its_entry_to_the_gate(staff):
    organization = make_organization("ark", name="Ark")
    page = reverse("admin:members_organization_change", args=[organization.pk])
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    inlines = staff.get(page).context["inline_admin_formsets"]
    forms = {
        f"{inline.formset.prefix}-{name}": number
        for inline in inlines
        for name, number in empty.items()
    }

    with CaptureQueriesContext(connection) as captured:
        staff.post(page, forms)

    written = [q["sql"] for q in captured if q["sql"].startswith("UPDATE")]
    assert not [sql for sql in written if '"name"' in sql]


def test_two_memberships_of_one_organization_have_keys_of_their_own(staff):
    organization = make_organization(listed=False)

    for since, until in [("1998", "2001"), ("2005", "")]:
        staff.post(
            reverse("admin:members_membership_add"),
            {"organization": organization.pk, "since": since, "until": until},
        )

    assert Membership.objects.values("key").distinct().count() == 2


def test_existing_membership_stays_with_its_organization(staff):
    membership, other = make_organization().memberships.get(), make_organization()

    staff.post(
        reverse("admin:members_membership_change", args=[membership.pk]),
        {"organization": other.pk, "since": "1998", "until": "2003"},
    )

    kept = Membership.objects.get(pk=membership.pk)
    assert kept.organization == membership.organization
    assert (kept.key, kept.until) == (membership.key, "2003")


def test_organizations_are_filtered_by_their_standing(staff):
    make_organization("listed")
    make_membership(make_organization("former", listed=False), until="2001")
    make_organization("never", listed=False)
    address = reverse("admin:members_organization_changelist")

    shown = {
        standing: [
            row.slug
            for row in staff.get(address, {"standing": standing})
            .context["cl"]
            .result_list
        ]
        for standing in ("listed", "former", "none")
    }

    assert shown == {"listed": ["listed"], "former": ["former"], "none": ["never"]}


@pytest.mark.parametrize("person", [make_staff, lambda: make_user(is_staff=True)])
def test_organization_is_deleted_by_nobody(client, person):
    organization = make_organization()
    client.force_login(person())
    address = reverse("admin:members_organization_delete", args=[organization.pk])

    response = client.post(address, {"post": "yes"})

    assert response.status_code == 403
    assert Organization.objects.count() == 1
