"""Contact us: how the network is reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "members/contact.html")
