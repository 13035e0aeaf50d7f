"""allauth's pages where they must do a little more, or less, than allauth does."""

import time
from typing import Any

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as usersessions
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe
from django.views.generic.edit import FormView

from issa_directory.accounts.addresses import keep_own
from issa_directory.accounts.devices import device
from issa_directory.accounts.limits import Limited
from issa_directory.accounts.sessions import end_others

# More than it takes to write a mail into the outbox: whether one was written must
# not be heard from how long the answer took.
RESET_TAKES_SECONDS = 0.5


class LoginView(Limited, account.LoginView):
    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if "data" in kwargs:
            # Scripts send to /admin/login/ what Django's own form calls it. They
            # are to be counted like anybody.
            data = kwargs["data"] = kwargs["data"].copy()
            data.setdefault("login", data.get("username", ""))
        return kwargs


class ReauthenticateView(Limited, account.ReauthenticateView):
    pass


class AuthenticateView(Limited, mfa.AuthenticateView):
    pass


class ReauthenticateByCodeView(Limited, mfa.ReauthenticateView):
    pass


class EndsOtherSessions(FormView):
    """Who signed in before there was a second step gets nowhere without it now."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        end_others(self.request)
        return response


class ActivateAppView(EndsOtherSessions, Limited, totp.ActivateTOTPView):
    pass


class AddPasskeyView(EndsOtherSessions, passkeys.AddWebAuthnView):
    pass


class EmailView(account.EmailView):
    def dispatch(self, request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            keep_own(request.user)
        return super().dispatch(request, *args, **kw)


class ConfirmEmailView(account.ConfirmEmailView):
    def logout_other_user(self, confirmation: Any) -> None:
        """Nobody is signed out by opening a link."""


class PasswordResetView(account.PasswordResetView):
    def form_valid(self, form: Any) -> HttpResponse:
        begun = time.monotonic()
        response = super().form_valid(form)
        time.sleep(max(0, begun + RESET_TAKES_SECONDS - time.monotonic()))
        return response


@method_decorator(reauthentication_required(allow_get=True), name="dispatch")
class SessionsView(usersessions.ListUserSessionsView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["sessions"].sort(key=lambda session: not session.is_current())
        for session in context["sessions"]:
            session.device = device(session.user_agent)
        return context


@require_POST
@login_required
@reauthentication_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_own = session.is_current()
    session.end()
    if is_own:
        logout(request)
    return redirect("usersessions_list")


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What there is to one's account, and where each of it is changed."""
    own = Authenticator.objects.filter(user=request.user)
    kinds = list(own.values_list("type", flat=True))
    context = {
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkey_count": kinds.count(Authenticator.Type.WEBAUTHN),
        "session_count": len(UserSession.objects.purge_and_list(request.user)),
    }
    return render(request, "account/home.html", context)
