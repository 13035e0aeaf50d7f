"""The outbox: mails are rows first, sent after the commit by `manage.py send_mail`."""

import logging
from contextlib import suppress
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils import timezone

from members.models import Mail

# Minutes until the next try: three days in all, then somebody has to look.
PAUSES = (1, 5, 15, 60, 240, 720, 1440, 1440)
# A sender that dies while it holds a mail gives it up after these minutes. More
# than a mail server can take that answers each command at its last second.
HELD = 15
# What is wrong with the mail itself: its address, or a header that cannot be one.
OF_ITSELF = (ValidationError, ValueError)
# What is wrong with one mail; anything else is wrong with the server.
OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError, *OF_ITSELF)

log = logging.getLogger(__name__)


class ServerAwayError(Exception):
    """Nobody takes mail now; the others in the outbox need not try."""


def queue_mail(to: str, subject: str, text: str, *, is_secret: bool = False) -> None:
    """Write a mail into the outbox, in the transaction of what it tells of.

    `is_secret`: the text holds a link that works once, and is emptied when sent.
    """
    one_line = " ".join(subject.split())[:250]
    Mail.objects.create(to=to, subject=one_line, text=text, is_secret=is_secret)


def send_due(most: int = 100) -> int:
    """Send what is due, at most so many; returns how many were sent."""
    sent = 0
    for _turn in range(most):
        mail = _claimed()
        if mail is None:
            break
        try:
            sent += _send(mail)
        except ServerAwayError:
            break
    return sent


@transaction.atomic
def _claimed() -> Mail | None:
    """The next mail, put off before it is tried: nobody else takes it meanwhile."""
    # SQLite has no lock of a row, and one writer at a time.
    skips = connection.features.has_select_for_update_skip_locked
    mail = Mail.objects.due().select_for_update(skip_locked=skips).first()
    if mail is None:
        return None
    mail.tries += 1
    mail.next_try_at = timezone.now() + timedelta(minutes=HELD)
    mail.save(update_fields=["tries", "next_try_at"])
    return mail


def _send(mail: Mail) -> bool:
    """Whether it was sent; if not, it is put off. Raises ServerAwayError."""
    try:
        _hand_over(mail)
    except Exception as error:
        # Whatever a mail server does, the others in the outbox must go on.
        log.warning("Mail %s was not sent: %s", mail.pk, type(error).__name__)
        _put_off(mail, error)
        if not isinstance(error, OF_ONE_MAIL):
            raise ServerAwayError from error
        return False
    done = {"sent_at": timezone.now(), "error": ""}
    _write(mail, **done | ({"text": ""} if mail.is_secret else {}))
    return True


def _hand_over(mail: Mail) -> None:
    # Two addresses with a comma between would be two.
    validate_email(mail.to)
    host = urlsplit(settings.SITE_ORIGIN).hostname or "localhost"
    server = get_connection()
    message = EmailMessage(
        mail.subject,
        mail.text,
        to=[mail.to],
        headers={"Message-ID": f"<{mail.message_id}@{host}>"},
        connection=server,
    )
    try:
        server.open()
        message.send()
    finally:
        # A server that took the mail and does not say goodbye has taken it.
        with suppress(OSError):
            server.close()


def _put_off(mail: Mail, error: Exception) -> None:
    """Until the next try, or for good where no further one would help."""
    pause = timedelta(minutes=PAUSES[min(mail.tries, len(PAUSES)) - 1])
    is_over = _is_final(error) or mail.tries >= len(PAUSES)
    given_up: dict[str, Any] = {"given_up_at": timezone.now()} if is_over else {}
    if is_over and mail.is_secret:
        given_up["text"] = ""
    _write(mail, error=str(error)[:300], next_try_at=timezone.now() + pause, **given_up)


def _is_final(error: Exception) -> bool:
    match error:
        case SMTPRecipientsRefused():
            codes = [code for code, _words in error.recipients.values()]
        case SMTPDataError():
            codes = [error.smtp_code]
        case _:
            return isinstance(error, OF_ITSELF)
    return all(500 <= code < 600 for code in codes)


def _write(mail: Mail, **fields: Any) -> None:
    # Not save(): the person whose mail it is may have been forgotten meanwhile.
    Mail.objects.filter(pk=mail.pk).update(**fields)
