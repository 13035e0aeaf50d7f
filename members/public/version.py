"""One published version of an entry, whole, as anybody may cite it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from members.entry_shown import shown
from members.models import Organization
from members.profile import Profile
from members.public.published import find


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    public = Organization.objects.with_history().with_public_number()
    organization = get_object_or_404(public, slug=slug)
    past = find(organization, number)
    if past is None:
        raise Http404
    context = {
        "organization": organization,
        "past": past,
        "newest": organization.public_number,  # type: ignore[attr-defined]
        "merged_into": organization.merged_into,
    }
    if past.entry is not None:
        then = shown(past.entry, organization)
        # A picture that is the logo no more is not public any more.
        if then.logo_id != organization.logo_id or organization.merged_into:
            then.logo = None
        context |= {"organization": then, "profile": Profile(then)}
    return render(request, "members/version.html", context)
