"""Seats in the admin: given, changed and ended, each time with an audit record."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import DataVersion, Seat, User
from members.staff.actor import actor
from members.staff.buttons import Button, WithButtons
from members.staff.read_only import AddOnly
from members.workflow import record, seat_notices
from members.workflow.seats import end_seat


def record_given(seat: Seat, *, by: User) -> None:
    record(
        "seat given",
        by=by,
        organization=seat.organization,
        subject=f"user {seat.user_id}",
        after=seat.role,
    )


class GivesSeats(admin.ModelAdmin):
    """Records the seats that are added in its inlines."""

    def save_formset(
        self, request: HttpRequest, form: Any, formset: Any, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        if formset.model is Seat:
            for seat in formset.new_objects:
                record_given(seat, by=actor(request))


class SeatInline(AddOnly, admin.TabularInline):
    model = Seat
    fields = ("user", "organization", "role", "since", "until")
    verbose_name = gettext_lazy("representative")
    verbose_name_plural = gettext_lazy("representatives")
    autocomplete_fields = ("user",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Seat]:
        return super().get_queryset(request).select_related("user", "organization")


class SeatsOfOrganization(SeatInline):
    fields = ("user", "role", "since", "until", "ended_at")
    readonly_fields = ("ended_at",)


class SeatsOfUser(SeatInline):
    fields = ("organization", "role", "since", "until", "ended_at")
    readonly_fields = ("ended_at",)
    verbose_name = gettext_lazy("seat")
    verbose_name_plural = gettext_lazy("seats")
    autocomplete_fields = ("organization",)


class InForceFilter(admin.SimpleListFilter):
    title = gettext_lazy("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("today")), ("0", _("not today"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Seat]
    ) -> QuerySet[Seat]:
        match self.value():
            case "1":
                return queryset.filter(pk__in=Seat.objects.in_force())
            case "0":
                return queryset.exclude(pk__in=Seat.objects.in_force())
        return queryset


@admin.register(Seat)
class SeatAdmin(WithButtons):
    """Seats end and are never deleted: what a person did stays explainable."""

    fields = ("user", "organization", "role", "since", "until", "ended_at")
    list_display = ("user", "organization", "role", "since", "until", "ended_at")
    list_filter = (InForceFilter, "role")
    list_select_related = ("user", "organization")
    date_hierarchy = "since"
    search_fields = ("user__email", "user__name", "organization__name")
    search_help_text = gettext_lazy("A person or an organization")
    autocomplete_fields = ("user", "organization")
    actions = ("end_chosen",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A seat that passes to somebody else ends, and another one begins.
        return ("user", "organization", "ended_at") if obj else ("ended_at",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        texts = {"until": _("The last day. Access ends after it; empty is open.")}
        return super().get_form(request, obj, change, help_texts=texts, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_over = obj is not None and obj.ended_at is not None
        return not is_over and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            record_given(obj, by=actor(request))
        elif changed := form.changed_data:
            _change(obj, changed, by=actor(request))

    def buttons(self, request: HttpRequest, row: Seat) -> list[Button]:
        if not self.has_change_permission(request, row):
            return []
        return [self.button(_("End now"), "end", row)]

    def get_urls(self) -> list[URLPattern]:
        return [self.verb("end", self.end), *super().get_urls()]

    def end(self, request: HttpRequest, pk: int) -> HttpResponse:
        seat = get_object_or_404(Seat, pk=pk)
        if not super().has_change_permission(request):
            raise PermissionDenied
        end_seat(seat, by=actor(request), is_repair=True)
        return self.back(request, seat, _("The seat has ended, and access with it."))

    @admin.action(
        description=gettext_lazy("End the chosen seats now"), permissions=["change"]
    )
    def end_chosen(self, request: HttpRequest, queryset: QuerySet[Seat]) -> None:
        # In one order for all who lock them: two actions at once could wait for
        # each other for good.
        seats = list(queryset.filter(ended_at=None).order_by("organization", "pk"))
        for seat in seats:
            end_seat(seat, by=actor(request), is_repair=True)
        count = len(seats)
        said = ngettext(
            "%(count)d seat has ended.", "%(count)d seats have ended.", count
        )
        messages.success(request, said % {"count": count})


def _change(seat: Seat, fields: list[str], *, by: User) -> None:
    """Save the changed fields only: the seat may have been ended meanwhile."""
    DataVersion.objects.lock()
    before = Seat.objects.select_for_update().get(pk=seat.pk)
    fields = [name for name in fields if getattr(seat, name) != getattr(before, name)]
    if not fields:
        return
    seat.save(update_fields=fields)
    if hasattr(before, "public_contact"):
        # Its person is named to visitors as long as the seat is in force.
        DataVersion.objects.move([seat.organization])
    record(
        "seat changed",
        by=by,
        organization=seat.organization,
        subject=f"user {seat.user_id}",
        before={name: str(getattr(before, name) or "") for name in fields},
        after={name: str(getattr(seat, name) or "") for name in fields},
    )
    if "role" in fields:
        seat_notices.role_changed(seat)
