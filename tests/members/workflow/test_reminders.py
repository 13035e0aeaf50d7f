"""Reminders: each organization is asked once a year, and only by who speaks for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from members import workflow
from members.models import AuditRecord, Mail, Organization
from members.workflow import WHOLE
from members.workflow.reminders import due, read_token
from tests.factories import make_membership, make_organization, make_seat, make_user
from tests.members.workflow.cast import make_cast
from tests.members.workflow.people import token_in_mail_to

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 5, 12, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def cast():
    return make_cast()


def remind(capsys, *options):
    call_command("remind", *options)
    return capsys.readouterr().out


def confirmed(organization, days_ago):
    day = TODAY.date() - timedelta(days=days_ago)
    Organization.objects.filter(pk=organization.pk).update(confirmed_on=day)


def days_of_mails(capsys):
    """On which days from today mails come, where the command runs each fifth day."""
    asked = []
    for day in range(0, 800, 5):
        with time_machine.travel(TODAY + timedelta(days=day, minutes=day)):
            remind(capsys)
        if Mail.objects.exists():
            asked.append(day)
            Mail.objects.all().delete()
    return asked


@pytest.mark.parametrize(("days", "is_due"), [(364, False), (365, True), (900, True)])
def test_entry_confirmed_a_year_ago_is_due(cast, days, is_due):
    confirmed(cast.organization, days)

    assert due().exists() is is_due


def test_entry_that_was_never_confirmed_is_due(cast):
    assert list(due()) == [cast.organization]


def test_former_member_is_not_asked(cast):
    former = make_organization(listed=False)
    make_membership(former, since="1998", until="2005")
    make_seat(former)

    assert list(due()) == [cast.organization]


def test_leads_are_asked_by_mail(cast, capsys):
    said = remind(capsys)

    assert said == "ark: 1\nAsked: 1 organizations by 1 mails\n"
    mail = Mail.objects.get()
    assert mail.to == cast.lead.email
    assert mail.subject == "Is the entry of Ark still right?"
    assert read_token(token_in_mail_to(cast.lead.email)) == ("ark", 0)


def test_editors_are_asked_where_nobody_leads_who_can_sign_in(cast, capsys):
    cast.lead.is_active = False
    cast.lead.save()

    remind(capsys)

    assert Mail.objects.get().to == cast.editor.email


def test_organization_without_representatives_is_named(capsys):
    make_organization("alone")

    assert remind(capsys) == "Nobody to ask: alone\nAsked: 0 organizations by 0 mails\n"
    assert not AuditRecord.objects.exists()


def test_organization_is_asked_once_a_year_until_it_answers(cast, capsys):
    assert days_of_mails(capsys) == [0, 330, 660]


def test_answer_gives_a_year_of_quiet(cast, capsys):
    remind(capsys)
    Mail.objects.all().delete()
    with time_machine.travel(TODAY + timedelta(days=30)):
        workflow.confirm(cast.organization, WHOLE, 0, by=cast.lead)

    assert days_of_mails(capsys) == [395, 725]


def test_second_run_on_the_same_day_asks_nobody(cast, capsys):
    remind(capsys)

    assert remind(capsys) == "Asked: 0 organizations by 0 mails\n"


def test_dry_run_lists_and_asks_nobody(cast, capsys):
    assert remind(capsys, "--dry-run") == "ark: 1\nTo ask: 1 organizations by 1 mails\n"
    assert not Mail.objects.exists()
    assert not AuditRecord.objects.exists()


def test_link_is_good_for_sixty_days(cast, capsys):
    remind(capsys)
    token = token_in_mail_to(cast.lead.email)

    with time_machine.travel(TODAY + timedelta(days=59)):
        assert read_token(token) == ("ark", 0)
    with time_machine.travel(TODAY + timedelta(days=61)):
        assert read_token(token) is None
    assert read_token(token[:-1]) is None
    assert read_token("anything") is None


def test_two_leads_are_both_asked(cast, capsys):
    make_seat(cast.organization, make_user("second@example.org"), role="lead")

    said = remind(capsys)

    assert said == "ark: 2\nAsked: 1 organizations by 2 mails\n"
    assert AuditRecord.objects.get(action="reminder sent").after == 2
