"""Where the link of a reminder leads: what is public, and one button for it."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members import workflow
from members.council.access import found
from members.models import Organization, User
from members.profile import Profile
from members.workflow import WHOLE, StaleError
from members.workflow.reminders import read_token


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    mailed = read_token(token)
    if mailed is None:
        return render(request, "council/confirm_link_over.html", status=410)
    slug, number = mailed
    return _confirm(request, slug, number)


@login_required
def _confirm(request: HttpRequest, slug: str, mailed: int) -> HttpResponse:
    """A GET shows what is public now. Only the button confirms it, as it was shown."""
    organization, _role, _user = found(request, slug)
    if request.method == "POST" and _confirmed(request, organization):
        words = {"name": organization.name}
        done = _("Thank you. The entry of %(name)s is confirmed as of today.") % words
        messages.success(request, done)
        return redirect("council:desk", slug)
    number = workflow.public_number(organization)
    rows = Organization.objects.for_profile().get(pk=organization.pk)
    context = {
        "organization": rows,
        "profile": Profile(rows),
        "number": number,
        "has_moved": number != mailed or request.method == "POST",
    }
    return render(request, "council/confirm_link.html", context)


def _confirmed(request: HttpRequest, organization: Organization) -> bool:
    """Whether what the person was shown is what is public."""
    shown = request.POST.get("number", "")
    if not shown.isdecimal() or len(shown) > 9:
        return False
    try:
        by = cast(User, request.user)
        workflow.confirm(organization, WHOLE, int(shown), by=by)
    except StaleError:
        return False
    return True
