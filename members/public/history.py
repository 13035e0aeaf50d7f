"""The history of an entry: its published versions, and the way to any of them."""

from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.models import Organization
from members.public.asked import Asked
from members.public.published import number_on, visible, with_before

SHOWN = 50


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    public = Organization.objects.with_history().with_public_number()
    organization = get_object_or_404(public, slug=slug)
    asked = Asked(request.GET)
    status = 200 if asked.is_valid() else 400
    if status == 200:
        if found := sought(organization, asked):
            return redirect(*found)
        status = 404 if asked.errors else 200
    context = page(organization, asked) | {"organization": organization, "asked": asked}
    return render(request, "members/history.html", context, status=status)


def sought(organization: Organization, asked: Asked) -> tuple[Any, ...] | None:
    """The name and arguments of the page that was asked for; None for the list.

    A day on which nothing was public yet becomes an error at its field.
    """
    data, slug = asked.cleaned_data, organization.slug
    if data["before"] and data["after"]:
        return ("members:difference", slug, data["before"], data["after"])
    if data["on"] is None:
        return None
    if number := number_on(organization, data["on"]):
        return ("members:version", slug, number)
    day = date_format(data["on"], "j F Y")
    words = _("No version of this entry is known to have been public on %(day)s.")
    asked.add_error("on", words % {"day": day})
    return None


def page(organization: Organization, asked: Asked) -> dict[str, Any]:
    """The versions of one page, and the others of its kind. Raises Http404 beyond."""
    paginator = Paginator(visible(organization.revisions.all()), SHOWN)
    try:
        rows = paginator.page(asked.cleaned_data.get("page") or 1)
    except EmptyPage:
        raise Http404 from None
    versions = with_before(list(rows.object_list))
    newest: int = organization.public_number or 0  # type: ignore[attr-defined]
    older = (version.number for version in versions if version.number < newest)
    return {
        "versions": versions,
        "page": rows,
        "newest": newest,
        "chosen_before": next(older, None),
    }
