"""The second step of signing in: what its secrets are kept in, and what it is called.

In the database they are encrypted with the site's key, so that a copy of the one
without the other opens no account.
"""

import base64
import hashlib

import qrcode
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy
from qrcode.image.svg import SvgPathImage

from programs.models import Network

ERRORS = {
    "incorrect_code": gettext_lazy(
        "This code is not right. Each code works once; an app shows a new one twice "
        "a minute."
    ),
    "cannot_generate_recovery_codes": gettext_lazy(
        "First set up an authenticator app or a passkey."
    ),
}


class Adapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, **ERRORS}

    def encrypt(self, text: str) -> str:
        return safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return safe().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Of another SECRET_KEY. A secret that nobody knows: no code fits.
            return generate_totp_secret()

    def get_totp_issuer(self) -> str:
        network = Network.objects.current()
        return network.short_name or network.name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # Browsers give a passkey to the host that they are on, which ALLOWED_HOSTS
        # has passed; the site's own may be another one on a developer's machine.
        host = current.request.get_host().partition(":")[0]
        return {"id": host, "name": self.get_totp_issuer()}

    def build_totp_svg(self, url: str) -> SafeString:
        """The picture of a key, to be put into a page as it is."""
        picture = qrcode.make(url, image_factory=SvgPathImage)
        return mark_safe(picture.to_string(encoding="unicode"))  # noqa: S308 - our own

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        return gettext("My passkey")


def safe() -> MultiFernet:
    """What encrypts with today's SECRET_KEY, and reads what former ones encrypted."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str) -> bytes:
    digest = hashlib.sha256(f"{__name__}:{secret}".encode()).digest()
    return base64.urlsafe_b64encode(digest)
