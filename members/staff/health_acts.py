"""What the lists of network health let one do: ask an organization, mark a website."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Organization, User, WebsiteMark
from members.staff.actor import actor
from members.staff.health import need, page_context
from members.staff.health_lists import LISTS
from members.workflow import is_secretariat, record
from members.workflow.errors import MergedError
from members.workflow.reminders import AskedLatelyError, remind_now


def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask now whether the entry is right; back to the list that it came from."""
    if not is_secretariat(request.user):
        raise PermissionDenied
    organization = get_object_or_404(Organization, pk=pk)
    words = {"name": organization.name}
    try:
        count = remind_now(organization, by=actor(request))
    except AskedLatelyError:
        said = _("%(name)s was asked in the last seven days already.") % words
        messages.warning(request, said)
    except MergedError:
        messages.error(request, _("%(name)s was merged into another entry.") % words)
    else:
        told(request, organization, count)
    return back(request)


def told(request: HttpRequest, organization: Organization, count: int) -> None:
    words = {"name": organization.name, "count": count}
    if not count:
        said = _("%(name)s has nobody who can be asked. Invite somebody.") % words
        messages.error(request, said)
        return
    said = ngettext(
        "%(name)s is asked: %(count)d mail is on its way.",
        "%(name)s is asked: %(count)d mails are on their way.",
        count,
    )
    messages.success(request, said % words)


def back(request: HttpRequest) -> HttpResponse:
    found = LISTS.get(request.POST.get("list", ""))
    if found is None:
        return redirect("admin:members_organization_health")
    return redirect(found.address)


class MarkForm(forms.ModelForm):
    """What was found at the website; nothing takes an earlier mark off."""

    NOTHING = ""

    kind = forms.ChoiceField(
        label=gettext_lazy("What did you find?"),
        choices=[
            (NOTHING, gettext_lazy("It is all right")),
            (WebsiteMark.Kind.DEAD, gettext_lazy("It does not answer")),
            (WebsiteMark.Kind.MOVED, gettext_lazy("It has moved")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = WebsiteMark
        fields = ("kind", "on", "note")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.label_suffix = ""
        day, note = self.fields["on"], self.fields["note"]
        day.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        day.label = gettext_lazy("On which day?")
        # Django draws a hidden twin of a default that is computed, with the label's id.
        day.show_hidden_initial = False
        note.label = gettext_lazy("Note")
        note.help_text = gettext_lazy("For staff alone: the new address, what it says.")


def website(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the website of an organization, or take the mark off."""
    need(request, "members.change_websitemark")
    rows = Organization.objects.whole().select_related("country", "website_mark")
    organization = get_object_or_404(rows.exclude(website=""), pk=pk)
    mark = getattr(organization, "website_mark", None)
    # One of another address speaks of the past.
    if mark is None or mark.website != organization.website:
        mark = WebsiteMark(organization=organization, pk=mark and mark.pk)
    form = MarkForm(request.POST or None, instance=mark)
    if request.method == "POST" and form.is_valid():
        mark_website(organization, form.save(commit=False), by=actor(request))
        messages.success(request, _("It is kept. Visitors do not see it."))
        return redirect("admin:members_organization_health_list", "websites-unmarked")
    context = {
        **page_context(request, _("Website of %(name)s") % {"name": organization.name}),
        "organization": organization,
        "form": form,
    }
    status = 400 if form.errors else 200
    return render(request, "admin/health/website.html", context, status=status)


@transaction.atomic
def mark_website(organization: Organization, mark: WebsiteMark, *, by: User) -> None:
    """Keep the mark, of the address of now; without a kind it is taken off."""
    before = WebsiteMark.objects.filter(organization=organization).first()
    WebsiteMark.objects.filter(organization=organization).delete()
    if mark.kind:
        mark.pk, mark.website, mark.by = None, organization.website, by
        mark.save(force_insert=True)
    record(
        "website marked",
        by=by,
        organization=organization,
        before=before and str(before.kind),
        after=str(mark.kind) or None,
    )
