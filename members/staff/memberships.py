"""Memberships in the admin: who is listed, since when and as what."""

import secrets
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import Membership, Organization
from members.staff.publishing import PublishingAdmin
from members.staff.read_only import AddOnly


class MembershipForm(forms.ModelForm):
    """Gives a new membership its key, which staff need not invent."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since = cleaned.get("since") or "undated"
        self.instance.key = self.instance.key or f"since-{since}-{secrets.token_hex(3)}"
        return cleaned


class MembershipInline(AddOnly, admin.StackedInline):
    model = Membership
    form = MembershipForm
    fields = ("kind", ("since", "until"), "source_title", "source_address")
    autocomplete_fields = ("kind",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("kind")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1


@admin.register(Membership)
class MembershipAdmin(PublishingAdmin):
    form = MembershipForm
    fields = (
        "organization",
        "kind",
        ("since", "until"),
        "source_title",
        "source_address",
    )
    list_display = ("organization", "kind", "since", "until")
    list_filter = (("kind", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("organization", "kind")
    search_fields = ("organization__name", "organization__slug")
    search_help_text = _("The name of an organization")
    autocomplete_fields = ("organization", "kind")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("organization",) if obj else ()

    def concerned(self, row: Membership) -> list[Organization]:
        return [row.organization]
