"""Powers, which superusers hand out: each change of them is in the audit."""

from typing import Any

from allauth.account.internal.flows.reauthentication import (
    raise_if_reauthentication_required,
)
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from members.models import User
from members.staff.actor import actor
from members.workflow import record

POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")


def powers_of(user: User) -> dict[str, Any]:
    """What a user may do by own right, as the audit keeps it."""
    return {
        "is_active": user.is_active,
        "is_staff": user.is_staff,
        "is_superuser": user.is_superuser,
        "groups": list(user.groups.order_by("name").values_list("name", flat=True)),
        "permissions": _names(user.user_permissions),
    }


def permissions_of(group: Group) -> dict[str, Any]:
    return {"name": group.name, "permissions": _names(group.permissions)}


def _names(permissions: Any) -> list[str]:
    named: QuerySet[Permission] = permissions.order_by(
        "content_type__app_label", "codename"
    )
    pairs = named.values_list("content_type__app_label", "codename")
    return [f"{app}.{codename}" for app, codename in pairs]


class RecordsPowers(admin.ModelAdmin):
    """Writes what a row allowed before and after into the audit, with who changed it.

    Groups and permissions are saved after the row, so there the two are compared.
    """

    def powers(self, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Asks for the password once more before anything is saved."""
        if request.method == "POST" and self.has_change_permission(request):
            raise_if_reauthentication_required(request, app="")
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        form.powers_before = self._kept(obj) if change else None
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        after = self._kept(form.instance)
        if form.powers_before != after:
            self._record(request, form.instance, form.powers_before, after)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._record(request, obj, self._kept(obj), None)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for row in queryset:
            self._record(request, row, self._kept(row), None)
        super().delete_queryset(request, queryset)

    def _kept(self, row: Any) -> dict[str, Any]:
        return self.powers(self.model._default_manager.get(pk=row.pk))

    def _record(self, request: HttpRequest, row: Any, before: Any, after: Any) -> None:
        record(
            "permissions changed",
            by=actor(request),
            subject=f"{self.model._meta.model_name} {row.pk}",
            before=before,
            after=after,
        )


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(RecordsPowers, auth.GroupAdmin):
    def powers(self, row: Group) -> dict[str, Any]:
        return permissions_of(row)
