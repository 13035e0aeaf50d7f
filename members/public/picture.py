"""Logos: public ones for anybody, those of drafts for whoever may see the draft."""

import logging
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from members.models import Organization, Picture, User
from members.workflow import may_review, role_at

log = logging.getLogger("members.security")
HEADERS = {
    # Opened by itself, it may do nothing, whatever a browser takes it for.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """The logo, at most 512 × 512 pixels."""
    return answer(request, name, "content")


@require_safe
def picture_small(request: HttpRequest, name: str) -> HttpResponseBase:
    """The logo, at most 144 × 144 pixels."""
    return answer(request, name, "small")


def answer(request: HttpRequest, name: str, size: str) -> HttpResponseBase:
    # Asked first and without the session: so a public logo is the same answer for
    # everybody, and one that was withdrawn is gone when it is next asked for.
    if Organization.objects.public().filter(logo__name=name).exists():
        # The bytes of a name never change, so that they need not be read for this.
        headers = HEADERS | {"ETag": f'"{name}-{size}"'}
        kept = get_conditional_response(request, etag=headers["ETag"])
        return with_headers(kept or webp(name, size), headers)
    if may_see_draft(request, name):
        headers = HEADERS | {"Cache-Control": "private, no-store"}
        return with_headers(webp(name, size), headers)
    if request.user.is_authenticated:
        log.warning(
            "No role: user %s, %s %a", request.user.pk, request.method, request.path
        )
    raise Http404


def may_see_draft(request: HttpRequest, name: str) -> bool:
    organization = Organization.objects.filter(pictures__name=name).first()
    user = cast(User, request.user)
    return organization is not None and (
        role_at(user, organization) is not None or may_review(user)
    )


def webp(name: str, size: str) -> HttpResponse:
    pictures = Picture.objects.values_list(size, flat=True)
    return HttpResponse(
        get_object_or_404(pictures, name=name),
        content_type="image/webp",
        headers={"Content-Disposition": f'inline; filename="logo-{name}.webp"'},
    )


def with_headers(
    response: HttpResponseBase, headers: dict[str, str]
) -> HttpResponseBase:
    for name, value in headers.items():
        response.headers[name] = value
    return response
