"""Where the link of an invitation leads: to a seat, and to an account for it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from members.council.colleague_forms import NewAccountForm, posted
from members.models import Invitation, User
from members.workflow import invitations
from members.workflow.invitations import InvitationOverError, WrongAccountError

KEPT_AS = "invitation"  # its number in the session, once the link was checked


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address bar, whatever it is worth."""
    request.session.pop(KEPT_AS, None)
    if offer := invitations.find_invitation(token):
        request.session[KEPT_AS] = offer.pk
    return redirect("council:accept_invitation")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest) -> HttpResponse:
    offers = Invitation.objects.select_related("organization", "seat")
    offer = offers.filter(pk=request.session.get(KEPT_AS, 0)).first()
    if offer is None or not offer.is_open:
        return _over(request, offer)
    try:
        if request.user.is_authenticated:
            return _as_one_signed_in(request, offer, request.user)
        return _as_one_signed_out(request, offer)
    except InvitationOverError:
        offer.refresh_from_db()
        return _over(request, offer)


def _as_one_signed_in(
    request: HttpRequest, offer: Invitation, user: User
) -> HttpResponse:
    is_invited = user.email.lower() == offer.email.lower()
    if request.method != "POST":
        return _page(request, "accept" if is_invited else "other_account", offer)
    if is_invited:
        invitations.accept(offer, by=user)
        return _welcome(request, offer)
    get_adapter().logout(request)
    # Signing out forgets the session, and the link must not be needed again.
    request.session[KEPT_AS] = offer.pk
    return redirect("council:accept_invitation")


def _as_one_signed_out(request: HttpRequest, offer: Invitation) -> HttpResponse:
    if User.objects.filter(email__iexact=offer.email).exists():
        return _page(request, "sign_in", offer)
    form = NewAccountForm(
        posted(request), email=offer.email, organization=offer.organization.name
    )
    if not form.is_valid():
        return _page(request, "new_account", offer, form=form)
    try:
        seat = invitations.accept_as_new(offer, **form.cleaned_data)
    except WrongAccountError:
        return _page(request, "sign_in", offer)
    login = Login(user=seat.user, redirect_url=_welcome(request, offer).url)
    return perform_password_login(request, {"email": seat.user.email}, login)


def _welcome(request: HttpRequest, offer: Invitation) -> Any:
    """To the desk of the organization, with a word."""
    request.session.pop(KEPT_AS, None)
    words = {"name": offer.organization.name}
    messages.success(request, _("You speak for %(name)s now.") % words)
    return redirect("council:desk", offer.organization.slug)


def _page(
    request: HttpRequest, case: str, offer: Invitation, **more: Any
) -> HttpResponse:
    status = 400 if "form" in more and more["form"].errors else 200
    context = {"invitation": offer, "case": f"council/_invitation_{case}.html", **more}
    return render(request, "council/accept_invitation.html", context, status=status)


def _over(request: HttpRequest, offer: Invitation | None) -> HttpResponse:
    """What to do about a link that leads nowhere, in one page for all reasons."""
    seat = offer.seat if offer else None
    if seat and seat.user_id == request.user.pk:
        return redirect("council:desk", seat.organization.slug)
    context = {"invitation": offer}
    status = 410 if offer else 404
    return render(request, "council/invitation_over.html", context, status=status)
