"""One old profile page: its text beside what was understood, to correct and to use."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.changes import ToldSection, tell
from members.editing import SECTIONS
from members.entry import LISTS, Contact, Entry, Place
from members.intake.old_pages import (
    ClosedPageError,
    RefusedDraftError,
    draft_from,
    drop_page,
    organization_of,
    plan_from,
    reopen_page,
)
from members.models import OldPage, Organization
from members.staff.actor import actor
from members.staff.marked_text import MarkedText
from members.staff.old_page_list import address, is_number
from members.workflow.errors import MergedError

FIELDS = {slug: section.fields for slug, section in SECTIONS.items()}


class OrganizationForm(forms.Form):
    """Typed and not chosen: a list of thousands is of no help."""

    organization = forms.CharField(
        label=gettext_lazy("Organization"),
        max_length=250,
        help_text=gettext_lazy("Its name, or the end of its profile's address"),
        error_messages={"required": gettext_lazy("Say which organization.")},
    )

    def clean_organization(self) -> Organization:
        typed = self.cleaned_data["organization"]
        named = Q(slug=typed) | Q(name__iexact=typed) | Q(names__text__iexact=typed)
        rows = list(Organization.objects.filter(named).distinct()[:5])
        if len(rows) == 1:
            return not_merged(rows[0])
        if not rows:
            raise forms.ValidationError(_("There is no organization of this name."))
        message = _("More than one has this name. Type one of these: %(slugs)s.")
        slugs = ", ".join(row.slug for row in rows)
        raise forms.ValidationError(message % {"slugs": slugs})


def not_merged(organization: Organization) -> Organization:
    """Raises ValidationError for one whose entry is not changed any more."""
    if kept := organization.merged_into:
        words = {"name": organization.name, "kept": kept.name, "slug": kept.slug}
        message = _("%(name)s was merged into %(kept)s. Type %(slug)s instead.")
        raise forms.ValidationError(message % words)
    return organization


def one(request: HttpRequest, pk: str) -> HttpResponse:
    page = found(pk)
    if request.method != "POST":
        return shown(request, page)
    do = request.POST.get("do", "")
    try:
        if do == "draft":
            return drafted(request, page)
        if do == "plan":
            plan = plan_from([page], by=actor(request))
            return HttpResponseRedirect(
                reverse("admin:members_import_change", args=[plan.pk])
            )
        if do == "drop":
            drop_page(page, by=actor(request))
            messages.success(request, _("%(page)s is put aside.") % {"page": page})
            return HttpResponseRedirect(reverse("admin:members_oldpage_changelist"))
        if do == "reopen":
            reopen_page(page, by=actor(request))
            return HttpResponseRedirect(address(page))
    except ClosedPageError:
        reason = _("Somebody else was here meanwhile. Nothing was done.")
        return shown(request, found(pk), reason=reason, status=409)
    raise Http404


def found(pk: str | int) -> OldPage:
    if not is_number(str(pk)):
        raise Http404
    pages = OldPage.objects.select_related("revision__organization", "plan")
    return get_object_or_404(pages, pk=int(pk))


def drafted(request: HttpRequest, page: OldPage) -> HttpResponse:
    """To the desk of the organization, where the draft is read, corrected and sent."""
    form = OrganizationForm(request.POST)
    if not form.is_valid():
        return shown(request, page, form=form, status=400)
    organization = form.cleaned_data["organization"]
    try:
        draft_from(page, organization, FIELDS, by=actor(request))
    except RefusedDraftError as refusal:
        reason = " ".join(remark.message for remark in refusal.remarks)
        return shown(request, page, form=form, reason=reason, status=409)
    except MergedError:
        reason = _("%(name)s was merged into another organization meanwhile.")
        reason %= {"name": organization.name}
        return shown(request, page, form=form, reason=reason, status=409)
    messages.success(request, _("What the page says is in the draft. Look through it."))
    return HttpResponseRedirect(reverse("council:desk", args=[organization.slug]))


def shown(
    request: HttpRequest,
    page: OldPage,
    *,
    form: OrganizationForm | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    if form is None:
        same = organization_of(page) if page.state == OldPage.State.READ else None
        form = OrganizationForm(initial={"organization": same and same.name})
    context = {
        **context_of(request, page, page.name),
        "proposed": proposed(page),
        "form": form,
        "reason": reason,
        "is_open": page.state == OldPage.State.READ,
        "sections": {k: v for k, v in SECTIONS.items() if k != "texts"},
    }
    return render(request, "admin/members/oldpage/one.html", context, status=status)


def context_of(request: HttpRequest, page: OldPage, title: str) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": title,
        "here": title,
        "opts": OldPage._meta,
        "page": page,
        "text": MarkedText(page.text, [tuple(mark) for mark in page.marks]),
    }


def proposed(page: OldPage) -> list[ToldSection]:
    """What was understood, in the words of a page, each with where it was said."""
    entry, text = Entry.model_validate(page.entry), MarkedText(page.text, page.marks)
    told = tell(nothing_of(entry), entry, side_by_side=True)
    for section in told:
        for change in section.changes:
            vars(change).update(words=text.words(change.name))
    return told


def nothing_of(entry: Entry) -> Entry:
    """An entry that says nothing, to tell all that another one says."""
    place = Place.model_construct(country="")
    empty: dict[str, Any] = {name: [] for name in LISTS}
    empty |= {"name": "", "name_language": "", "logo": ""}
    return entry.model_copy(update={**empty, "place": place, "contact": Contact()})
