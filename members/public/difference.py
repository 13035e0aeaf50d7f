"""The difference between two published versions of an entry, field by field."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from members.changes import tell
from members.models import Organization
from members.public.published import find


@require_safe
def difference(
    request: HttpRequest, slug: str, before: int, after: int
) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.with_history(), slug=slug)
    if before > after:
        return redirect("members:difference", slug, after, before, permanent=True)
    old, new = find(organization, before), find(organization, after)
    if old is None or new is None:
        raise Http404
    # None where one of them cannot be read any more: that is not the same as equal.
    changes = tell(old.entry, new.entry) if old.entry and new.entry else None
    context = {
        "organization": organization,
        "before": old,
        "after": new,
        "changes": changes,
    }
    return render(request, "members/difference.html", context)
