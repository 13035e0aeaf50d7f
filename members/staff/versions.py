"""The versions of entries, and the number that moves with them, in the admin."""

import json

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from members.models import DataVersion, Revision
from members.staff.actor import actor
from members.staff.buttons import Button, WithButtons
from members.staff.correcting import correct
from members.staff.preview import preview
from members.staff.read_only import ReadOnlyAdmin
from members.staff.review import review
from members.workflow import StaleError, is_secretariat, may_review, restore
from members.workflow.errors import MergedError

CLOSED = (Revision.State.PUBLISHED, Revision.State.WITHDRAWN)
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@admin.register(Revision)
class RevisionAdmin(WithButtons, ReadOnlyAdmin):
    """Read only: what changes a revision is a verb of the gate, on its own page."""

    list_display = (
        *("organization", "state", "number", "author", "created_at"),
        *("submitted_at", "decided_at", "decided_by"),
    )
    list_filter = ("state", ("organization__country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("organization", "author", "decided_by")
    date_hierarchy = "created_at"
    search_fields = ("organization__name", "author__email", "author__name", "note")
    search_help_text = gettext_lazy("An organization, an author or words of the note")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    *("organization", "state", "number", "version"),
                    *("base", "restores", "note", "said"),
                )
            },
        ),
        (
            gettext_lazy("Who and when"),
            {
                "fields": (
                    ("author", "created_at", "saved_at"),
                    "contributors",
                    ("submitted_by", "submitted_at"),
                    ("decided_by", "decided_at", "corrected_by"),
                )
            },
        ),
        (gettext_lazy("Content"), {"fields": ("content",), "classes": ("collapse",)}),
    )
    readonly_fields = ("content", "said")

    @admin.display(description=gettext_lazy("entry"))
    def content(self, revision: Revision) -> SafeString:
        text = json.dumps(revision.entry, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", text)

    @admin.display(description=gettext_lazy("remarks"))
    def said(self, revision: Revision) -> SafeString | str:
        if not revision.remarks:
            return ""
        text = json.dumps(revision.remarks, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", text)

    def buttons(self, request: HttpRequest, row: Revision) -> list[Button]:
        pages = "admin:members_revision_review", "admin:members_revision_preview"
        reviewed, previewed = (reverse(page, args=[row.pk]) for page in pages)
        buttons = []
        if may_review(request.user):
            is_waiting = row.state == Revision.State.SUBMITTED
            label = _("Review") if is_waiting else _("What it changes")
            buttons.append(Button(label, reviewed))
        buttons.append(Button(_("The page as it would be"), previewed))
        if row.state in CLOSED and is_secretariat(request.user):
            buttons.append(self.button(_("Restore as a new draft"), "restore", row))
        return buttons

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        pages = (
            ("review/", read_or_post(review), "review"),
            ("preview/", require_safe(preview), "preview"),
            ("correct/<slug:section>/", read_or_post(correct), "correct"),
            (
                "correct/<slug:section>/<slug:language>/",
                read_or_post(correct),
                "correct_text",
            ),
        )
        return [
            *(
                path(f"<int:pk>/{tail}", wrap(view), name=f"members_revision_{name}")
                for tail, view, name in pages
            ),
            self.verb("restore", self.restore),
            *super().get_urls(),
        ]

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not is_secretariat(request.user):
            raise PermissionDenied
        revision = get_object_or_404(
            Revision.objects.select_related("organization"), pk=pk
        )
        if revision.state not in CLOSED:
            reason = _("Only a version that is or was decided on can be restored.")
            return self.refused(request, revision, reason)
        try:
            restore(revision, by=actor(request))
        except MergedError:
            reason = _("The organization was merged into another one, and stays so.")
            return self.refused(request, revision, reason)
        except StaleError:
            reason = _(
                "The organization has an open draft, which would be lost. Send or "
                "discard that one first."
            )
            return self.refused(request, revision, reason)
        slug = revision.organization.slug
        return HttpResponseRedirect(reverse("council:desk", args=[slug]))


@admin.register(DataVersion)
class DataVersionAdmin(ReadOnlyAdmin):
    list_display = ("number", "everything_in")
