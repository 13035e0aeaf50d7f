"""Users in the admin: their accounts, and what they may do."""

from typing import Any

from allauth.account.internal.flows.reauthentication import (
    is_reauthentication_required,
    raise_if_reauthentication_required,
)
from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth import forms as auth_forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from members.staff import second_factor
from members.staff.actor import actor
from members.staff.buttons import Button, WithButtons
from members.staff.powers import POWERS, RecordsPowers, powers_of
from members.staff.privacy import ForgetsPeople
from members.staff.seats import GivesSeats, SeatsOfUser
from members.workflow import record
from members.workflow.contacts import account_changes


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


@admin.register(User)
class UserAdmin(ForgetsPeople, RecordsPowers, GivesSeats, WithButtons, auth.UserAdmin):
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

    def powers(self, row: User) -> dict[str, Any]:
        return powers_of(row)

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: bool
    ) -> None:
        if "is_active" in form.changed_data:
            account_changes(obj)
        super().save_model(request, obj, form, change)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        if self.has_change_permission(request) and is_reauthentication_required(
            request, app=""
        ):
            # Not by allauth's exception: it would keep the password in the session.
            query = urlencode({"next": request.path})
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{query}")
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            record("password set by staff", by=actor(request), subject=f"user {id}")
        return response

    def buttons(self, request: HttpRequest, row: User) -> list[Button]:
        if not (request.user.is_superuser and second_factor.has_one(row)):
            return []
        label = _("Take the second factor off")
        return [self.button(label, "reset_second_factor", row)]

    def get_urls(self) -> list[URLPattern]:
        reset = self.verb("reset_second_factor", self.reset_second_factor)
        return [reset, *super().get_urls()]

    def reset_second_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For a lost telephone. Superusers only: then a password opens the account."""
        if not request.user.is_superuser:
            raise PermissionDenied
        raise_if_reauthentication_required(request, app="")
        user = get_object_or_404(User, pk=pk)
        second_factor.reset(user, by=actor(request))
        said = gettext(
            "The second factor is off, and %(user)s is signed out everywhere."
        )
        return self.back(request, user, said % {"user": user})
