"""The whole public page, as it would be with what is in the draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from members.council.access import Access
from members.council.page import council_page
from members.council.standing import Standing
from members.entry_shown import shown
from members.profile import Profile


@council_page("GET", "HEAD")
def preview(request: HttpRequest, access: Access) -> HttpResponse:
    standing = Standing(access.organization)
    as_it_would_be = shown(standing.merged.entry, standing.rows)
    context = {
        "organization": as_it_would_be,
        "profile": Profile(as_it_would_be, beside=standing.rows),
        "standing": standing,
    }
    return render(request, "council/preview.html", context)
