"""Buttons above a page of the admin, for what is done there and is no edit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_POST


@dataclass(frozen=True)
class Button:
    """A link, or with `is_verb` a form of its own that is posted to the address."""

    label: str | Promise
    address: str
    is_verb: bool = False


class WithButtons(admin.ModelAdmin):
    """`buttons` are drawn above the page of a row by change_form_object_tools.html."""

    def buttons(self, request: HttpRequest, row: Any) -> list[Button]:
        return []

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None:
            context["buttons"] = self.buttons(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def verb(self, name: str, view: Callable[..., HttpResponse]) -> URLPattern:
        """The address of a verb that is posted for one row: "<pk>/end/"."""
        meta = self.model._meta
        return path(
            f"<int:pk>/{name}/",
            self.admin_site.admin_view(require_POST(view)),
            name=f"{meta.app_label}_{meta.model_name}_{name}",
        )

    def button(self, label: str | Promise, name: str, row: Any) -> Button:
        """The button of a verb."""
        meta = self.model._meta
        view = f"admin:{meta.app_label}_{meta.model_name}_{name}"
        return Button(label, reverse(view, args=[row.pk]), is_verb=True)

    def back(self, request: HttpRequest, row: Any, said: str) -> HttpResponse:
        """To the page of the row, which says what was done."""
        meta = self.model._meta
        view = f"admin:{meta.app_label}_{meta.model_name}_change"
        messages.success(request, said)
        return HttpResponseRedirect(reverse(view, args=[row.pk]))

    def refused(self, request: HttpRequest, row: Any, reason: str) -> HttpResponse:
        """A page that says why nothing was done, with status 409."""
        context = {
            **self.admin_site.each_context(request),
            "title": str(row),
            "opts": self.model._meta,
            "original": row,
            "reason": reason,
        }
        return render(request, "admin/refused.html", context, status=409)
