"""What tests about people share: their mails, the links in them, many at once."""

import re

import pytest
from django.db import connection

from members.models import Mail

needs_connections = pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the in-memory database of the tests has one connection; "
    "tests/durability/test_invited_at_once.py asks a running site",
)


def mail_to(address: str) -> Mail:
    """The latest mail in the outbox to the address."""
    return Mail.objects.filter(to__iexact=address).order_by("pk").last()


def token_in_mail_to(address: str) -> str:
    """The secret part of the link in the latest mail to the address."""
    text = mail_to(address).text
    return re.search(r"/(?:invitations|council/confirm)/([^/\s]+)/", text)[1]
