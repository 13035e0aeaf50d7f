"""Ways in, as a person goes them: forms, codes, links in mails."""

import base64
import hmac
import re
import struct
import time

from django.urls import reverse

from members.models import Mail
from tests.factories import KEY

SECRET = "four plain words here"


def sign_in(client, email="member@example.org", password=SECRET, **fields):
    fields |= {"login": email, "password": password}
    return client.post(reverse("account_login"), fields)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def code_now(key=KEY):
    """What an authenticator app shows, by RFC 6238."""
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(key), step, "sha1").digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def prove(client, password=SECRET):
    """Give the password once more, as sensitive changes want it."""
    return client.post(reverse("account_reauthenticate"), {"password": password})


def link_in(mail):
    """The path of the first link to the site that is more than its first page."""
    return re.search(r"http://testserver(/\S+)", mail.text)[1]


def ask_for_reset(client, email="member@example.org", **extra):
    return client.post(reverse("account_reset_password"), {"email": email}, **extra)


def reset_link(client, email="member@example.org"):
    ask_for_reset(client, email)
    return link_in(Mail.objects.latest("pk"))
