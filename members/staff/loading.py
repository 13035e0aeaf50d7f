"""Loading in the admin: its addresses, and who may use them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from members.models import Import
from members.staff.loading_files import columns, template, wrong_rows
from members.staff.loading_list import load_data
from members.staff.loading_one import one_import
from members.staff.read_only import ReadOnlyAdmin

LOAD = "members.load_data"
View = Callable[..., HttpResponse]


def may_load(request: HttpRequest) -> bool:
    return request.user.has_perm(LOAD)


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Its list is the page on which data is loaded, and a row has a page of its own."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_load(request)

    def get_urls(self) -> list[URLPattern]:
        return [
            self._page("columns/", columns, "columns"),
            self._page("template.<slug:format>", template, "template"),
            self._page("<int:pk>/wrong/", wrong_rows, "wrong"),
            *super().get_urls(),
        ]

    def _page(self, route: str, view: View, name: str) -> URLPattern:
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_load(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        wrapped = self.admin_site.admin_view(require_safe(allowed))
        return path(route, wrapped, name=f"members_import_{name}")

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        if not may_load(request):
            raise PermissionDenied
        return load_data(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        if not may_load(request):
            raise PermissionDenied
        return one_import(request, object_id)  # type: ignore[arg-type]
