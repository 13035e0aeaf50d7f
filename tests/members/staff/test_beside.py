"""Trust, confirmations, public contacts and pictures in the admin."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import (
    AuditRecord,
    Confirmation,
    DataVersion,
    Picture,
    PublicContact,
    Trust,
)
from tests.factories import make_organization, make_seat, make_staff
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db


def test_trust_is_given_and_taken_back_and_recorded():
    organization = make_organization()
    person = make_person(
        "members.view_trust", "members.change_trust", "members.view_organization"
    )
    staff = signed_in(person)

    staff.post(reverse("admin:members_trust_add"), {"organization": organization.pk})
    trust = Trust.objects.get()
    staff.post(reverse("admin:members_trust_delete", args=[trust.pk]), {"post": "yes"})

    assert trust.by == person
    assert not Trust.objects.exists()
    rows = AuditRecord.objects.order_by("pk").values_list("action", "actor")
    assert list(rows) == [("trust given", person.pk), ("trust taken back", person.pk)]


def test_trust_chosen_in_the_list_is_taken_back_and_recorded():
    trusts = [
        Trust.objects.create(organization=make_organization()) for _number in range(2)
    ]

    signed_in(make_staff()).post(
        reverse("admin:members_trust_changelist"),
        {
            "action": "delete_selected",
            "_selected_action": [trust.pk for trust in trusts],
            "post": "yes",
        },
    )

    assert not Trust.objects.exists()
    assert AuditRecord.objects.filter(action="trust taken back").count() == 2


def test_staff_who_only_see_trust_give_none():
    organization = make_organization()
    reader = signed_in(make_person("members.view_trust", "members.add_trust"))

    response = reader.post(
        reverse("admin:members_trust_add"), {"organization": organization.pk}
    )

    assert response.status_code == 403
    assert not Trust.objects.exists()


def test_public_contact_is_taken_back_and_its_name_is_kept_nowhere():
    seat = make_seat(make_organization())
    contact = PublicContact.objects.create(seat=seat, name="Nobody Special")
    page = reverse("admin:members_publiccontact_delete", args=[contact.pk])

    signed_in(make_staff()).post(page, {"post": "yes"})

    assert not PublicContact.objects.exists()
    assert DataVersion.objects.read().number == 1
    assert AuditRecord.objects.get().action == "public contact taken back"
    assert not LogEntry.objects.exists()


def test_public_contact_is_written_by_its_person_alone():
    seat = make_seat(make_organization())
    contact = PublicContact.objects.create(seat=seat, name="Nobody Special")
    staff = signed_in(make_staff())

    answers = [
        staff.post(reverse("admin:members_publiccontact_add"), {"name": "X"}),
        staff.post(
            reverse("admin:members_publiccontact_change", args=[contact.pk]),
            {"name": "X"},
        ),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert PublicContact.objects.get().name == "Nobody Special"


def test_pictures_are_listed_without_their_bytes():
    organization = make_organization()
    picture = Picture.objects.create(
        organization=organization, content=b"", small=b"", width=1, height=1, size=0
    )

    with CaptureQueriesContext(connection) as captured:
        page = signed_in(make_staff()).get(reverse("admin:members_picture_changelist"))

    assert reverse("members:picture_small", args=[picture.name]) in (
        page.content.decode()
    )
    columns = ("content", "small")
    read = [query["sql"] for query in captured if "members_picture" in query["sql"]]
    assert read
    assert not [s for s in read for c in columns if f'"members_picture"."{c}"' in s]


@pytest.mark.parametrize("model", [Confirmation, Picture])
def test_what_organizations_give_is_only_read(model):
    staff = signed_in(make_staff())

    response = staff.post(reverse(f"admin:members_{model._meta.model_name}_add"), {})

    assert response.status_code == 403
