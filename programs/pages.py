"""The public pages of programs and priority areas: what they are, who works on them."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.dates import in_force
from programs.models import PriorityArea, Program
from programs.models.term import Term

SHOWN = 25  # the directory has the others, page by page


@require_safe
def programs(request: HttpRequest) -> HttpResponse:
    context = {
        "programs": _with_member_counts(Program, "participations"),
        "priority_areas": _with_member_counts(PriorityArea, "priorities"),
    }
    return render(request, "programs/programs.html", context)


@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Program, slug=slug)
    participations = found.participations.of_listed().with_organization()
    today = in_force(timezone.localdate())
    current = participations.filter(today)
    ended = participations.exclude(today).exclude(until="")
    context = {
        "program": found,
        "count": current.count(),
        "participations": current[:SHOWN],
        "ended_participations": ended[:SHOWN],
    }
    return render(request, "programs/program.html", context)


@require_safe
def priority_area(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(PriorityArea, slug=slug)
    priorities = found.priorities.of_listed().with_organization()
    context = {
        "priority_area": found,
        "count": priorities.count(),
        "priorities": priorities[:SHOWN],
    }
    return render(request, "programs/priority_area.html", context)


def _with_member_counts(model: type[Term], rows: str) -> list[Term]:
    """The terms, each with `member_count`: the members today that have such a row."""
    relation: Any = model._meta.get_field(rows)
    stated = relation.related_model.objects.of_listed()
    if model is Program:
        stated = stated.filter(in_force(timezone.localdate()))
    counts = Counter(stated.values_list(relation.field.name, flat=True).order_by())
    terms = list(model._default_manager.all())
    for term in terms:
        term.member_count = counts[term.pk]  # type: ignore[attr-defined]
    return terms
