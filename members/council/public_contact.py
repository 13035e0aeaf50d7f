"""A person who lets visitors see a name and how to reach it, and takes that back."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.council.access import found
from members.council.colleague_forms import PublicContactForm, posted
from members.models import PublicContact, Seat, User
from members.workflow.contacts import give_contact, take_back_contact
from members.workflow.errors import MergedError, SeatOverError


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def public_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Of one's own seat alone: nobody consents for somebody else."""
    organization, _role, _user = found(request, slug)
    user = cast(User, request.user)
    seats = Seat.objects.in_force().filter(organization=organization, user=user)
    seat = seats.select_related("organization", "user").first()
    if seat is None:
        raise Http404
    if request.POST.get("do") == "take_back":
        take_back_contact(seat, by=user)
        messages.success(request, _("Visitors no longer see your name."))
        return redirect("council:colleagues", slug)
    there = PublicContact.objects.filter(seat=seat).first()
    known = {"name": user.name, "email": user.email}
    form = PublicContactForm(
        posted(request), instance=there, initial=None if there else known
    )
    if form.is_valid() and _given(seat, form):
        messages.success(request, _("Visitors see your name on the public profile."))
        return redirect("council:colleagues", slug)
    context = {"organization": organization, "contact": there, "form": form}
    status = 400 if form.errors else 200
    return render(request, "council/public_contact.html", context, status=status)


def _given(seat: Seat, form: PublicContactForm) -> bool:
    try:
        give_contact(seat, **form.shown)
    except (MergedError, SeatOverError):
        raise Http404 from None
    return True
