"""How allauth behaves here: its limits, links and mails, and what the audit hears."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as current
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from issa_directory.accounts.addresses import drop_stale, is_taken
from members.models import User
from members.workflow import record
from members.workflow.mail import queue_mail
from programs.models import Network

ERRORS = {
    "email_password_mismatch": _(
        "This address and password do not belong together. Check both, and mind "
        "capital letters in the password."
    ),
    "too_many_login_attempts": _("Too many attempts. Try again in five minutes."),
    "too_many_here": _("Too many attempts from where you are. Try again in a minute."),
    "rate_limited": _("Too many attempts. Try again in five minutes."),
    "incorrect_password": _("This is not your password."),
    "enter_current_password": _("This is not your current password."),
    "duplicate_email": _("You sign in with this address already."),
}


class Adapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    # Who comes in, and where to ----------------------------------------------

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account: people come by invitation, or staff add them."""
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_safe_url(self, url: str) -> bool:
        """Paths of this site. No host is needed, so none is believed."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_ajax(self, request: HttpRequest) -> bool:
        # Elsewhere pages are pages, whatever the headers of a request wish for.
        return request.path == reverse("mfa_login_webauthn") and super().is_ajax(
            request
        )

    # Limits ------------------------------------------------------------------

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not ratelimit.consume(request, action="sign_in"):
            raise self.validation_error("too_many_here")
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        # Of account and visitor together: by the account alone, as allauth counts,
        # anybody could lock anybody out.
        email = str(credentials.get("email", "")).lower()
        return f"{email} {get_ip(request)}"

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        email = cast(User, user).email
        found = self.authenticate(current.request, email=email, password=password)
        return found == user

    # What the audit hears ----------------------------------------------------

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **details: Any
    ) -> HttpResponse:
        record("signed in", by=cast(User, user))
        return super().post_login(request, user, **details)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        tried = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        record(
            "sign-in refused", subject=f"user {tried.pk}" if tried else "nobody known"
        )

    def logout(self, request: HttpRequest) -> None:
        record("signed out", by=cast(User, request.user))
        super().logout(request)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            record("password set", by=cast(User, user))

    # Addresses and mails -----------------------------------------------------

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        user = cast(User, email_address.user)
        if is_taken(email_address.email, by_others_than=user):
            self.add_message(
                request,
                messages.ERROR,
                "account/messages/email_confirmation_failed.txt",
                {"email": email_address.email},
            )
            return False
        with transaction.atomic():
            drop_stale(email_address.email, user)
            return super().confirm_email(request, email_address)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        return link("account_reset_password_from_key", uidb36=uid, key=token)

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: Any
    ) -> str:
        return link("account_confirm_email", key=emailconfirmation.key)

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        is_known = current.request.user.is_authenticated
        return reverse("account_email" if is_known else "account_login")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person what changed in the account, and the audit too."""
        user = cast(User, user)
        record(template_prefix.rpartition("/")[2].replace("_", " "), by=user)
        context = {"user": user, **(context or {})}
        super().send_notification_mail(
            template_prefix, user, context, email or user.email
        )

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue a mail in plain text. Its links lead to the site's own address."""
        context = {
            **context,
            "email": email,
            "network": Network.objects.current(),
            "site_origin": settings.SITE_ORIGIN,
        }
        subject = render_to_string(f"{template_prefix}_subject.txt", context)
        text = render_to_string(f"{template_prefix}_message.txt", context)
        queue_mail(email, subject.strip(), text.strip() + "\n", is_secret=True)


def link(page: str, **arguments: str) -> str:
    return settings.SITE_ORIGIN + reverse(page, kwargs=arguments)
