"""Old profile pages in the admin: read, looked through, made a draft or a plan."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from members.models import OldPage
from members.staff.old_page import correct, one
from members.staff.old_page_list import read_many
from members.staff.read_only import ReadOnlyAdmin

read_or_post = require_http_methods(["GET", "HEAD", "POST"])


def may_load(request: HttpRequest) -> bool:
    return request.user.has_perm("members.load_data")


@admin.register(OldPage)
class OldPageAdmin(ReadOnlyAdmin):
    """Its list and its page are our own: there is nothing to type into rows."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_load(request)

    def get_urls(self) -> list[URLPattern]:
        section = path(
            "<int:pk>/correct/<slug:section>/",
            self._page(correct),
            name="members_oldpage_correct",
        )
        text = path(
            "<int:pk>/correct/<slug:section>/<slug:language>/",
            self._page(correct),
            name="members_oldpage_correct_text",
        )
        return [section, text, *super().get_urls()]

    def _page(self, view: Any) -> Any:
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_load(request):
                raise PermissionDenied
            answer: HttpResponse = read_or_post(view)(request, *args, **kwargs)
            return answer

        return self.admin_site.admin_view(allowed)

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        if not may_load(request):
            raise PermissionDenied
        return read_many(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        if not may_load(request):
            raise PermissionDenied
        return one(request, object_id)
