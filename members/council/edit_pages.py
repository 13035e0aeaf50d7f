"""What a page for editing answers with: itself, or what somebody else did meanwhile."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime

from members.changes import tell_conflicts
from members.council.conflict import who_wrote
from members.council.refusals import what_became
from members.council.sent import Sent, new_page_id, page_id
from members.council.sheet import Sheet
from members.council.writing import write
from members.editing import SectionForm
from members.models import Revision, Unfinished
from members.workflow import Began, ConflictError, StaleError


def show(
    request: HttpRequest,
    sheet: Sheet,
    form: SectionForm,
    sent: Sent | None = None,
    *,
    typed: Unfinished | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page with the form. What it began from stays as when it was opened."""
    began: Any = sent.began if sent else typed.began if typed else sheet.standing.began
    kept = typed.typed.get("page", []) if typed else []
    goes_on = sent.goes_on if sent else page_id("".join(kept))
    is_anew = sent.is_anew if sent else sheet.standing.draft is None
    context = {
        "organization": sheet.organization,
        "sheet": sheet,
        "form": form,
        "typed": typed,
        "version": str(began),
        "page_id": (sent and sent.page) or new_page_id(),
        "goes_on": goes_on,
        "turn": sent.turn + 1 if sent else 1,
        "is_anew": is_anew,
        "is_opened": sent is None,
        **more,
    }
    return render(request, "council/edit.html", context, status=status)


def stale(
    request: HttpRequest,
    sheet: Sheet,
    form: SectionForm,
    sent: Sent,
    refusal: StaleError,
) -> HttpResponse:
    """The draft was sent, published or dropped; all that was typed is on the page."""
    more = stale_context(sheet, refusal)
    return show(request, sheet, form, sent, status=409, **more)


def stale_context(sheet: Sheet, refusal: StaleError) -> dict[str, Any]:
    """What became of the draft; `waiting` names it where it can be taken back."""
    revision = refusal.revision
    is_waiting = revision and revision.state == Revision.State.SUBMITTED
    return {
        "is_stale": True,
        "became": what_became(revision, sheet.access) if revision else "",
        "waiting": str(Began.of(revision, 0)) if is_waiting else "",
    }


def conflicting(
    request: HttpRequest,
    sheet: Sheet,
    form: SectionForm,
    sent: Sent,
    refusal: ConflictError,
) -> HttpResponse:
    hidden = [(name, v) for name, values in form.typed.items() for v in values]
    return conflict_page(request, sheet, sent, refusal, hidden)


def conflict_page(
    request: HttpRequest,
    sheet: Sheet,
    sent: Sent,
    refusal: ConflictError,
    hidden: list[tuple[str, str]],
) -> HttpResponse:
    """Base, theirs and yours of each field that both changed; `hidden` is the rest."""
    context = {
        "organization": sheet.organization,
        "sheet": sheet,
        "conflicts": tell_conflicts(refusal.merge.conflicts),
        "wrote": who_wrote(sheet, sent, refusal),
        "hidden": hidden,
        "sent": sent,
        "turn": sent.turn + 1,
    }
    return render(request, "council/conflict.html", context, status=409)


def autosaved(sheet: Sheet, sent: Sent) -> HttpResponse:
    """For the script of the page: what became of it, and when."""
    try:
        written = write(sheet, sent, sheet.form_of(sent))
    except ConflictError:
        return JsonResponse({"state": "conflict"}, status=409)
    except StaleError:
        return JsonResponse({"state": "stale"}, status=409)
    state = "saved" if written.is_complete else "kept"
    # As pages write it: the clock of a browser may be hours away from theirs.
    return JsonResponse({"state": state, "at": date_format(localtime(), "H:i T")})
