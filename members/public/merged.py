"""Organizations that were merged: their address leads on, their history stays."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from members.models import Organization


def kept_instead(slug: str) -> Organization:
    """The public organization that is shown in the place of a merged one.

    Raises Http404 where there is none: not merged, or never public.
    """
    rows = Organization.objects.select_related("merger__kept")
    found = rows.filter(slug=slug, merger__was_public=True).first()
    # It may have been merged further; a cycle cannot be.
    while found and found.merged_into:
        found = rows.get(pk=found.merged_into.pk)
    if found is None or not Organization.objects.public().filter(pk=found.pk).exists():
        raise Http404
    return found


def leads_on(slug: str) -> HttpResponse:
    """The permanent redirect. Raises Http404 where nothing stands in its place."""
    return redirect(kept_instead(slug), permanent=True)
