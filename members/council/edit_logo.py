"""The logo: a file that is read, kept anew and named by the draft."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members.council.access import hidden
from members.council.edit_pages import conflict_page, stale_context
from members.council.places import desk_address
from members.council.sent import Sent, new_page_id
from members.council.sheet import Sheet
from members.council.writing import Written, told, write_values
from members.editing.logo import LogoForm
from members.pictures import RefusedPicture, find_logo, store_logo
from members.workflow import ConflictError, StaleError

REMOVE = "remove:logo"
KEPT = "kept"  # the name of a logo that was uploaded and not saved yet


def edit_logo(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Raises NotSentError."""
    if request.method != "POST":
        return _page(request, sheet, LogoForm())
    sent = Sent.read(request)
    form = LogoForm(request.POST, request.FILES)
    name = _chosen(request, sheet, sent, form)
    if name is None:
        return _page(request, sheet, form, sent, status=422)
    try:
        written = _write(sheet, sent, name)
    except StaleError as refusal:
        more = stale_context(sheet, refusal) | {KEPT: name}
        return _page(request, sheet, LogoForm(), sent, status=409, **more)
    except ConflictError as refusal:
        return conflict_page(request, sheet, sent, refusal, [(KEPT, name)])
    messages.success(request, told(sheet, sent, written))
    return redirect(desk_address(sheet.organization))


def _chosen(
    request: HttpRequest, sheet: Sheet, sent: Sent, form: LogoForm
) -> str | None:
    """The name of the logo to save; None where the form says what is wrong."""
    if sent.do == REMOVE:
        return ""
    if kept := sent.data.get(KEPT, ""):
        if find_logo(sheet.organization, kept) is None:
            raise hidden(request)
        return kept
    if not form.is_valid():
        return None
    try:
        logo = form.cleaned_data["logo"]
        return store_logo(sheet.organization, logo, by=sheet.access.user).name
    except RefusedPicture as refusal:
        form.add_error("logo", str(refusal))
        return None


def _write(sheet: Sheet, sent: Sent, name: str) -> Written:
    standing = sheet.standing
    if standing.draft is None and standing.entry.logo == name:
        return Written(is_complete=True, has_changed=False)
    return write_values(sheet, sent, {"logo": name})


def _page(
    request: HttpRequest,
    sheet: Sheet,
    form: LogoForm,
    sent: Sent | None = None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "organization": sheet.organization,
        "sheet": sheet,
        "form": form,
        "picture": find_logo(sheet.organization, sheet.standing.entry.logo),
        "version": str(sent.began if sent else sheet.standing.began),
        "page_id": (sent and sent.page) or new_page_id(),
        "turn": sent.turn + 1 if sent else 1,
        "is_anew": sent.is_anew if sent else sheet.standing.draft is None,
        **more,
    }
    return render(request, "council/edit_logo.html", context, status=status)
