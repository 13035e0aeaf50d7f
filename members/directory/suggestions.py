"""Who may be meant by what somebody is still typing."""

from django import forms

from members.directory import index as facet_index
from members.directory import text
from members.directory.filters import LONGEST
from members.directory.query import LISTED
from members.models import Organization

MOST = 7
LEAST = 2  # letters, of which there may be many


class TypedForm(forms.Form):
    q = forms.CharField(max_length=LONGEST, required=False)


def suggestions(typed: str) -> list[Organization]:
    """The best matches among the members of today, each with its country."""
    if len(typed) < LEAST:
        return []
    index = facet_index.current()
    listed = index.having("former", LISTED)
    pks: list[int] = []
    for having in text.current(index).search(typed).ranks():
        if len(pks) == MOST:
            break
        pks += index.ordered(having & listed, "name", 0, MOST - len(pks))
    rows = Organization.objects.select_related("country").in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]
