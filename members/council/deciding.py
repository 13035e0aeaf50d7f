"""Buttons that decide: take back, drop, bring back, still correct."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from members import workflow
from members.changes import tell
from members.council.access import Access, own_or_404
from members.council.page import council_page
from members.council.places import PAGES
from members.council.sent import decided, number_of
from members.council.standing import Standing
from members.models import Revision
from members.profile import Profile
from members.workflow import WHOLE, Began, StaleError, entry_of
from members.workflow.errors import MergedError


@council_page("POST")
def withdraw(request: HttpRequest, access: Access) -> HttpResponse:
    seen = decided(request, access)
    workflow.withdraw(seen.revision, seen.version, by=access.user)
    messages.success(request, _("Your changes are back, and you can go on with them."))
    return redirect("council:desk", access.organization.slug)


@council_page("GET", "HEAD", "POST")
def discard(request: HttpRequest, access: Access) -> HttpResponse:
    """A GET asks once more."""
    if request.method == "POST":
        seen = decided(request, access)
        workflow.discard(seen.revision, seen.version, by=access.user)
        done = _("The draft was dropped. A lead can bring it back from this page.")
        messages.success(request, done)
        return redirect("council:desk", access.organization.slug)
    standing = Standing(access.organization)
    if standing.draft is None:
        messages.warning(request, _("There is no draft that could be dropped."))
        return redirect("council:desk", access.organization.slug)
    context = {
        "organization": standing.rows,
        "version": str(Began.of(standing.draft, standing.number)),
        "changes": standing.changes,
    }
    return render(request, "council/discard.html", context)


@council_page("POST")
def restore(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """Begin a draft from a version that was public."""
    versions = access.organization.revisions.published().filter(number=number)
    return _restored(request, access, get_object_or_404(versions))


@council_page("POST")
def restore_draft(request: HttpRequest, access: Access, pk: int) -> HttpResponse:
    """Begin a draft from one that was dropped."""
    dropped = access.organization.revisions.filter(state=Revision.State.WITHDRAWN)
    return _restored(request, access, own_or_404(request, dropped, pk=pk))


def _restored(request: HttpRequest, access: Access, revision: Revision) -> HttpResponse:
    if not access.role.may_lead:
        raise Http404
    try:
        workflow.restore(revision, by=access.user)
    except MergedError:
        raise
    except StaleError:
        context = {
            "organization": access.organization,
            "heading": _("There is a draft already"),
            "words": _(
                "Send it or drop it first: it would be mixed with what you bring back."
            ),
        }
        return render(request, "council/refused.html", context, status=409)
    messages.success(request, _("It is your draft now. Look at it, and send it."))
    return redirect("council:changes", access.organization.slug)


@council_page("GET", "HEAD", "POST")
def confirm(request: HttpRequest, access: Access) -> HttpResponse:
    """Still correct: the whole entry, or one section. A GET only asks."""
    section = request.POST.get("section", WHOLE)
    if section != WHOLE and section not in PAGES:
        raise Http404
    if request.method != "POST":
        return _ask(request, access, section)
    number = number_of(request)
    try:
        workflow.confirm(access.organization, section, number, by=access.user)
    except StaleError:
        return _ask(request, access, section, number)
    done = _("Thank you. The public page says now that this is confirmed by you.")
    messages.success(request, done)
    return redirect("council:desk", access.organization.slug)


def _ask(
    request: HttpRequest, access: Access, section: str, seen: int | None = None
) -> HttpResponse:
    """What is public now; and how it differs from the version that was seen."""
    standing = Standing(access.organization)
    context = {
        "organization": standing.rows,
        "profile": Profile(standing.rows),
        "standing": standing,
        "section": PAGES.get(section),
    }
    if seen is not None:
        before = standing.rows.revisions.published().filter(number=seen).first()
        context["changes"] = tell(entry_of(before), standing.public) if before else []
        context["is_moved"] = True
    status = 409 if seen is not None else 200
    return render(request, "council/confirm.html", context, status=status)
