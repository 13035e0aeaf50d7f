"""Entries for files are read some at a time, in a number of queries that stays."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.entry_rows import read as read_entry
from members.intake.files import exported
from members.models import Organization
from tests.factories import (
    make_figure,
    make_kind,
    make_membership,
    make_organization,
)


def queries(found):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        list(exported(found))
    return len(captured)


def test_more_organizations_take_no_more_queries(db):
    for _number in range(3):
        organization = make_organization()
        earlier = make_figure(organization)
        make_figure(organization, supersedes=earlier)
    first = Organization.objects.order_by("pk")[:1]
    few = queries(Organization.objects.filter(pk__in=[each.pk for each in first]))

    assert queries(Organization.objects.all()) == few


def test_memberships_are_in_their_order_with_what_is_public_of_them(db):
    organization = make_organization("school", listed=False)
    make_membership(
        organization, key="now", kind=make_kind("full"), since="2001", position=1
    )
    make_membership(organization, key="before", kind=None, until="2000", position=0)

    (one,) = exported(Organization.objects.all())

    assert one.entry == read_entry(organization)
    assert one.memberships == [
        {
            "key": "before",
            "kind": None,
            "since": "1998",
            "until": "2000",
            "source_title": "",
            "source_address": "",
        },
        {
            "key": "now",
            "kind": "full",
            "since": "2001",
            "until": "",
            "source_title": "",
            "source_address": "",
        },
    ]
