"""What stands beside an entry: trust, confirmations, named persons and pictures."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from members.models import Confirmation, Organization, Picture, PublicContact, Trust
from members.staff.actor import actor
from members.staff.read_only import ReadOnlyAdmin
from members.workflow import record
from members.workflow.contacts import take_back_contact


@admin.register(Trust)
class TrustAdmin(admin.ModelAdmin):
    """Given and taken back by whoever may change it; there is nothing in it to edit."""

    fields = ("organization", "by", "since")
    readonly_fields = ("by", "since")
    list_display = ("organization", "by", "since")
    list_select_related = ("organization", "by")
    date_hierarchy = "since"
    search_fields = ("organization__name", "organization__slug")
    search_help_text = _("The name of an organization")
    autocomplete_fields = ("organization",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("members.change_trust")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("members.change_trust")

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        obj.by = actor(request)
        super().save_model(request, obj, form, change)
        record("trust given", by=actor(request), organization=obj.organization)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        record("trust taken back", by=actor(request), organization=obj.organization)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for trust in queryset.select_related("organization"):
            self.delete_model(request, trust)


@admin.register(Confirmation)
class ConfirmationAdmin(ReadOnlyAdmin):
    list_display = ("organization", "what", "on", "by")
    list_filter = ("section",)
    list_select_related = ("organization", "by")
    date_hierarchy = "on"
    search_fields = ("organization__name", "section")
    search_help_text = _("An organization or a section")

    @admin.display(description=_("section"), ordering="section")
    def what(self, confirmation: Confirmation) -> Any:
        return confirmation.section or _("the whole entry")


@admin.register(PublicContact)
class PublicContactAdmin(ReadOnlyAdmin):
    """Staff take a name off the pages when asked to; only its person puts it there."""

    list_display = ("name", "role", "organization", "consented_at")
    list_select_related = ("seat__organization", "seat__user")
    date_hierarchy = "consented_at"
    search_fields = ("name", "email", "seat__organization__name")
    search_help_text = _("A person or an organization")
    fields = ("seat", "name", "role", "email", "phone", "consented_at")

    @admin.display(description=_("organization"))
    def organization(self, contact: PublicContact) -> Organization:
        return contact.seat.organization

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("members.delete_publiccontact")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        take_back_contact(obj.seat, by=actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for contact in queryset.select_related("seat__organization"):
            take_back_contact(contact.seat, by=actor(request))

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> list[Any]:
        """Left to the audit: the admin's own log would keep the name."""
        return []


@admin.register(Picture)
class PictureAdmin(ReadOnlyAdmin):
    """Logos, of which a page asks for the small ones by their addresses."""

    list_display = ("thumbnail", "organization", "width", "height", "uploaded_at")
    list_select_related = ("organization",)
    date_hierarchy = "uploaded_at"
    search_fields = ("name", "organization__name")
    search_help_text = _("The name of a picture or of an organization")
    fields = (
        *("thumbnail", "organization", "name", "width", "height", "size"),
        *("uploaded_by", "uploaded_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        return super().get_queryset(request).defer("content", "small")

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> SafeString:
        return format_html(
            '<img src="{}" alt="{}" height="48">',
            reverse("members:picture_small", args=[picture.name]),
            _("Logo of %(name)s") % {"name": picture.organization},
        )
