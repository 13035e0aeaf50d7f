"""Organizations in the admin: added here, and changed by review alone."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import Organization, SearchText
from members.staff.actor import actor
from members.staff.buttons import Button, WithButtons
from members.staff.entries import INLINES
from members.staff.exporting import EXPORTS
from members.staff.health_addresses import addresses
from members.staff.memberships import MembershipInline
from members.staff.publishing import PublishingAdmin
from members.staff.seats import GivesSeats, SeatsOfOrganization
from members.staff.standing import buttons_of, where_it_stands
from members.workflow import record_loaded
from programs.templatetags.words import period


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("listed", _("member now")),
            ("former", _("former member")),
            ("none", _("never a member")),
            ("merged", _("merged into another one")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Organization]
    ) -> QuerySet[Organization]:
        found = Organization.objects.all()
        match self.value():
            case "listed":
                return queryset.filter(pk__in=found.listed())
            case "former":
                return queryset.filter(pk__in=found.former())
            case "none":
                return queryset.exclude(pk__in=found.with_history())
            case "merged":
                return queryset.filter(merger__isnull=False)
        return queryset


@admin.register(Organization)
class OrganizationAdmin(GivesSeats, WithButtons, PublishingAdmin):
    """Adds organizations and their memberships; an entry changes by review alone."""

    list_display = ("name", "country", "standing", "edited_at", "confirmed_on")
    list_filter = (
        StandingFilter,
        ("memberships__kind", admin.RelatedOnlyFieldListFilter),
        ("country", admin.RelatedOnlyFieldListFilter),
        "confirmed_on",
    )
    list_select_related = ("country",)
    search_fields = ("name", "slug", "names__text", "identifiers__value")
    search_help_text = _("A name of any type, an address or an identifier")
    autocomplete_fields = ("country",)
    actions = EXPORTS
    add_fieldsets = (
        (
            None,
            {
                "fields": ("name", "slug", "name_language", "country"),
                "description": _(
                    "An organization is listed from the first day of its membership, "
                    "or at once where no date is known."
                ),
            },
        ),
    )
    fieldsets = (
        (
            None,
            {
                "fields": ("entry", "name", "slug", "name_language"),
                "description": _(
                    "What an organization states is shown here and not edited: "
                    "it changes only through a version that was reviewed."
                ),
            },
        ),
        (
            _("Place and contact"),
            {
                "fields": (
                    "country",
                    "country_as_stated",
                    "city",
                    "address",
                    ("latitude", "longitude"),
                    "email",
                    "phone",
                    "website",
                )
            },
        ),
        (_("Freshness"), {"fields": ("edited_at", "confirmed_on")}),
    )

    @admin.display(description=_("membership"))
    def standing(self, organization: Organization) -> str:
        memberships = [
            ", ".join(filter(None, [str(row.kind or gettext("member")), period(row)]))
            for row in organization.memberships.all()
        ]
        return "; ".join(memberships) or gettext("none")

    @admin.display(description=_("where it stands"))
    def entry(self, organization: Organization) -> SafeString:
        return where_it_stands(organization)

    def buttons(self, request: HttpRequest, row: Organization) -> list[Button]:
        return buttons_of(row, actor(request))

    def get_urls(self) -> list[URLPattern]:
        return [*addresses(), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        return super().get_queryset(request).prefetch_related("memberships__kind")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        texts = {
            "slug": _("The end of its profile's address. It stays, whatever changes."),
            "name_language": _("A BCP 47 code: en, ru, mn, sr-Latn"),
        }
        return super().get_form(request, obj, change, help_texts=texts, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.add_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ()
        return ["entry", *(field.name for field in Organization._meta.fields)]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else {"slug": ("name",)}

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        if obj is None:
            return [MembershipInline]
        return [MembershipInline, SeatsOfOrganization, *INLINES]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # What ended stays findable: a membership ends, an organization never goes.
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        # All fields are read-only then, and saving them as they were read would
        # undo what was published meanwhile.
        if not change:
            obj.edited_at = timezone.now()
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            SearchText.objects.renew([form.instance.pk])
            record_loaded([form.instance])

    def concerned(self, row: Organization) -> list[Organization]:
        return [row]
