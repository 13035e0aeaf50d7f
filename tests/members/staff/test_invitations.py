"""Staff invite representatives, send an invitation again and take it back."""

import pytest
from django.urls import reverse

from members.models import AuditRecord, Invitation, Mail
from members.workflow.invitations import revoke
from tests.factories import make_organization, make_seat, make_user
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db

ADDRESS = "new@example.org"


@pytest.fixture
def person():
    return make_person(
        "members.view_invitation", "members.add_invitation", "members.view_organization"
    )


@pytest.fixture
def staff(person):
    return signed_in(person)


def invite(client, organization, email=ADDRESS, role="lead"):
    fields = {"organization": organization.pk, "email": email, "role": role}
    return client.post(reverse("admin:members_invitation_add"), fields)


def verb(client, name, invitation):
    page = reverse(f"admin:members_invitation_{name}", args=[invitation.pk])
    return client.post(page)


def test_invitation_goes_out_by_mail(staff, person):
    organization = make_organization()

    response = invite(staff, organization)

    offer, mail = Invitation.objects.get(), Mail.objects.get()
    assert response.status_code == 302
    assert (offer.organization, offer.email, offer.role) == (
        organization,
        ADDRESS,
        "lead",
    )
    assert (offer.invited_by, mail.to) == (person, ADDRESS)
    assert AuditRecord.objects.get(action="invited").actor == person.pk


def test_page_of_an_organization_leads_to_the_form(staff):
    organization = make_organization()
    page = reverse("admin:members_organization_change", args=[organization.pk])
    form = f"{reverse('admin:members_invitation_add')}?organization={organization.pk}"

    assert form in staff.get(page).content.decode()
    assert f'value="{organization.pk}" selected' in staff.get(form).content.decode()


def test_second_invitation_of_an_address_sends_the_first_again(staff):
    organization = make_organization()

    invite(staff, organization)
    invite(staff, organization, email=ADDRESS.upper())

    assert Invitation.objects.count() == 1
    assert Mail.objects.count() == 2


@pytest.mark.parametrize(
    ("has", "offered"), [("lead", "lead"), ("lead", "editor"), ("editor", "editor")]
)
def test_person_who_has_the_seat_is_not_invited(staff, has, offered):
    seat = make_seat(make_organization(), make_user(ADDRESS), role=has)

    response = invite(staff, seat.organization, role=offered)

    assert response.context["adminform"].errors["email"] == [
        "This person has this seat, or a stronger one, already."
    ]
    assert not Mail.objects.exists()


def test_address_that_is_none_is_refused(staff):
    response = invite(staff, make_organization(), email="a@example.org, b@example.org")

    assert response.context["adminform"].errors["email"]
    assert not Invitation.objects.exists()


def test_invitation_is_sent_again_and_taken_back(staff):
    invite(staff, make_organization())
    offer = Invitation.objects.get()

    again = verb(staff, "send_again", offer)
    back = verb(staff, "take_back", offer)

    offer.refresh_from_db()
    assert [again.status_code, back.status_code] == [302, 302]
    assert Mail.objects.count() == 2
    assert offer.revoked_at


@pytest.mark.parametrize("name", ["send_again", "take_back"])
def test_invitation_that_is_over_is_left_alone(staff, person, name):
    invite(staff, make_organization())
    offer = Invitation.objects.get()
    revoke(offer, by=person)
    before = Invitation.objects.values().get()

    response = verb(staff, name, offer)

    assert response.status_code == 409
    assert "taken back already" in response.content.decode()
    assert Invitation.objects.values().get() == before
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("name", ["send_again", "take_back"])
def test_staff_who_only_see_invitations_do_nothing_with_them(staff, name):
    invite(staff, make_organization())
    offer = Invitation.objects.get()

    response = verb(signed_in(make_person("members.view_invitation")), name, offer)

    assert response.status_code == 403
    assert Mail.objects.count() == 1


def test_no_page_shows_the_secret(staff):
    invite(staff, make_organization())
    offer, mail = Invitation.objects.get(), Mail.objects.get()
    reader = signed_in(make_person("members.view_mail", "members.view_invitation"))

    pages = [
        reader.get(reverse(f"admin:members_{name}", args=args)).content.decode()
        for name, args in [
            ("invitation_changelist", []),
            ("invitation_change", [offer.pk]),
            ("mail_changelist", []),
            ("mail_change", [mail.pk]),
        ]
    ]

    token = mail.text.split("/accounts/invitations/")[1].split()[0]
    assert not [page for page in pages if offer.secret in page or token in page]


def test_invitation_is_neither_edited_nor_deleted(staff):
    invite(staff, make_organization())
    offer = Invitation.objects.get()

    answers = [
        staff.post(
            reverse(f"admin:members_invitation_{name}", args=[offer.pk]),
            {"role": "editor", "post": "yes"},
        )
        for name in ("change", "delete")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Invitation.objects.get().role == "lead"
