"""Codes of an authenticator app: each is good once, also where allauth forgets it.

With a tolerance of one step a code is good for 90 seconds, and allauth remembers a
used one for 30.
"""

import re

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django.core.cache import cache

from members.models import User


def name_of(user: User, code: str) -> str:
    return f"code used: {user.pk} {re.sub(r'[^0-9A-Za-z]', '', code)}"


def remember(user: User, code: str) -> bool:
    """Whether nobody was quicker with the same code, which is now used."""
    steps = 2 * app_settings.TOTP_TOLERANCE + 2
    name = name_of(user, code)
    return cache.add(name, True, timeout=steps * app_settings.TOTP_PERIOD)


class OnceOnly(base.BaseAuthenticateForm):
    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if cache.get(name_of(self.user, code)):
            check_rate_limit(self.user)
            raise get_adapter().validation_error("incorrect_code")
        super().clean_code()
        is_of_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_of_app and not remember(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(OnceOnly, base.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateForm(OnceOnly, base.ReauthenticateForm):
    """Proves once more who one is, before a change of the account."""


class ActivateForm(totp.ActivateTOTPForm):
    """Sets an app up; the code that proves it works does not sign in as well."""

    user: User

    @property
    def key(self) -> str:
        """The key in groups, for those who type it."""
        return " ".join(re.findall(".{1,4}", self.secret))

    def clean_code(self) -> str:
        code = super().clean_code()
        remember(self.user, code)
        return code
