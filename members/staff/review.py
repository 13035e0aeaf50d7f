"""A reviewer reads a submission, and publishes or returns it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members import workflow
from members.models import Revision
from members.staff import queue
from members.staff.actor import actor
from members.staff.admin_page import page_context
from members.staff.decision import DecisionForm, Said
from members.staff.refusals import REFUSALS, told
from members.staff.review_page import ReviewPage


def found(request: HttpRequest, pk: int) -> Revision:
    """The revision, for those who review; 403 for all others."""
    if not workflow.may_review(request.user):
        raise PermissionDenied
    revisions = Revision.objects.select_related(
        "organization__country", "base", "submitted_by", "decided_by", "corrected_by"
    )
    return get_object_or_404(revisions, pk=pk)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    revision = found(request, pk)
    if request.method != "POST":
        return shown(request, revision, Said.kept(request.session, pk))
    said = Said.read(request.POST)
    do = request.POST.get("do", "")
    if do.startswith("correct:"):
        return to_correct(request, revision, said, do.removeprefix("correct:"))
    form = DecisionForm(request.POST, said.remarks)
    if not form.is_valid():
        return shown(request, revision, said, form=form, status=400)
    try:
        decide(revision, form, said, request)
    except REFUSALS as refusal:
        return refused(request, pk, said, refusal)
    Said.forget(request.session, pk)
    return on_to_the_next(request, revision, form.cleaned_data["do"])


def to_correct(
    request: HttpRequest, revision: Revision, said: Said, name: str
) -> HttpResponse:
    """To the page of a section; what was typed here waits until it comes back."""
    page = ReviewPage(revision, actor(request), said)
    parts = (part for part in page.correctable if part.name == name)
    part = next(parts, None)
    if part is None:
        raise Http404
    said.keep(request.session, revision.pk)
    return HttpResponseRedirect(part.address)


def refused(
    request: HttpRequest, pk: int, said: Said, refusal: Exception
) -> HttpResponse:
    """The page once more, with the reason and all that was typed."""
    revision = found(request, pk)
    # What rows say that came in by another way is recorded, so that the page and
    # the gate agree on the number of what is public.
    workflow.record_loaded([revision.organization])
    reason = told(refusal, revision)
    return shown(request, revision, said, reason=reason, status=409)


def decide(
    revision: Revision, form: DecisionForm, said: Said, request: HttpRequest
) -> None:
    """Raises what `publish` and `give_back` raise."""
    seen, note = form.cleaned_data["seen"], form.cleaned_data["note"]
    if form.cleaned_data["do"] == "return":
        workflow.give_back(
            revision, seen.version, by=actor(request), note=note, remarks=said.remarks
        )
        return
    workflow.publish(
        revision,
        seen.version,
        seen.number,
        by=actor(request),
        note=note,
        choices=said.choices,
    )


def shown(
    request: HttpRequest,
    revision: Revision,
    said: Said,
    *,
    form: DecisionForm | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    page = ReviewPage(revision, actor(request), said)
    context = {
        **page_context(request, revision),
        "title": page.title,
        "page": page,
        "form": form,
        "reason": reason,
    }
    return render(request, "admin/members/revision/review.html", context, status=status)


def on_to_the_next(request: HttpRequest, revision: Revision, did: str) -> HttpResponse:
    """To the next submission, which says what was done and how many are left."""
    left = Revision.objects.waiting().count()
    done = {
        "publish": _("The changes of %(name)s are public."),
        "return": _("The changes of %(name)s are returned, with your words."),
    }[did] % {"name": revision.organization.name}
    how_many = ngettext("%(count)d is left.", "%(count)d are left.", left)
    rest = how_many % {"count": left} if left else _("Nothing is left to review.")
    messages.success(request, f"{done} {rest}")
    # With a fragment of its own: a browser would keep "#decide" of the page before.
    if following := queue.next_after(revision):
        return to_review(following)
    return HttpResponseRedirect(f"{reverse('admin:index')}#content-start")


def to_review(revision: Revision) -> HttpResponse:
    page = reverse("admin:members_revision_review", args=[revision.pk])
    return HttpResponseRedirect(f"{page}#main")
