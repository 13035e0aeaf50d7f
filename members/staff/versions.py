"""The versions of entries, and the number that moves with them, in the admin."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from members.models import DataVersion, Revision
from members.staff.read_only import ReadOnlyAdmin


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = (
        "organization",
        "state",
        "number",
        "author",
        "created_at",
        "submitted_at",
        "decided_at",
        "decided_by",
    )
    list_filter = ("state",)
    list_select_related = ("organization", "author", "decided_by")
    date_hierarchy = "created_at"
    search_fields = ("organization__name", "author__email", "author__name", "note")
    search_help_text = _("An organization, an author or words of the note")
    fieldsets = (
        (None, {"fields": ("organization", "state", "number", "base", "note")}),
        (
            _("Who and when"),
            {
                "fields": (
                    ("author", "created_at"),
                    "submitted_at",
                    ("decided_by", "decided_at"),
                )
            },
        ),
        (_("Content"), {"fields": ("content",)}),
    )
    readonly_fields = ("content",)

    @admin.display(description=_("entry"))
    def content(self, revision: Revision) -> SafeString:
        text = json.dumps(revision.entry, ensure_ascii=False, indent=2)
        return format_html("<pre>{}</pre>", text)


@admin.register(DataVersion)
class DataVersionAdmin(ReadOnlyAdmin):
    list_display = ("number", "everything_in")
