"""A reviewer corrects a section of a submission, and it stays known as that."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from members import workflow
from members.changes import tell
from members.editing import SectionForm
from members.models import Revision
from members.staff.actor import actor
from members.staff.admin_page import page_context
from members.staff.refusals import told
from members.staff.review import found, to_review
from members.staff.review_page import public_now, texts_in
from members.workflow import IllegalTransitionError, StaleError, entry_of
from members.workflow.began import part_of


def correct(
    request: HttpRequest, pk: int, section: str, language: str = ""
) -> HttpResponse:
    revision = found(request, pk)
    form = form_of(request, revision, section, language)
    if request.method == "POST":
        return act(request, revision, form)
    if revision.state != Revision.State.SUBMITTED:
        return to_review(revision)
    return shown(request, revision, form)


def form_of(
    request: HttpRequest, revision: Revision, section: str, language: str
) -> SectionForm:
    """Raises Http404 for a section or a language that is none."""
    public, _number = public_now(revision.organization)
    data = request.POST if request.method == "POST" else None
    entry = entry_of(revision)
    try:
        return SectionForm(section, entry, data, language=language, public=public)
    except ValueError:
        raise Http404 from None


def act(request: HttpRequest, revision: Revision, form: SectionForm) -> HttpResponse:
    """Save, or do what a button of a list asks for."""
    if wants_to_save(request, form):
        return save(request, revision, form, int(request.POST["version"]))
    return shown(request, revision, form)


def wants_to_save(request: HttpRequest, form: SectionForm) -> bool:
    """Whether Save was pressed; else what a button of a list asks for is done.

    Raises Http404 for what no button asks for.
    """
    do = request.POST.get("do", "")
    if do == "save" and is_number(request.POST.get("version", "")):
        return True
    try:
        form.do(do)
    except ValueError:
        raise Http404 from None
    return False


def save(
    request: HttpRequest, revision: Revision, form: SectionForm, version: int
) -> HttpResponse:
    if not form.is_valid():
        return shown(request, revision, form, status=400)
    slug, by = form.section.slug, actor(request)
    values = part_of(form.entry, list(form.section.fields))
    try:
        workflow.correct(revision, slug, values, version, by=by)
    except (IllegalTransitionError, StaleError) as refusal:
        revision = found(request, revision.pk)
        reason = told(refusal, revision)
        return shown(request, revision, form, reason=reason, status=409)
    messages.success(request, _("Your correction is kept. The organization sees it."))
    return to_review(revision)


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def shown(
    request: HttpRequest,
    revision: Revision,
    form: SectionForm,
    *,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    section = texts_in(form.language) if form.language else form.section.title
    title = _("Correct: %(section)s") % {"section": section}
    context = {
        **page_context(request, revision),
        "title": title,
        "here": title,
        "form": form,
        "reason": reason,
        # What somebody else made of it meanwhile would be replaced: it is shown.
        "differs": tell(entry_of(revision), form.entry) if reason else [],
        "is_waiting": revision.state == Revision.State.SUBMITTED,
    }
    template = "admin/members/revision/correct.html"
    return render(request, template, context, status=status)
