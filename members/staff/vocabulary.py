"""The network, its texts and its vocabulary in the admin.

Here and not in `programs`, which knows nothing of the data version that every
change has to move.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from members.staff.publishing import PublishingAdmin
from programs.models import (
    Country,
    Indicator,
    IndicatorAlias,
    MembershipKind,
    Network,
    NetworkMilestone,
    PriorityArea,
    Program,
    Region,
)

MARKDOWN = _("Written in Markdown. A language that is left empty shows the first one.")


class VocabularyAdmin(PublishingAdmin, TranslationAdmin):
    """Words that pages and files link to by a code, which stays once it is given."""

    code = "code"
    list_display: Any = ("name", "code")
    search_fields: ClassVar[Any] = ("name", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, self.code] if obj else fixed


class TermAdmin(VocabularyAdmin):
    code = "slug"
    list_display: Any = ("name", "slug", "position")
    search_fields: ClassVar[Any] = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Program)
class ProgramAdmin(TermAdmin):
    list_display = ("name", "slug", "since", "until", "position")
    fieldsets = (
        (None, {"fields": ("name", "slug", "position")}),
        (_("Texts"), {"fields": ("definition",), "description": MARKDOWN}),
        (
            _("When, and who says so"),
            {"fields": (("since", "until"), "source_title", "source_address")},
        ),
    )


@admin.register(PriorityArea)
class PriorityAreaAdmin(TermAdmin):
    fieldsets = (
        (None, {"fields": ("name", "slug", "position")}),
        (_("Texts"), {"fields": ("definition",), "description": MARKDOWN}),
    )


@admin.register(MembershipKind)
class MembershipKindAdmin(TermAdmin):
    list_display = ("name", "slug", "is_voting", "position")
    fieldsets = (
        (None, {"fields": ("name", "slug", "is_voting", "position")}),
        (_("Texts"), {"fields": ("definition",), "description": MARKDOWN}),
    )


class AliasInline(admin.TabularInline):
    model = IndicatorAlias
    extra = 0


@admin.register(Indicator)
class IndicatorAdmin(VocabularyAdmin):
    list_display = ("name", "code", "unit", "measure", "is_additive", "position")
    list_filter = ("measure", "is_additive", "isced_level")
    search_fields = ("name", "code", "aliases__words")
    inlines = (AliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "code", "position")}),
        (_("Texts"), {"fields": ("definition",), "description": MARKDOWN}),
        (
            _("What is counted"),
            {
                "fields": (
                    "unit",
                    "unit_plural",
                    "population",
                    "isced_level",
                    "measure",
                    "is_additive",
                )
            },
        ),
    )


@admin.register(IndicatorAlias)
class IndicatorAliasAdmin(PublishingAdmin):
    list_display = ("words", "language", "indicator")
    list_filter = ("language", ("indicator", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("indicator",)
    search_fields = ("words", "indicator__name")
    autocomplete_fields = ("indicator",)


@admin.register(Country)
class CountryAdmin(VocabularyAdmin):
    list_display = ("name", "code", "m49", "is_former")
    list_filter = ("is_former", ("regions", admin.RelatedOnlyFieldListFilter))
    search_fields = ("name", "code", "other_names")
    fields = ("name", "other_names", "code", "m49", "is_former", "note")


@admin.register(Region)
class RegionAdmin(VocabularyAdmin):
    list_display = ("name", "code", "kind", "parent", "position")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent", "countries")
    fieldsets = (
        (None, {"fields": ("name", "code", "kind", "position")}),
        (_("Texts"), {"fields": ("definition",), "description": MARKDOWN}),
        (_("What lies in it"), {"fields": ("parent", "countries")}),
    )


@admin.register(Network)
class NetworkAdmin(VocabularyAdmin):
    """One network and no other: its name and texts change, the row stays."""

    list_display = ("name", "short_name", "website")
    fieldsets = (
        (None, {"fields": ("name", "short_name", "code", "headline")}),
        (
            _("Texts"),
            {
                "fields": (
                    "introduction",
                    "membership_text",
                    "application_text",
                    "contact_text",
                ),
                "description": MARKDOWN,
            },
        ),
        (_("How it is reached"), {"fields": ("email", "phone", "address", "website")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Network.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(NetworkMilestone)
class NetworkMilestoneAdmin(VocabularyAdmin):
    code = "key"
    list_display = ("date", "text", "source_title")
    search_fields = ("text", "key", "source_title")
    fields = ("key", "date", "text", "source_title", "source_address")
