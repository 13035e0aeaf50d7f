"""Load data: a file is chosen, and earlier imports are listed."""

from typing import Any

from django.contrib import admin
from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from members import intake
from members.intake.files import FORMATS
from members.models import Import
from members.staff.actor import actor
from members.staff.loading_form import LoadForm

SHOWN = 25


def load_data(request: HttpRequest) -> HttpResponse:
    """The list with the form; a file that is sent becomes an import with a page."""
    if request.method != "POST":
        return listed(request, LoadForm())
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return listed(request, form, status=400)
    file = form.cleaned_data["file"]
    load = intake.upload(file.name, file.read(), by=actor(request))
    return to_page(load)


def to_page(load: Import) -> HttpResponse:
    page = reverse("admin:members_import_change", args=[load.pk])
    return HttpResponseRedirect(f"{page}#main")


def listed(request: HttpRequest, form: LoadForm, status: int = 200) -> HttpResponse:
    paginator = Paginator(Import.objects.for_lists(), SHOWN)
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    try:
        page = paginator.page(int(asked))
    except EmptyPage:
        raise Http404 from None
    context = {
        **page_context(request, _("Load data")),
        "form": form,
        "formats": list(FORMATS),
        "page": page,
    }
    return render(request, "admin/loading/load_data.html", context, status=status)


def page_context(request: HttpRequest, title: str) -> dict[str, Any]:
    """What the templates of these pages ask for."""
    return {
        **admin.site.each_context(request),
        "opts": Import._meta,
        "title": title,
    }
