"""A person may have all that is kept, and may be forgotten."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from members import workflow
from members.models import (
    AuditRecord,
    Invitation,
    Mail,
    PublicContact,
    Revision,
    Seat,
    Unfinished,
    User,
)
from members.workflow import Began
from members.workflow.contacts import give_contact
from members.workflow.invitations import invite
from members.workflow.mail import queue_mail
from members.workflow.personal_data import export_person, find_person
from members.workflow.privacy import OnlySuperuserError, erase_person
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db

EMAIL = "Canary.Person@example.org"
FURTHER = "canary.further@example.org"
NAME = "Bayarmaa Кэнери"
TRACES = (EMAIL, FURTHER, NAME)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def person(cast):
    """Somebody who has left a trace wherever a person can."""
    user = make_user(EMAIL, name=NAME, is_staff=True)
    seat = make_seat(cast.organization, user, role="lead")
    make_seat(make_organization(), user, until=date(2021, 1, 1))
    EmailAddress.objects.create(
        user=user, email=EMAIL.lower(), verified=True, primary=True
    )
    EmailAddress.objects.create(user=user, email=FURTHER)
    Authenticator.objects.filter(user=user).update(data={"secret": "hidden"})
    invite(make_organization(), EMAIL, "editor", by=cast.reviewer)
    invite(cast.organization, "third@example.org", "editor", by=user)
    give_contact(seat, name=NAME, email=EMAIL, role="Director")
    queue_mail(FURTHER, "A mail", "With words")
    queue_mail("other@example.org", f"About {EMAIL}", "Words")
    work(cast, user)
    note_in_admin(user, cast.reviewer, seat)
    sign_in(user)
    return user


def work(cast, user):
    draft = cast.draft()
    cast.save("contact", by=user, **cast.contact(phone="1"))
    began = Began.of(draft, 0)
    typed = {"name": [NAME]}
    workflow.keep(cast.organization, "names", typed, began, by=user)


def note_in_admin(user, staff, seat):
    for row in (user, seat):
        LogEntry.objects.create(
            user=staff,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            object_repr=str(row),
            action_flag=CHANGE,
        )
    LogEntry.objects.create(
        user=staff,
        content_type=ContentType.objects.get_for_model(seat.organization),
        object_id=str(seat.organization_id),
        object_repr="Ark",
        action_flag=CHANGE,
        change_message=json.dumps([{"added": {"name": "seat", "object": NAME}}]),
    )


def sign_in(user):
    client = Client()
    client.force_login(user)
    client.get(reverse("account"))
    # Somebody who has got half-way through signing in.
    half = Client()
    session = half.session
    session["account_login"] = {"email": EMAIL}
    session.save()


def dump():
    """Every value of every column of every table, as one text."""
    tables = connection.introspection.table_names()
    texts = []
    with connection.cursor() as cursor:
        for table in tables:
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608
            rows = cursor.fetchall()
            texts += [f"{table}: {' '.join(map(str, row))}" for row in rows]
    return "\n".join(texts)


def found_in(text):
    """The lines in which a trace stands, as it is or as JSON writes it."""
    forms = {form.casefold() for name in TRACES for form in (name, json.dumps(name))}
    forms |= {form.strip('"') for form in forms}
    return [
        line for line in text.splitlines() if any(f in line.casefold() for f in forms)
    ]


# Export ---------------------------------------------------------------------


def test_export_has_each_kind_of_data(person, cast):
    data = export_person(person, by=None)

    assert data["account"]["email"] == EMAIL
    assert [row["email"] for row in data["addresses"]] == [EMAIL.lower(), FURTHER]
    assert data["seats"][0]["organization"] == "ark"
    assert [row["email"] for row in data["invitations"]] == [EMAIL]
    assert [row["organization"] for row in data["invitations_sent"]] == ["ark"]
    assert data["public_contact"][0]["name"] == NAME
    assert [row["organization"] for row in data["revisions"]["contributors"]] == ["ark"]
    assert [row["section"] for row in data["saves"]] == ["contact"]
    assert data["unfinished"][0]["typed"] == {"name": [NAME]}
    assert {row["subject"] for row in data["mails"]} >= {"A mail"}
    assert data["sessions"][0]["ip"] == "127.0.0.1"
    assert [row["type"] for row in data["authenticators"]] == ["totp"]
    assert "invited" in {row["action"] for row in data["audit"]}


def test_export_holds_no_key_and_nobody_else(person, cast):
    text = json.dumps(export_person(person, by=None), default=str)

    assert "hidden" not in text
    assert person.password not in text
    assert Invitation.objects.get(email=EMAIL).secret not in text
    assert "third@example.org" not in text


def test_export_knows_every_table_that_names_a_person():
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is User
    }

    assert fields == {
        "account.EmailAddress.user",
        "admin.LogEntry.user",
        "members.Confirmation.by",
        "members.Import.applied_by",
        "members.Import.uploaded_by",
        "members.Distinct.by",
        "members.Invitation.invited_by",
        "members.Merger.by",
        "members.OldPage.read_by",
        "members.Picture.uploaded_by",
        "members.Revision.author",
        "members.Revision.contributors",
        "members.Revision.corrected_by",
        "members.Revision.decided_by",
        "members.Revision.submitted_by",
        "members.Save.by",
        "members.Seat.user",
        "members.Trust.by",
        "members.Unfinished.user",
        "members.WebsiteMark.by",
        "mfa.Authenticator.user",
        "usersessions.UserSession.user",
    }, "add what is new to members/workflow/personal_data.py and privacy.py"


def test_export_is_recorded(person, cast):
    export_person(person, by=cast.reviewer)

    record = AuditRecord.objects.get(action="person exported")
    assert (record.actor, record.subject) == (cast.reviewer.pk, f"user {person.pk}")


@pytest.mark.parametrize("address", [EMAIL, EMAIL.upper(), FURTHER])
def test_command_prints_the_export_of_any_address(person, capsys, address):
    call_command("export_person", address)

    printed = json.loads(capsys.readouterr().out)
    assert printed["account"]["name"] == NAME


def test_command_says_that_nobody_has_an_address():
    with pytest.raises(CommandError, match="Nobody has this address"):
        call_command("export_person", "nobody@example.org")
    with pytest.raises(CommandError, match="Nobody has this address"):
        call_command("erase_person", "nobody@example.org", "--yes")


# Erasure --------------------------------------------------------------------


def test_fixture_leaves_traces_that_the_dump_finds(person):
    tables = {line.partition(":")[0] for line in found_in(dump())}

    assert tables >= {
        "members_user",
        "account_emailaddress",
        "members_invitation",
        "members_mail",
        "members_publiccontact",
        "members_unfinished",
        "django_admin_log",
    }


def test_nothing_of_an_erased_person_is_in_the_database(person, cast):
    erase_person(person, by=cast.reviewer)

    assert found_in(dump()) == []


def test_erased_account_lets_nobody_in(person, cast):
    person.set_password("four plain words here")
    person.save()
    client = Client()
    client.force_login(person)

    erase_person(person, by=cast.reviewer)

    person.refresh_from_db()
    assert (person.is_active, person.is_staff) == (False, False)
    assert not person.has_usable_password()
    assert person.email == f"erased-{person.pk}@erased.invalid"
    assert not Seat.objects.in_force().filter(user=person).exists()
    assert not UserSession.objects.filter(user=person).exists()
    assert not Authenticator.objects.filter(user=person).exists()
    assert client.get(reverse("account")).status_code == 302


def test_others_keep_what_is_theirs(person, cast):
    other = Client()
    other.force_login(cast.lead)
    queue_mail("other@example.org", "Another mail", "Words")

    erase_person(person, by=cast.reviewer)

    assert other.get(reverse("account")).status_code == 200
    assert Invitation.objects.get().email == "third@example.org"
    assert Mail.objects.filter(subject="Another mail").exists()


def test_work_stays_under_the_number_of_the_account(person, cast):
    before = Revision.objects.get(state="draft").entry

    erase_person(person, by=cast.reviewer)

    draft = Revision.objects.get(state="draft")
    assert draft.entry == before
    assert person in draft.contributors.all()
    assert draft.saves.get().by == person
    assert not Unfinished.objects.exists()
    assert not PublicContact.objects.exists()


def test_audit_keeps_the_number_and_no_address(person, cast):
    AuditRecord.objects.filter(actor=person.pk).update(address="192.0.2.1")

    erase_person(person, by=cast.reviewer)

    records = AuditRecord.objects.filter(actor=person.pk)
    assert records.exists()
    assert not records.filter(address__isnull=False).exists()
    erased = AuditRecord.objects.get(action="person erased")
    assert (erased.actor, erased.subject) == (cast.reviewer.pk, f"user {person.pk}")


def test_past_seat_keeps_its_dates(person, cast):
    erase_person(person, by=cast.reviewer)

    past = Seat.objects.get(user=person, until=date(2021, 1, 1))
    assert past.ended_at is None


def test_only_superuser_is_not_erased(cast):
    with pytest.raises(OnlySuperuserError):
        erase_person(cast.reviewer, by=None)

    second = make_staff()
    erase_person(cast.reviewer, by=second)
    assert User.objects.get(is_superuser=True) == second


def test_address_is_free_again(person, cast):
    erase_person(person, by=cast.reviewer)

    again = make_user(EMAIL)

    assert find_person(EMAIL) == again


def test_short_name_is_not_looked_for_in_the_words_of_others(cast):
    user = make_user(name="Al")
    entry = LogEntry.objects.create(
        user=cast.reviewer, object_repr="Al Ain Centre", action_flag=CHANGE
    )

    erase_person(user, by=None)

    entry.refresh_from_db()
    assert entry.object_repr == "Al Ain Centre"


def test_command_asks_and_warns_of_an_organization_without_a_lead(
    cast, capsys, monkeypatch
):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("erase_person", cast.lead.email)

    assert "No lead remains: ark." in capsys.readouterr().out
    assert User.objects.filter(email=cast.lead.email).exists()

    monkeypatch.setattr("builtins.input", lambda question: "yes")
    call_command("erase_person", cast.lead.email)
    assert not User.objects.filter(email=cast.lead.email).exists()


def test_command_names_an_entry_in_which_the_address_stands(cast, person, capsys):
    cast.save("contact", **cast.contact(email=EMAIL))

    call_command("erase_person", EMAIL, "--yes")

    said = capsys.readouterr().out
    assert "The address also stands in the entry of ark" in said
    assert f"Forgotten: person number {person.pk}." in said


def test_command_refuses_the_only_superuser(cast):
    with pytest.raises(CommandError, match="the only superuser"):
        call_command("erase_person", cast.reviewer.email, "--yes")
