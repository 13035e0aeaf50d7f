"""The floor: a plain page that reads 25 rows by key and draws the same cards."""

from django.http import HttpRequest, HttpResponse
from django.template import engines

from members.models import Organization

PAGE = """
{% extends "base.html" %}
{% block title %}Floor{% endblock title %}
{% block main %}
  <ul class="cards">
    {% for organization in organizations %}
      {% include "members/_card.html" %}
    {% endfor %}
  </ul>
{% endblock main %}
"""


def floor(request: HttpRequest) -> HttpResponse:
    pks = [int(pk) for pk in request.GET["pks"].split(",") if pk]
    found = Organization.objects.for_lists().in_bulk(pks)
    context = {"organizations": [found[pk] for pk in pks], "canonical_url": "x"}
    return HttpResponse(_template().render(context, request))


def _template():
    global _kept
    _kept = _kept or engines["django"].from_string(PAGE)
    return _kept


_kept = None
