"""The admin has no way in of its own: the site's sign-in, and a second step."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def login(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send visitors to the sign-in page, and staff to the second step they lack.

    A form that is sent here goes to the sign-in page as well: it is answered and
    counted alike.
    """
    if request.method == "POST":
        return the_sites(settings.LOGIN_URL, request)
    goal = request.GET.get("next") or reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(goal)
    # Somebody who is signed in and is not staff would be sent back and forth.
    if not is_staff(request):
        raise PermissionDenied
    if not is_mfa_enabled(request.user):
        query = urlencode({"next": goal})
        return HttpResponseRedirect(f"{reverse('mfa_index')}?{query}")
    is_here = url_has_allowed_host_and_scheme(goal, allowed_hosts=None)
    return HttpResponseRedirect(goal if is_here else reverse("admin:index"))


def logout(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    return the_sites("account_logout", request)


def change_password(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Django's own form for it would take any number of guesses at the old one."""
    return HttpResponseRedirect(reverse("account_change_password"))


def the_sites(page: str, request: HttpRequest) -> HttpResponse:
    """The answer of another page, found by its name: this room knows no other."""
    return resolve(reverse(page)).func(request)


def is_staff(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_staff


def may_enter(request: HttpRequest) -> bool:
    """Whether somebody is staff, and proves it by more than a password."""
    return is_staff(request) and is_mfa_enabled(request.user)


admin.site.login = login  # type: ignore[method-assign]
admin.site.logout = logout  # type: ignore[method-assign, assignment]
admin.site.password_change = change_password  # type: ignore[method-assign, assignment]
admin.site.has_permission = may_enter  # type: ignore[method-assign]
