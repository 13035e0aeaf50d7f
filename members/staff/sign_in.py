"""The admin sends to the one sign-in page, with its one set of limits."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def login(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send visitors to the sign-in page, which checks where `next` leads."""
    # Somebody who is signed in and is not staff would be sent back and forth.
    if request.user.is_authenticated and not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


admin.site.login = login  # type: ignore[method-assign]
