"""Editing a section: what its buttons do, and what saves itself meanwhile."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from members import workflow
from members.council.access import Access
from members.council.edit_logo import edit_logo
from members.council.edit_pages import autosaved, conflicting, show, stale
from members.council.page import council_page
from members.council.places import desk_address, edit_address
from members.council.sent import NotSentError, Sent, decided
from members.council.sheet import Sheet
from members.council.writing import AUTOSAVE, forget_typed, told, write
from members.workflow import ConflictError, IllegalTransitionError, StaleError

# Buttons that change a list, and one that only brings back what was typed.
IN_LIST = ("add:", "remove:", "up:", "down:")
BRING_BACK = "bring-back"


@council_page("GET", "HEAD", "POST")
def edit(request: HttpRequest, access: Access, section: str) -> HttpResponse:
    sheet = Sheet(access, section)
    if section == "logo":
        return edit_logo(request, sheet)
    return _answer(request, sheet)


@council_page("GET", "HEAD", "POST")
def edit_text(request: HttpRequest, access: Access, language: str) -> HttpResponse:
    """The texts in one language, beside the original."""
    return _answer(request, Sheet(access, "texts", language))


def _answer(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if request.method != "POST":
        return _opened(request, sheet)
    try:
        sent = Sent.read(request)
    except NotSentError:
        form = sheet.form({name: [*v] for name, v in request.POST.lists()})
        return show(request, sheet, form, is_refused=True, status=400)
    if sent.do == "forget":
        return _dropped(request, sheet)
    if sent.do == AUTOSAVE:
        return autosaved(sheet, sent)
    if sent.do == "withdraw":
        # Where that cannot be done any more, saving says how it stands now.
        with suppress(IllegalTransitionError, StaleError, NotSentError):
            waiting = decided(request, sheet.access, "waiting")
            workflow.withdraw(waiting.revision, waiting.version, by=sheet.access.user)
        sheet = Sheet(sheet.access, sheet.section.slug, sheet.language)
    return _written(request, sheet, sent)


def _opened(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """What was written so far; or what the person typed and could not save yet."""
    if sheet.typed is None:
        return show(request, sheet, sheet.form())
    form = sheet.form(sheet.typed.typed)
    form.is_valid()
    return show(request, sheet, form, typed=sheet.typed)


def _dropped(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if forget_typed(sheet):
        messages.success(request, _("What you had typed is dropped."))
    return redirect(sheet.address)


def _written(request: HttpRequest, sheet: Sheet, sent: Sent) -> HttpResponse:
    form = shown = sheet.form({name: [*v] for name, v in sent.data.lists()})
    try:
        form = shown = sheet.form_of(sent)
        if sent.do.startswith(IN_LIST):
            shown.do(sent.do)
            form = sheet.form(shown.typed)
        written = write(sheet, sent, form)
    except StaleError as refusal:
        return stale(request, sheet, shown, sent, refusal)
    except ConflictError as refusal:
        return conflicting(request, sheet, form, sent, refusal)
    except ValueError:
        # A button that is none of this page's.
        return show(request, sheet, shown, sent, is_refused=True, status=400)
    if sent.do == BRING_BACK and written.is_complete:
        messages.success(request, told(sheet, sent, written))
    if sent.do.startswith(IN_LIST) or sent.do == BRING_BACK:
        return show(request, sheet, shown, sent)
    if not written.is_complete:
        return show(request, sheet, form, sent, status=422)
    messages.success(request, told(sheet, sent, written))
    return redirect(_next_address(sheet, sent))


def _next_address(sheet: Sheet, sent: Sent) -> str:
    if sent.do == "next" and sheet.next:
        return edit_address(sheet.organization.slug, sheet.next.slug)
    return desk_address(sheet.organization)
