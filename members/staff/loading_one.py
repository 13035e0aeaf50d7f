"""The page of one import: how far it is, what it would do, and what to do about it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails

from members import intake
from members.models import Import
from members.staff.actor import actor
from members.staff.loading_list import page_context, to_page
from members.staff.loading_page import ImportPage

REFUSALS = (
    intake.NotApplicableError,
    intake.NotDiscardableError,
    intake.NotUndoableError,
)


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


def found(object_id: str) -> Import:
    is_number = object_id.isascii() and object_id.isdigit() and len(object_id) < 19
    if not is_number:
        raise Http404
    return get_object_or_404(Import.objects.for_lists(), pk=int(object_id))


def one_import(request: HtmxRequest, object_id: str) -> HttpResponse:
    load = found(object_id)
    if request.method == "POST":
        return decided(request, load)
    if request.htmx:
        return how_far(request, load)
    return shown(request, load)


def how_far(request: HttpRequest, load: Import) -> HttpResponse:
    """The part about progress; once nothing goes on, the whole page anew."""
    if not load.is_running:
        return HttpResponseClientRefresh()
    context = {"page": ImportPage(load, request.GET), "load": load}
    return render(request, "admin/loading/_progress.html", context)


def decided(request: HttpRequest, load: Import) -> HttpResponse:
    """Do what was asked for; a refusal shows the page as it is now, with the reason."""
    do, by = request.POST.get("do", ""), actor(request)
    basis = request.POST.get("basis", "")
    try:
        match do:
            case "apply" | "apply-good":
                only_good = do == "apply-good"
                intake.request_apply(load, by=by, only_good=only_good, basis=basis)
            case "discard":
                intake.discard(load, by=by)
                said = _("The plan of %(file)s is discarded. Nothing was changed.")
                messages.success(request, said % {"file": load.name})
                page = reverse("admin:members_import_changelist")
                return HttpResponseRedirect(f"{page}#main")
            case "undo":
                return to_page(intake.undo(load, by=by))
            case _:
                raise BadRequest("Not asked for anything")
    except Import.DoesNotExist:
        raise Http404 from None
    except REFUSALS as refusal:
        return shown(request, found(str(load.pk)), reason=str(refusal), status=409)
    return to_page(load)


def shown(
    request: HttpRequest, load: Import, *, reason: str = "", status: int = 200
) -> HttpResponse:
    context = {
        **page_context(request, load.name),
        "load": load,
        "page": ImportPage(load, request.GET),
        "reason": reason,
        "is_below": True,
    }
    return render(request, "admin/loading/one_import.html", context, status=status)
