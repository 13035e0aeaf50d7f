"""How often one may try: the answer 429 and when to come back.

How often is in the settings; allauth counts, in the cache that all processes share.
"""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.generic.base import TemplateResponseMixin

# Seconds, by the code of the mistake in a form.
WAITS = {"too_many_login_attempts": 300, "rate_limited": 300, "too_many_here": 60}


class Limited(TemplateResponseMixin):
    """A view whose form, when a limit refuses it, is shown again with status 429."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        response = super().render_to_response(context, **kwargs)
        forms = (context.get("form"), context.get("webauthn_form"))
        if seconds := max(seconds_to_wait(form) for form in forms):
            response.status_code = 429
            response.headers["Retry-After"] = str(seconds)
        return response


def seconds_to_wait(form: BaseForm | None) -> int:
    mistakes = form.errors.as_data().values() if form else []
    codes = {mistake.code for of_field in mistakes for mistake in of_field}
    return max((WAITS.get(code or "", 0) for code in codes), default=0)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a limit that refuses before there is a form to show."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "60"
    return response


def hidden_key(key: str, prefix: str, version: int) -> str:
    """The cache's key: without the addresses and accounts that allauth's key names."""
    named = f"{prefix}:{version}:{key}"
    return salted_hmac(__name__, named, algorithm="sha256").hexdigest()
