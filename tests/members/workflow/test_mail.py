"""The outbox: whatever a mail server does, each mail arrives once, or is given up."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outgoing
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from members.models import Mail
from members.workflow.mail import PAUSES, queue_mail, send_due
from tests.members.workflow.mail_server import MailServer
from tests.members.workflow.people import needs_connections
from tests.members.workflow.test_at_once import at_once

pytestmark = pytest.mark.django_db

TO = "someone@example.org"


@pytest.fixture
def server(settings):
    """A mail server of our own on this machine, and settings that lead to it."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.address
        settings.EMAIL_TIMEOUT = 1
        yield server


def later(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes))


def queue(to=TO, subject="Subject", text="Text", **how):
    queue_mail(to, subject, text, **how)
    return Mail.objects.latest("pk")


def test_mail_goes_out_once_with_its_own_id(server):
    mail = queue()

    assert send_due() == 1
    assert send_due() == 0

    [message] = server.taken
    assert f"Message-ID: <{mail.message_id}@testserver>" in message
    assert "To: someone@example.org" in message
    mail.refresh_from_db()
    assert mail.sent_at
    assert not mail.error


def test_mail_of_a_change_that_was_undone_is_never_sent(server):
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert send_due() == 0
    assert server.taken == []


def test_secret_link_is_forgotten_when_the_mail_was_sent(server):
    mail = queue(text="https://testserver/secret/", is_secret=True)

    send_due()

    mail.refresh_from_db()
    assert mail.text == ""
    assert "https://testserver/secret/" in server.taken[0]


def test_server_that_is_down_gets_the_mail_later(settings):
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.address
    mail = queue()

    assert send_due() == 0
    assert send_due() == 0  # not due yet

    mail.refresh_from_db()
    assert (mail.tries, mail.sent_at, mail.given_up_at) == (1, None, None)
    with MailServer(port=server.address[1]) as again, later(2):
        assert send_due() == 1
        assert len(again.taken) == 1


def test_one_mail_finds_out_that_the_server_is_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    for _ in range(3):
        queue()

    send_due()

    assert list(Mail.objects.order_by("pk").values_list("tries", flat=True)) == [
        1,
        0,
        0,
    ]


@pytest.mark.parametrize("hangs_at", ["greeting", "RCPT", "end of data"])
def test_server_that_hangs_is_left_and_asked_later(server, hangs_at):
    queue()
    server.hangs_at = hangs_at

    begun = time.monotonic()
    assert send_due() == 0
    assert time.monotonic() - begun < 6

    server.hangs_at = ""
    with later(2):
        assert send_due() == 1
    assert len(server.taken) == 1


def test_server_that_takes_a_mail_and_hangs_at_the_farewell_has_taken_it(server):
    queue()
    server.hangs_at = "QUIT"

    assert send_due() == 1
    with later(60):
        assert send_due() == 0
    assert len(server.taken) == 1


@pytest.mark.parametrize("command", ["RCPT", "end of data"])
def test_refused_for_now_is_tried_again(server, command):
    mail = queue()
    server.answers[command] = "451 4.7.1 Greylisted"

    assert send_due() == 0
    mail.refresh_from_db()
    assert mail.given_up_at is None
    assert "Greylisted" in mail.error

    server.answers.clear()
    with later(2):
        assert send_due() == 1
    assert len(server.taken) == 1


@pytest.mark.parametrize("command", ["RCPT", "end of data"])
def test_refused_for_good_is_given_up_and_others_go_on(server, command):
    mail = queue(is_secret=True)
    server.answers[command] = "550 5.1.1 Nobody here"
    server.answers_count = 1
    queue()

    assert send_due() == 1

    mail.refresh_from_db()
    assert mail.given_up_at
    assert mail.text == ""
    with later(60 * 24):
        assert send_due() == 0


def test_server_that_refuses_the_sign_in_gives_nothing_up(server):
    mail = queue()
    server.answers["MAIL"] = "530 5.7.0 Authentication required"

    send_due()

    mail.refresh_from_db()
    assert mail.given_up_at is None


def test_after_three_days_without_a_server_somebody_has_to_look(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mail = queue()

    moment = timezone.now()
    for pause in PAUSES:
        with time_machine.travel(moment):
            send_due()
        mail.refresh_from_db()
        moment = mail.next_try_at + timedelta(seconds=1)
        assert pause

    assert mail.given_up_at
    assert mail.tries == len(PAUSES)
    assert sum(PAUSES) > 2 * 24 * 60


def test_sender_that_died_leaves_the_mail_to_the_next(server, monkeypatch):
    class DiedError(BaseException):
        pass

    def die(*_args):
        raise DiedError

    queue()
    with monkeypatch.context() as patched:
        patched.setattr("members.workflow.mail._hand_over", die)
        with pytest.raises(DiedError):
            send_due()

    assert send_due() == 0  # held for a while: the other may be slow, not dead
    with later(16):
        assert send_due() == 1


@pytest.mark.parametrize(
    "to",
    ["a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "nobody"],
)
def test_address_that_is_none_reaches_nobody(to):
    mail = queue(to=to)

    assert send_due() == 0

    mail.refresh_from_db()
    assert mail.given_up_at
    assert outgoing.outbox == []


def test_subject_makes_no_header_and_is_not_endless(server):
    queue(subject="Hello\r\nBcc: other@example.org\r\n\r\nText" + "x" * 10_000)

    send_due()

    head = server.taken[0].partition("\n\n")[0]
    assert not any(line.startswith("Bcc") for line in head.splitlines())
    assert server.recipients == [TO]
    assert len(Mail.objects.get().subject) == 250


def test_log_says_what_failed_and_to_nobody_whom(caplog):
    queue(to="a@example.org, b@example.org", text="secret words")

    send_due()

    assert "was not sent: ValidationError" in caplog.text
    assert "example.org" not in caplog.text
    assert "secret words" not in caplog.text


def test_command_sends_what_is_due_and_says_how_many(capsys):
    queue()
    queue()

    call_command("send_mail")

    assert capsys.readouterr().out == "Mails sent: 2\n"
    assert len(outgoing.outbox) == 2


@needs_connections
@pytest.mark.django_db(transaction=True)
def test_many_senders_at_once_send_each_mail_once(server):
    for number in range(30):
        queue(f"{number}@example.org")

    sent = at_once(lambda _number: send_due(), 6)

    assert sum(sent) == 30
    assert sorted(server.recipients) == sorted(f"{n}@example.org" for n in range(30))
