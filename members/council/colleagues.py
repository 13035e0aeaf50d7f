"""Who speaks for an organization, and whom it invites to."""

import re
from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from members.council.access import found, own_or_404
from members.council.colleague_forms import InvitationForm, posted
from members.council.refusals import IS_MERGED
from members.models import Invitation, Organization, Seat, User
from members.workflow import invitations
from members.workflow.errors import MergedError
from members.workflow.invitations import (
    AlreadySeatedError,
    InvitationOverError,
    TooManyInvitationsError,
)

SEATED = gettext_lazy("This person speaks for the organization already.")
TOO_MANY = gettext_lazy(
    "The organization has sent 20 invitations in 24 hours, and that is the most. "
    "Try again tomorrow."
)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def colleagues(request: HttpRequest, slug: str) -> HttpResponse:
    """The list. A POST sends an open invitation again, or takes it back."""
    organization, role, _user = found(request, slug)
    if request.method == "POST":
        if not role.may_lead:
            raise Http404
        _act_on_invitation(request, organization)
        return redirect("council:colleagues", slug)
    seats = Seat.objects.in_force().filter(organization=organization)
    seats = seats.select_related("user", "public_contact").order_by("-role", "since")
    context = {
        "organization": organization,
        "role": role,
        "seats": seats,
        "own": next((seat for seat in seats if seat.user_id == request.user.pk), None),
        "invitations": organization.invitations.open().order_by("expires_at"),
    }
    return render(request, "council/colleagues.html", context)


def _act_on_invitation(request: HttpRequest, organization: Organization) -> None:
    asked = re.fullmatch(r"(again|revoke):([0-9]{1,18})", request.POST.get("do", ""))
    if not asked:
        raise Http404
    offer = own_or_404(request, organization.invitations.all(), pk=int(asked[2]))
    by = cast(User, request.user)
    try:
        if asked[1] == "revoke":
            invitations.revoke(offer, by=by)
            messages.success(request, _("The invitation was taken back."))
        else:
            invitations.send_again(offer, by=by)
            messages.success(request, _on_its_way(offer))
    except InvitationOverError:
        messages.warning(request, _("This invitation is no longer open."))
    except AlreadySeatedError:
        messages.warning(request, SEATED)
    except TooManyInvitationsError:
        messages.warning(request, TOO_MANY)
    except MergedError:
        messages.warning(request, IS_MERGED)


def _on_its_way(offer: Invitation) -> str:
    # The same words whether the address has an account or not.
    return _(
        "An invitation is on its way to %(email)s. It can be accepted for 72 hours."
    ) % {"email": offer.email}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    organization, role, _user = found(request, slug)
    if not role.may_lead:
        raise Http404
    return _invite(request, organization)


# Asked for when the form is opened, so that nothing typed is lost.
@reauthentication_required
def _invite(request: HttpRequest, organization: Organization) -> HttpResponse:
    form = InvitationForm(posted(request))
    if form.is_valid() and (offer := _invited(request, organization, form)):
        messages.success(request, _on_its_way(offer))
        return redirect("council:colleagues", organization.slug)
    status = 429 if form.has_error("email", "too_many") else 400 if form.errors else 200
    context = {"organization": organization, "form": form}
    return render(request, "council/invite.html", context, status=status)


def _invited(
    request: HttpRequest, organization: Organization, form: InvitationForm
) -> Invitation | None:
    try:
        return invitations.invite(
            organization, **form.cleaned_data, by=cast(User, request.user)
        )
    except AlreadySeatedError:
        form.add_error("email", SEATED)
    except TooManyInvitationsError:
        form.add_error("email", ValidationError(TOO_MANY, code="too_many"))
    except MergedError:
        form.add_error("email", ValidationError(IS_MERGED))
    return None
