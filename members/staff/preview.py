"""The whole public page, as a revision would make it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from members.entry_shown import shown
from members.models import Organization, Revision
from members.profile import Profile
from members.staff.actor import actor
from members.staff.decision import Said
from members.staff.review_page import ReviewPage
from members.workflow import may_review


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """For reviewers, and for staff who may read revisions."""
    if not (may_review(request.user) or request.user.has_perm("members.view_revision")):
        raise PermissionDenied
    revisions = Revision.objects.select_related("organization", "base")
    revision = get_object_or_404(revisions, pk=pk)
    organizations = Organization.objects.for_profile()
    organization = organizations.get(pk=revision.organization_id)
    page = ReviewPage(revision, actor(request), Said())
    profile = Profile(shown(page.merged.entry, organization), beside=organization)
    context = {
        "revision": revision,
        "page": page,
        "profile": profile,
        "organization": profile.organization,
        "may_review": may_review(request.user),
    }
    return render(request, "admin/members/revision/preview.html", context)
