"""A passkey as the site keeps it. Nobody has its other half: it signs nobody in."""

from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

from members.models import User

NAME = b"a passkey"


def make_passkey(user: User) -> Authenticator:
    """With recovery codes, as the site makes them for the first second factor."""
    # That they were looked at is noted the first time only.
    RecoveryCodes.activate(user).mark_as_viewed()
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Key", "credential": credential()},
    )


def credential() -> dict[str, Any]:
    """What a browser sends when a passkey is made."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    kept = AttestedCredentialData.create(bytes(16), NAME, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, kept)
    client = b'{"type":"webauthn.create","challenge":"","origin":"http://testserver"}'
    return {
        "type": "public-key",
        "id": websafe_encode(NAME),
        "rawId": websafe_encode(NAME),
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(
                AttestationObject.create("none", data, {})
            ),
        },
        "clientExtensionResults": {},
    }
