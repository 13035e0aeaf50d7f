"""Two organizations beside each other: which one stays, what happens, and doing it."""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from members import workflow
from members.changes import ToldSection, tell
from members.intake.duplicates import duplicates_of
from members.models import Merger, Organization
from members.staff.actor import actor
from members.staff.duplicates import with_organizations, with_pk
from members.staff.health import need, page_context
from members.staff.review_page import public_now
from members.staff.standing import MERGE
from members.workflow import StaleError
from members.workflow.errors import MergedError
from members.workflow.merging import MembershipLostError, Prospect, merge, prospect
from members.workflow.splitting import split

FOUND = 20


@dataclass
class Both:
    """The organization that stays and the other one, as their entries are now."""

    kept: Organization
    other: Organization
    seen: str = field(init=False)

    def __post_init__(self) -> None:
        pair = (self.kept, self.other)
        self.seen = ".".join(str(workflow.public_number(one)) for one in pair)

    @cached_property
    def prospect(self) -> Prospect:
        return prospect(self.kept, self.other)

    @cached_property
    def differences(self) -> list[ToldSection]:
        entries = public_now(self.kept)[0], public_now(self.other)[0]
        return tell(*entries, side_by_side=True)


def merging(request: HttpRequest, pk: int) -> HttpResponse:
    """Which other one, at first; then the two beside each other."""
    need(request, MERGE)
    rows = Organization.objects.whole().select_related("country")
    kept = get_object_or_404(rows, pk=pk)
    if not with_pk(request):
        return choose(request, kept)
    both = Both(kept, get_object_or_404(rows.exclude(pk=pk), pk=with_pk(request)))
    if request.method == "POST":
        return decide(request, both)
    return shown(request, both)


def choose(request: HttpRequest, kept: Organization) -> HttpResponse:
    """Those that look like it, and those that are found by a name."""
    words = request.GET.get("q", "").strip()[:100]
    found = Organization.objects.none()
    if words:
        named = Q(name__icontains=words) | Q(slug__icontains=words)
        named |= Q(names__text__icontains=words)
        others = Organization.objects.whole().exclude(pk=kept.pk).filter(named)
        found = others.select_related("country").distinct()
    context = {
        **page_context(request, _("Merge %(name)s with …") % {"name": kept.name}),
        "kept": kept,
        "words": words,
        "found": found[:FOUND],
        "alike": [
            (next(one for one in alike.both if one != kept), alike.why)
            for alike in with_organizations(duplicates_of(kept))
        ],
    }
    return render(request, "admin/health/merge_with.html", context)


def decide(request: HttpRequest, both: Both) -> HttpResponse:
    if request.POST.get("seen") != both.seen:
        said = _("One of them has changed since you opened the page. Look once more.")
        return shown(request, both, said)
    numbers = [int(number) for number in both.seen.split(".")]
    try:
        merge(
            both.kept,
            both.other,
            (numbers[0], numbers[1]),
            by=actor(request),
            names=request.POST.getlist("names"),
        )
    except MembershipLostError:
        return shown(request, both, _("Nothing was merged: see below."))
    except StaleError:
        said = _("One of them has changed since you opened the page. Look once more.")
        return shown(request, both, said)
    words = {"other": both.other.name, "kept": both.kept.name}
    said = _("%(other)s is merged into %(kept)s. It can be undone on its page.")
    messages.success(request, said % words)
    return redirect("admin:members_organization_change", both.other.pk)


def shown(request: HttpRequest, both: Both, refused: str = "") -> HttpResponse:
    title = _("One organization, two entries?")
    context = {**page_context(request, title), "both": both, "refused": refused}
    status = 409 if refused else 200
    return render(request, "admin/health/merge.html", context, status=status)


def splitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the merger of this organization into another one."""
    need(request, MERGE)
    merger = get_object_or_404(Merger.objects.select_related("kept", "other"), other=pk)
    try:
        split(merger, by=actor(request))
    except MergedError:
        words = {"name": merger.kept.name}
        said = _("%(name)s was itself merged into another one: undo that first.")
        messages.error(request, said % words)
    except Merger.DoesNotExist:
        messages.warning(request, _("The merger was undone already."))
    else:
        said = _("The merger is undone. Names that were taken over stay for now.")
        messages.success(request, said)
    return redirect("admin:members_organization_change", merger.other_id)
