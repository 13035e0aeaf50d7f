"""Invitations in the admin: made, sent again and taken back through the gate."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Invitation, Seat
from members.staff.actor import actor
from members.staff.buttons import Button, WithButtons
from members.workflow.errors import MergedError
from members.workflow.invitations import (
    AlreadySeatedError,
    InvitationOverError,
    invite,
    revoke,
)

HAS_THE_SEAT = gettext_lazy("This person has this seat, or a stronger one, already.")
IS_MERGED = gettext_lazy("This organization was merged into another one: invite there.")


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ("organization", "email", "role")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        names = ("organization", "email", "role")
        organization, email, role = (cleaned.get(name) for name in names)
        if organization and organization.merged_into:
            raise ValidationError({"organization": IS_MERGED})
        seats = Seat.objects.in_force().filter(
            Q(role=role) | Q(role=Seat.Role.LEAD), organization=organization
        )
        if email and seats.filter(user__email__iexact=email).exists():
            raise ValidationError({"email": HAS_THE_SEAT})
        return cleaned

    def validate_constraints(self) -> None:
        """An address that has an open invitation gets it once more."""


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("open")),
            ("accepted", _("accepted")),
            ("revoked", _("taken back")),
            ("expired", _("expired")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Invitation]
    ) -> QuerySet[Invitation]:
        match self.value():
            case "open":
                return queryset.filter(pk__in=Invitation.objects.open())
            case "accepted":
                return queryset.filter(accepted_at__isnull=False)
            case "revoked":
                return queryset.filter(revoked_at__isnull=False)
            case "expired":
                is_over = Q(expires_at__lte=timezone.now())
                return queryset.filter(is_over, accepted_at=None, revoked_at=None)
        return queryset


@admin.register(Invitation)
class InvitationAdmin(WithButtons):
    """The secret half of the link is no field of any page."""

    form = InvitationForm
    fields = (
        *("organization", "email", "role", "state", "invited_by"),
        *("created_at", "expires_at", "accepted_at", "revoked_at"),
    )
    list_display = ("email", "organization", "role", "state", "created_at")
    list_filter = (StateFilter, "role")
    list_select_related = ("organization", "invited_by")
    date_hierarchy = "created_at"
    search_fields = ("email", "organization__name")
    search_help_text = gettext_lazy("An address or an organization")
    autocomplete_fields = ("organization",)

    @admin.display(description=gettext_lazy("state"))
    def state(self, invitation: Invitation) -> str:
        if invitation.accepted_at:
            return _("accepted")
        if invitation.revoked_at:
            return _("taken back")
        return _("open") if invitation.is_open else _("expired")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else InvitationForm.Meta.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except AlreadySeatedError:  # the seat was taken after the form was checked
            messages.error(request, str(HAS_THE_SEAT))
        except MergedError:
            messages.error(request, str(IS_MERGED))
        return HttpResponseRedirect(request.get_full_path())

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        # The gate makes the row, or sends again the one that is open.
        offer = invite(obj.organization, obj.email, obj.role, by=actor(request))
        obj.pk = offer.pk

    def buttons(self, request: HttpRequest, row: Invitation) -> list[Button]:
        if row.accepted_at or row.revoked_at or not self.has_add_permission(request):
            return []
        return [
            self.button(_("Send it again"), "send_again", row),
            self.button(_("Take it back"), "take_back", row),
        ]

    def get_urls(self) -> list[URLPattern]:
        return [
            self.verb("send_again", self.send_again),
            self.verb("take_back", self.take_back),
            *super().get_urls(),
        ]

    def send_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._for_verb(request, pk)
        if row.accepted_at or row.revoked_at:
            return self._over(request, row)
        try:
            offer = invite(row.organization, row.email, row.role, by=actor(request))
        except AlreadySeatedError:
            return self.refused(request, row, str(HAS_THE_SEAT))
        except MergedError:
            return self.refused(request, row, str(IS_MERGED))
        return self.back(request, offer, _("It is sent again, for another 72 hours."))

    def take_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._for_verb(request, pk)
        try:
            revoke(row, by=actor(request))
        except InvitationOverError:
            return self._over(request, row)
        return self.back(request, row, _("It is taken back: its link works no more."))

    def _for_verb(self, request: HttpRequest, pk: int) -> Invitation:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(
            Invitation.objects.select_related("organization"), pk=pk
        )

    def _over(self, request: HttpRequest, row: Invitation) -> HttpResponse:
        said = _("The invitation was accepted or taken back already.")
        return self.refused(request, row, said)
