"""Admin of what is loaded: its list and its page are our own, for who may load."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from members.staff.read_only import ReadOnlyAdmin

LOAD = "members.load_data"
READ = ["GET", "HEAD"]
View = Callable[..., HttpResponse]
Page = tuple[str, Callable[..., HttpResponseBase], str, list[str]]
# A file that is sent in pieces is another kind of answer than a page.
Answer = TypeVar("Answer", bound=HttpResponseBase)


class OwnPagesAdmin(ReadOnlyAdmin):
    """`list_page` and `row_page` stand for Django's; `pages` are further ones.

    Each of `pages` is an address below the list, a view, a name, and the methods.
    """

    list_page: ClassVar[View]
    row_page: ClassVar[View]
    pages: ClassVar[tuple[Page, ...]] = ()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(LOAD)

    def get_urls(self) -> list[URLPattern]:
        meta = self.model._meta
        own = [
            path(
                route,
                self.admin_site.admin_view(
                    require_http_methods(methods)(self._allowed(view))
                ),
                name=f"{meta.app_label}_{meta.model_name}_{name}",
            )
            for route, view, name, methods in self.pages
        ]
        return [*own, *super().get_urls()]

    def _allowed(self, view: Callable[..., Answer]) -> Callable[..., Answer]:
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> Answer:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return allowed

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        return self._allowed(type(self).list_page)(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        return self._allowed(type(self).row_page)(request, object_id)
