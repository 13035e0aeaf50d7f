"""What is done with one seat: another role, its end, and handing over."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from members.council.access import found, own_or_404
from members.council.colleague_forms import HandOverForm, RoleForm, posted
from members.models import Seat
from members.workflow import Role
from members.workflow.errors import SeatOverError
from members.workflow.seats import (
    LastLeadError,
    end_seat,
    hand_over,
    is_last_lead,
    set_role,
)

View = Callable[..., HttpResponse]
LAST_LEAD = gettext_lazy(
    "Nobody else is lead of this organization, and one lead has to stay. Make somebody "
    "else lead first. Where there is nobody, write to the network: it can end any seat."
)


def of_seat(view: View) -> View:
    """Finds a seat for its lead, for staff or for its own person; 404 for others.

    Asks for the password when the page is opened, so that nothing typed is lost.
    """
    asked = reauthentication_required(view)

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    @wraps(view)
    def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        organization, role, _user = found(request, slug)
        seats = organization.seats.select_related("user", "organization")
        seat = own_or_404(request, seats, pk=pk)
        if not role.may_lead and seat.user_id != request.user.pk:
            raise Http404
        try:
            if not Seat.objects.in_force().filter(pk=seat.pk).exists():
                raise SeatOverError
            return asked(request, seat, role)
        except SeatOverError:
            messages.warning(request, _("This seat has ended already."))
            return redirect("council:colleagues", slug)

    return answer


@of_seat
def seat_role(request: HttpRequest, seat: Seat, role: Role) -> HttpResponse:
    if not role.may_lead:
        raise Http404
    form = RoleForm(posted(request), initial={"role": seat.role})
    if form.is_valid() and _did(form, set_role, seat, by=request.user):
        seat.refresh_from_db()
        words = {"person": seat.user, "role": seat.get_role_display()}
        messages.success(request, _("The role of %(person)s is now: %(role)s.") % words)
        return redirect("council:colleagues", seat.organization.slug)
    return _page(request, "council/seat_role.html", seat, form)


@of_seat
def seat_end(request: HttpRequest, seat: Seat, role: Role) -> HttpResponse:
    """Asks first; a POST ends the seat."""
    form = forms.Form(posted(request))
    is_repair = role == Role.SECRETARIAT
    how = {"by": request.user, "is_repair": is_repair}
    if form.is_valid() and _did(form, end_seat, seat, **how):
        return _gone(request, seat)
    # Said before anybody decides, not after.
    has_to = not is_repair and seat.user_id == request.user.pk and is_last_lead(seat)
    more = {"has_to_hand_over": has_to}
    return _page(request, "council/seat_end.html", seat, form, **more)


@of_seat
def seat_hand_over(request: HttpRequest, seat: Seat, role: Role) -> HttpResponse:
    """The lead makes somebody else lead, and stays or leaves."""
    if seat.user_id != request.user.pk or seat.role != Seat.Role.LEAD:
        raise Http404
    form = HandOverForm(posted(request), colleagues=_colleagues(seat))
    if form.is_valid():
        to, is_leaving = form.cleaned_data["to"], form.cleaned_data["then"] == "leave"
        hand_over(seat, to, by=request.user, is_leaving=is_leaving)
        if is_leaving:
            return _gone(request, seat)
        words = {"person": to.user, "name": seat.organization.name}
        messages.success(request, _("%(person)s is lead of %(name)s now.") % words)
        return redirect("council:colleagues", seat.organization.slug)
    return _page(request, "council/seat_hand_over.html", seat, form)


def _did(form: forms.Form, verb: Callable[..., Any], seat: Seat, **how: Any) -> bool:
    """Whether it was done; if not, the form says why."""
    try:
        verb(seat, *form.cleaned_data.values(), **how)
    except LastLeadError:
        form.add_error(None, LAST_LEAD)
    return form.is_valid()


def _colleagues(seat: Seat) -> QuerySet[Seat]:
    """All others who speak for the organization and can sign in."""
    seats = Seat.objects.in_force().filter(organization=seat.organization)
    seats = seats.exclude(user=seat.user).filter(user__is_active=True)
    return seats.select_related("user").order_by("user__name", "user__email")


def _gone(request: HttpRequest, seat: Seat) -> HttpResponse:
    words = {"person": seat.user, "name": seat.organization.name}
    if seat.user_id == request.user.pk:
        messages.success(request, _("You no longer speak for %(name)s.") % words)
        return redirect("council:home")
    done = _("%(person)s no longer speaks for %(name)s.") % words
    messages.success(request, done)
    return redirect("council:colleagues", seat.organization.slug)


def _page(
    request: HttpRequest, template: str, seat: Seat, form: forms.Form, **more: bool
) -> HttpResponse:
    is_own, colleagues = seat.user_id == request.user.pk, _colleagues(seat)
    is_lead = seat.role == Seat.Role.LEAD
    context = {
        "organization": seat.organization,
        "seat": seat,
        "is_own": is_own,
        "is_alone": is_own and is_lead and not colleagues,
        "form": form,
        **more,
    }
    return render(request, template, context, status=400 if form.errors else 200)
