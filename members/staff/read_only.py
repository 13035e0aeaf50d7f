"""Admin pages that show, and leave changing to another door."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class Unchangeable:
    """Nobody adds, changes or deletes here, superusers included."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(Unchangeable, admin.ModelAdmin):
    """A model whose rows are listed, searched and shown."""


class ReadOnlyInline(Unchangeable, admin.TabularInline):
    """Rows with a link to their own page, read together with what they refer to."""

    extra = 0
    show_change_link = True
    classes = ("collapse",)
    joined: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related(*self.joined)


class AddOnly:
    """Inline rows that are added in place and changed on their own page.

    There each has one autocomplete field a relation; here each would cost a
    query a row.
    """

    extra = 0
    show_change_link = True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
