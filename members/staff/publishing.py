"""Admin pages whose changes are public at once, so they move the data version."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from members.models import DataVersion, Organization


class PublishingAdmin(admin.ModelAdmin):
    """Moves the data version in the transaction that saves or deletes."""

    def concerned(self, row: Any) -> Iterable[Organization] | None:
        """The organizations on whose pages `row` shows; None where it may be any."""
        return None

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: Any, change: bool
    ) -> None:
        DataVersion.objects.lock()
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if not change or any(part.has_changed() for part in [form, *formsets]):
            DataVersion.objects.move(self.concerned(form.instance))

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        DataVersion.objects.lock()
        super().delete_model(request, obj)
        DataVersion.objects.move()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        DataVersion.objects.lock()
        super().delete_queryset(request, queryset)
        DataVersion.objects.move()
