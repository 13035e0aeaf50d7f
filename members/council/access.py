"""Where permission is decided: an organization is found by those who speak for it."""

import logging
from typing import Any, NamedTuple, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from members.models import Organization, User
from members.workflow import Role, role_at

log = logging.getLogger("members.security")
Row = TypeVar("Row", bound=Model)


class Access(NamedTuple):
    """An organization, and what the person who asks is there."""

    organization: Organization
    role: Role
    user: User


def found(request: HttpRequest, slug: str) -> Access:
    """The organization of an address, for who has a role there.

    Raises Http404 for a stranger, who learns no more than of an address that leads
    nowhere. Only views whose visitor is signed in ask for it.
    """
    organization = get_object_or_404(
        Organization.objects.whole()
        .select_related("country", "logo")
        .defer("logo__content", "logo__small"),
        slug=slug,
    )
    role = role_at(request.user, organization)
    if role is None:
        # %a: whatever stands in an address, it is one line.
        log.warning(
            "No role: user %s, organization %a, %s %a",
            request.user.pk,
            slug,
            request.method,
            request.path,
        )
        raise Http404
    return Access(organization, role, cast(User, request.user))


def own_or_404(request: HttpRequest, rows: QuerySet[Row], **named: Any) -> Row:
    """The row that a page or a form names, of those of the organization found.

    Raises Http404 for any other, and logs it: no page of ours names one.
    """
    row = rows.filter(**named).first()
    if row is None:
        raise hidden(request)
    return row


def hidden(request: HttpRequest) -> Http404:
    """The answer to whoever names what another organization has; it is logged."""
    log.warning(
        "Not of this organization: user %s, %s %a",
        request.user.pk,
        request.method,
        request.path,
    )
    return Http404()
