"""Users and their seats in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth import forms as auth_forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import Seat, User
from members.staff.read_only import AddOnly

POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")


class UniqueEmail(forms.ModelForm):
    """Says whose fault it is when an address differs from another in case only."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip()
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(email__iexact=email).exists():
            raise ValidationError(_("Another user has this address."))
        return email


class AddUserForm(UniqueEmail, auth_forms.AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class ChangeUserForm(UniqueEmail, auth_forms.UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"  # noqa: DJ007 - the admin's fieldsets list them


class SeatsOfUser(AddOnly, admin.TabularInline):
    model = Seat
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Seat]:
        return super().get_queryset(request).select_related("user", "organization")


@admin.register(User)
class UserAdmin(auth.UserAdmin):
    """Only superusers hand out powers or touch an account that has them all."""

    form = ChangeUserForm
    add_form = AddUserForm
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups", "seats__role")
    date_hierarchy = "joined_at"
    ordering = ("email",)
    search_fields = ("email", "name", "seats__organization__name")
    search_help_text = _("An address, a name or an organization")
    readonly_fields = ("last_login", "joined_at")
    inlines = (SeatsOfUser,)
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "email",
                    "name",
                    "usable_password",
                    "password1",
                    "password2",
                ),
                "description": _("A user signs in with this address and password."),
            },
        ),
    )
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (
            _("Access"),
            {
                "fields": ("is_active", *POWERS),
                "description": _(
                    "Seats, not these boxes, let a council member into the login area "
                    "for an organization. Instead of deleting an account, take away "
                    "“may sign in”."
                ),
            },
        ),
        (_("Dates"), {"fields": ("last_login", "joined_at")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._is_within_reach(request, obj) and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._is_within_reach(request, obj) and super().has_delete_permission(
            request, obj
        )

    def _is_within_reach(self, request: HttpRequest, user: User | None) -> bool:
        # Whoever may set a superuser's password is one.
        return user is None or not user.is_superuser or request.user.is_superuser


class InForceFilter(admin.SimpleListFilter):
    title = _("in force")
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
class SeatAdmin(admin.ModelAdmin):
    fields = ("user", "organization", "role", "since", "until")
    list_display = ("user", "organization", "role", "since", "until")
    list_filter = (InForceFilter, "role")
    list_select_related = ("user", "organization")
    date_hierarchy = "since"
    search_fields = ("user__email", "user__name", "organization__name")
    search_help_text = _("A person or an organization")
    autocomplete_fields = ("user", "organization")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A seat that passes to somebody else ends, and another one begins.
        return ("user", "organization") if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        texts = {"until": _("The last day. Access ends after it; empty is open.")}
        return super().get_form(request, obj, change, help_texts=texts, **kwargs)
