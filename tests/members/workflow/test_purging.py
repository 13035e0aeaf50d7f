"""What was kept for long enough goes on schedule, and nothing before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from members import workflow
from members.models import (
    AuditRecord,
    Invitation,
    Mail,
    Picture,
    Revision,
    Save,
    Seat,
    Unfinished,
)
from members.workflow.audit import peer, record
from members.workflow.invitations import accept, invite
from members.workflow.mail import queue_mail, send_due
from tests.factories import make_user
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 5, 12, 9, tzinfo=UTC)


@pytest.fixture
def cast():
    with time_machine.travel(TODAY):
        yield make_cast()


def purge_after(days):
    with time_machine.travel(TODAY + timedelta(days=days)):
        call_command("purge", verbosity=0)


def test_address_of_a_peer_goes_after_thirty_days_and_the_act_stays(cast):
    token = peer.set("192.0.2.1")
    record("signed in", by=cast.lead)
    peer.reset(token)

    purge_after(29)
    assert AuditRecord.objects.get().address == "192.0.2.1"
    purge_after(31)
    assert AuditRecord.objects.get().address is None
    assert AuditRecord.objects.get().actor == cast.lead.pk


def test_refused_sign_ins_go_after_ninety_days(cast):
    record("sign-in refused", subject="nobody known")
    record("signed in", by=cast.lead)

    purge_after(89)
    assert AuditRecord.objects.count() == 2
    purge_after(91)
    assert AuditRecord.objects.get().action == "signed in"


def test_mail_goes_ninety_days_after_it_was_sent(cast):
    queue_mail("a@example.org", "Sent", "Text")
    send_due()
    queue_mail("a@example.org", "Waits", "Text")

    purge_after(89)
    assert Mail.objects.count() == 2
    purge_after(91)
    assert Mail.objects.get().subject == "Waits"


def test_mail_that_was_given_up_goes_too(cast):
    queue_mail("nobody", "Given up", "Text")
    send_due()

    purge_after(89)
    assert Mail.objects.get().given_up_at
    purge_after(91)
    assert not Mail.objects.exists()


def test_invitation_goes_ninety_days_after_it_ended_and_its_seat_stays(cast):
    seat = accept(
        invite(cast.organization, "new@example.org", "editor", by=cast.lead),
        by=make_user("new@example.org"),
    )
    invite(cast.organization, "other@example.org", "editor", by=cast.lead)

    purge_after(92)
    assert Invitation.objects.count() == 2
    purge_after(94)
    assert not Invitation.objects.exists()
    assert Seat.objects.filter(pk=seat.pk, ended_at=None).exists()


def test_single_saves_go_ninety_days_after_the_version_was_closed(cast):
    published = cast.published()
    draft = cast.save("contact", **cast.contact(phone="1"))
    for revision in (published, draft):
        Unfinished.objects.create(
            revision=revision, section="names", user=cast.lead, typed={}, began=""
        )

    purge_after(89)
    assert {save.revision for save in Save.objects.all()} == {published, draft}
    purge_after(91)
    assert {save.revision for save in Save.objects.all()} == {draft}
    assert {row.revision for row in Unfinished.objects.all()} == {draft}
    assert (
        workflow.entry_of(Revision.objects.get(pk=published.pk)).place.city == "Darkhan"
    )


def test_saves_of_a_draft_that_was_given_up_go_too(cast):
    draft = cast.save("contact", **cast.contact(phone="1"))
    workflow.discard(draft, draft.version, by=cast.lead)

    purge_after(91)

    assert not Save.objects.exists()


def test_picture_that_nothing_names_goes_after_thirty_days(cast):
    Picture.objects.create(
        organization=cast.organization,
        content=b"1",
        small=b"1",
        width=1,
        height=1,
        size=1,
    )

    purge_after(29)
    assert Picture.objects.exists()
    purge_after(31)
    assert not Picture.objects.exists()


def test_session_goes_when_it_is_over(cast):
    client = Client()
    client.force_login(cast.lead)
    client.get(reverse("account"))

    purge_after(1)
    assert UserSession.objects.exists()
    purge_after(400)
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()


def test_command_says_what_it_did_line_by_line(capsys):
    call_command("purge")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Addresses in the audit older than 30 days: 0"
    assert len(lines) == 9
