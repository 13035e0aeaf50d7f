"""Suggestions for the search fields: a part of a page, asked for while typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.directory.suggestions import TypedForm, suggestions


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    form = TypedForm(request.GET)
    is_valid = form.is_valid()
    found = suggestions(form.cleaned_data["q"]) if is_valid else []
    return render(
        request,
        "members/_suggestions.html",
        {"suggestions": found},
        status=200 if is_valid else 400,
    )
