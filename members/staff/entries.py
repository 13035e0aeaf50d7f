"""The rows of entries in the admin: shown, linked and searched, never edited."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import (
    Figure,
    FoundingDate,
    Identifier,
    Link,
    Milestone,
    Name,
    Participation,
    Partner,
    Priority,
    ProfileText,
    Source,
)
from members.staff.read_only import ReadOnlyAdmin, ReadOnlyInline
from programs.templatetags.words import when


class EntryRowAdmin(ReadOnlyAdmin):
    """Rows of all organizations in one searchable list."""

    list_select_related: ClassVar[Any] = ("organization",)
    search_help_text = _("Words of the row or the name of an organization")

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return [*self.search_fields, "organization__name"]


@admin.register(Name)
class NameAdmin(EntryRowAdmin):
    list_display = ("text", "type", "language", "organization")
    list_filter = ("type", "language")
    search_fields = ("text",)


@admin.register(Identifier)
class IdentifierAdmin(EntryRowAdmin):
    list_display = ("value", "scheme", "organization")
    list_filter = ("scheme",)
    search_fields = ("value", "scheme")


@admin.register(Link)
class LinkAdmin(EntryRowAdmin):
    list_display = ("label", "address", "organization")
    search_fields = ("label", "address")


@admin.register(FoundingDate)
class FoundingDateAdmin(EntryRowAdmin):
    list_display = ("date", "as_stated", "is_preferred", "organization", "source")
    list_filter = ("is_preferred",)
    list_select_related = ("organization", "source")
    search_fields = ("date", "as_stated")


@admin.register(ProfileText)
class ProfileTextAdmin(EntryRowAdmin):
    list_display = ("organization", "language", "is_original", "revised_on")
    list_filter = ("language", "is_original")
    date_hierarchy = "revised_on"
    search_fields = ("summary", "history", "mission", "goals", "activities")


@admin.register(Priority)
class PriorityAdmin(EntryRowAdmin):
    list_display = ("__str__", "area", "organization", "position")
    list_filter = (("area", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("organization", "area")
    search_fields = ("title", "statement", "area__name")


@admin.register(Participation)
class ParticipationAdmin(EntryRowAdmin):
    list_display = ("organization", "program", "local_name", "since", "until")
    list_filter = (("program", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("organization", "program")
    search_fields = ("local_name", "note", "program__name")


@admin.register(Partner)
class PartnerAdmin(EntryRowAdmin):
    list_display = ("name", "role", "organization")
    search_fields = ("name", "role")


@admin.register(Milestone)
class MilestoneAdmin(EntryRowAdmin):
    list_display = ("since", "until", "text", "organization")
    search_fields = ("since", "text")


@admin.register(Source)
class SourceAdmin(EntryRowAdmin):
    list_display = ("title", "date", "read_on", "organization")
    date_hierarchy = "read_on"
    search_fields = ("title", "address", "note")


@admin.register(Figure)
class FigureAdmin(EntryRowAdmin):
    list_display = ("__str__", "period", "kind", "result", "organization")
    list_filter = (
        ("indicator", admin.RelatedOnlyFieldListFilter),
        "qualifier",
        "kind",
        "result",
        "status",
        "is_undated",
    )
    list_select_related = ("organization", "indicator")
    search_fields = ("words", "dimension", "indicator__name")
    fieldsets = (
        (None, {"fields": ("organization", "indicator", "program", "words")}),
        (
            _("Value"),
            {
                "fields": (
                    ("qualifier", "value", "value_high", "is_percentage"),
                    "unit_as_stated",
                    "dimension",
                )
            },
        ),
        (
            _("Period"),
            {"fields": (("since", "until", "is_undated"), "period_as_stated")},
        ),
        (
            _("What it is"),
            {"fields": ("kind", "result", "status", "source", "supersedes")},
        ),
        (_("In the entry"), {"fields": (("key", "position"),)}),
    )

    @admin.display(description=_("period"))
    def period(self, figure: Figure) -> str:
        return when(figure)


def _inline(row: type[models.Model], *shown: str, joined: tuple[str, ...] = ()) -> Any:
    """A read-only inline of `row` with the columns `shown`."""
    # organization too: some rows name it where they name themselves.
    parts = {"model": row, "fields": shown, "joined": ("organization", *joined)}
    return type(f"{row.__name__}Inline", (ReadOnlyInline,), parts)


INLINES = [
    _inline(Name, "text", "type", "language", "since", "until"),
    _inline(
        FoundingDate, "date", "as_stated", "is_preferred", "source", joined=("source",)
    ),
    _inline(Identifier, "scheme", "value"),
    _inline(Link, "label", "address"),
    _inline(ProfileText, "language", "is_original", "revised_on", "summary"),
    _inline(Priority, "area", "title", "statement", joined=("area",)),
    _inline(
        Participation, "program", "local_name", "since", "until", joined=("program",)
    ),
    _inline(Milestone, "since", "until", "text"),
    _inline(Partner, "name", "role", "website"),
    _inline(
        Figure,
        "indicator",
        "qualifier",
        "value",
        "value_high",
        "since",
        "until",
        "words",
        joined=("indicator",),
    ),
    _inline(Source, "title", "address", "date", "read_on"),
]
