"""A section of an old profile page is corrected, beside the text that it came from."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from members.changes import tell
from members.editing import SectionForm
from members.entry import Entry
from members.intake.old_pages import ClosedPageError, correct_page
from members.models import OldPage
from members.staff.actor import actor
from members.staff.correcting import wants_to_save
from members.staff.old_page import context_of, found
from members.staff.old_page_list import address
from members.staff.review_page import texts_in
from members.workflow.began import part_of


def correct(
    request: HttpRequest, pk: int, section: str, language: str = ""
) -> HttpResponse:
    page = found(pk)
    data = request.POST if request.method == "POST" else None
    entry = Entry.model_validate(page.entry)
    try:
        form = SectionForm(section, entry, data, language=language)
    except ValueError:
        raise Http404 from None
    if data is None and page.state != OldPage.State.READ:
        return HttpResponseRedirect(address(page))
    if data is not None and wants_to_save(request, form):
        return save(request, page, form, int(request.POST["version"]))
    return shown(request, page, form)


def save(
    request: HttpRequest, page: OldPage, form: SectionForm, version: int
) -> HttpResponse:
    if not form.is_valid():
        return shown(request, page, form, status=400)
    values = part_of(form.entry, list(form.section.fields))
    try:
        correct_page(page, values, version, by=actor(request))
    except ClosedPageError:
        reason = _(
            "Somebody else was here meanwhile. Nothing was saved. What you typed is "
            "below."
        )
        return shown(request, found(page.pk), form, reason=reason, status=409)
    messages.success(request, _("Your correction is kept."))
    return HttpResponseRedirect(address(page))


def shown(
    request: HttpRequest,
    page: OldPage,
    form: SectionForm,
    *,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    section = texts_in(form.language) if form.language else form.section.title
    title = _("Correct: %(section)s") % {"section": section}
    context = context_of(request, page, title)
    context |= {
        "first": context["text"].first(form.section.slug),
        "form": form,
        "reason": reason,
        "is_open": page.state == OldPage.State.READ,
        # What somebody else made of it meanwhile would be replaced: it is shown.
        "differs": tell(Entry.model_validate(page.entry), form.entry) if reason else [],
    }
    return render(request, "admin/members/oldpage/correct.html", context, status=status)
