"""The first page of the admin: what waits for a decision, before all tables."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from members.models import Revision
from members.staff import queue
from members.staff.actor import actor
from members.workflow import may_review

_index = admin.site.index


def index(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    context = {**(extra_context or {}), **what_waits(request)}
    return _index(request, context)


def what_waits(request: HttpRequest) -> dict[str, Any]:
    """The lists that this person may see; a list that is left out is no empty one."""
    context: dict[str, Any] = {}
    if may_review(request.user):
        context["waiting"] = queue.waiting(actor(request))
        context["waiting_count"] = Revision.objects.waiting().count()
    if request.user.has_perm("members.view_revision"):
        context |= {"returned": queue.returned(), "drafts": queue.drafts()}
    if request.user.has_perm("members.view_mail"):
        context["mails"] = queue.mails_given_up()
    if request.user.has_perm("members.load_data"):
        context["imports"] = queue.imports()
    return context


admin.site.index = index  # type: ignore[method-assign, assignment]
