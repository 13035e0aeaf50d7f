"""Reading old profile pages: pasted or dropped, many at once, and what waits."""

import time
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.intake.old_pages import ClosedPageError, plan_from, read_page
from members.intake.reading.document import UnreadableError
from members.models import OldPage
from members.staff.actor import actor

KINDS = ".txt,.html,.htm,.docx"
MOST_FILES = 20
MOST_BYTES = 1024 * 1024
# The gate refuses a body of more than 3 MB; with this, a mistake is told at its field.
MOST_TOGETHER = 2 * 1024 * 1024
MOST_WORDS = 200_000
# A worker is stopped after ten seconds; what was not read by then can be given again.
SECONDS = 6


TOO_LARGE = gettext_lazy(
    "These files are larger than 2 MB together. Choose some now, and the others after."
)


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; an empty list where there is none."""

    widget = Files(attrs={"accept": KINDS, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [super(FilesField, self).clean(one, initial) for one in data or []]
        if len(files) > MOST_FILES:
            message = _("At most %(most)d files at once. Choose the others after that.")
            raise forms.ValidationError(message % {"most": MOST_FILES})
        if sum(file.size for file in files if file) > MOST_TOGETHER:
            raise forms.ValidationError(TOO_LARGE)
        return [file for file in files if file]


class ReadForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text of a page"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Copy the whole page, and paste it here."),
    )
    documents = FilesField(
        label=gettext_lazy("Or files"),
        required=False,
        help_text=gettext_lazy(
            "Text (.txt), web pages (.html) or Word (.docx): at most 20 at once, and "
            "2 MB together."
        ),
    )
    most_bytes = str(MOST_TOGETHER)  # without separators, for the script
    too_large = TOO_LARGE

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not (
            given.get("text", "").strip() or given.get("documents")
        ):
            self.add_error("text", _("Paste a text here, or choose files below."))
        return given

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Each page with the name of its file; a pasted one has none."""
        if text := self.cleaned_data["text"].strip():
            yield "", text.encode()
        for file in self.cleaned_data["documents"]:
            yield file.name or "", file.read(MOST_BYTES + 1)


def read_many(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and request.POST.get("do") == "plan":
        return planned(request)
    form = ReadForm()
    if request.method == "POST":
        form = ReadForm(request.POST, request.FILES)
        if form.is_valid():
            return told(request, form, *read(form, request))
    return shown(request, form, status=400 if form.errors else 200)


def told(
    request: HttpRequest,
    form: ReadForm,
    pages: list[OldPage],
    unread: list[tuple[str, str]],
) -> HttpResponse:
    """To what was read; where something was not, why, with the text still there."""
    if len(pages) == 1 and not unread:
        return HttpResponseRedirect(address(pages[0]))
    if pages:
        done = ngettext(
            "%(count)d page is read.", "%(count)d pages are read.", len(pages)
        )
        messages.success(request, done % {"count": len(pages)})
    if not unread:
        return HttpResponseRedirect(reverse("admin:members_oldpage_changelist"))
    is_kept = any(not file for file, _reason in unread)
    text = form.cleaned_data["text"] if is_kept else ""
    return shown(request, ReadForm(initial={"text": text}), unread)


def read(
    form: ReadForm, request: HttpRequest
) -> tuple[list[OldPage], list[tuple[str, str]]]:
    """The pages that were read, and the files that were not, each with the reason.

    The text that was pasted is a file without a name.
    """
    pages, unread = [], []
    until = time.monotonic() + SECONDS
    for file, content in form.pages():
        if len(content) > MOST_BYTES:
            unread.append((file, _("It is larger than 1 MB, too large for a page.")))
        elif time.monotonic() > until:
            unread.append((file, _("There was no time left. Choose it again.")))
        else:
            try:
                pages.append(read_page(file, content, by=actor(request)))
            except UnreadableError as refusal:
                unread.append((file, str(refusal)))
    return pages, unread


def planned(request: HttpRequest) -> HttpResponse:
    """The pages that were ticked, as one plan."""
    numbers = [int(pk) for pk in request.POST.getlist("pages") if is_number(pk)]
    pages = list(OldPage.objects.open().filter(pk__in=numbers).order_by("pk"))
    if not pages:
        messages.error(request, _("Tick at least one page for the plan."))
        return shown(request, ReadForm(), status=400)
    try:
        plan = plan_from(pages, by=actor(request))
    except ClosedPageError:
        messages.error(request, _("Somebody has taken one of these pages meanwhile."))
        return shown(request, ReadForm(), status=409)
    return HttpResponseRedirect(reverse("admin:members_import_change", args=[plan.pk]))


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def address(page: OldPage) -> str:
    return reverse("admin:members_oldpage_change", args=[page.pk])


def shown(
    request: HttpRequest,
    form: ReadForm,
    unread: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Read old profile pages"),
        "here": _("Read old profile pages"),
        "opts": OldPage._meta,
        "form": form,
        "unread": unread or [],
        "pages": OldPage.objects.open().for_lists()[:100],
        "closed": OldPage.objects.exclude(state=OldPage.State.READ).for_lists()[:20],
    }
    template = "admin/members/oldpage/read.html"
    return render(request, template, context, status=status)
