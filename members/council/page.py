"""What all pages of one organization have in common: for whom, and what is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from members.council.access import Access, found
from members.council.refusals import told
from members.council.sent import NotSentError
from members.entry import LISTS
from members.workflow import IllegalTransitionError, StaleError

View = Callable[..., HttpResponse]
# What a page for editing sends beside what was typed: hidden fields, keys of rows.
NOT_TYPED = {
    *("csrfmiddlewaretoken", "version", "page", "goes_on", "turn", "anew", "waiting"),
    *("kept", "do"),
    *LISTS,
}


def council_page(*methods: str) -> Callable[[View], View]:
    """Makes `view(request, access, …)` a view of the organization at an address.

    Visitors sign in first, strangers get 404. What the gate refuses because somebody
    was faster, or because it was done already, is told on a page of its own: 409.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def for_members(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
            access = found(request, slug)
            try:
                return view(request, access, **more)
            except (NotSentError, IllegalTransitionError, StaleError) as refusal:
                return refused(request, access, refusal)

        @require_http_methods(methods)
        @wraps(view)
        def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if is_typed_signed_out(request):
                return keep_typed(request)
            return for_members(request, **arguments)

        return answer

    return decorate


def is_typed_signed_out(request: HttpRequest) -> bool:
    """Whether a page for editing was sent after its session ended."""
    return not request.user.is_authenticated and "page" in request.POST


def keep_typed(request: HttpRequest) -> HttpResponse:
    """Give back what was typed, to be copied: signing in would lose it."""
    typed = [
        text
        for name, values in request.POST.lists()
        for text in values
        if name not in NOT_TYPED and text.strip() and text != "on"
    ]
    context = {"typed": "\n\n".join(typed), "next": request.path}
    return render(request, "council/signed_out.html", context, status=403)


def refused(request: HttpRequest, access: Access, refusal: Exception) -> HttpResponse:
    context = {"organization": access.organization, **told(refusal, access)}
    status = 400 if isinstance(refusal, NotSentError) else 409
    return render(request, "council/refused.html", context, status=status)
