"""Every public page takes the same queries at 19 and at 1,000 organizations."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from issa_directory import keeping
from members.models import (
    DataVersion,
    Membership,
    Organization,
    Participation,
    Priority,
    ProfileText,
)
from programs.models import Country, PriorityArea, Program

# Page → queries once the facet index is warm: a number that grows needs a reason.
QUERIES = {
    "/": 5,
    "/members/": 8,
    "/members/?country=MN&country=KZ": 8,
    "/members/?view=table&sort=founded": 8,
    "/members/?view=map&country=AL": 4,
    "/members/?q=step": 8,
    "/members/?indicator=children&reach_min=100&sort=reach": 9,
    "/members/suggest.html?q=step": 3,
    "/members/mongolian-education-alliance/": 19,
    "/members/mongolian-education-alliance/history/": 5,
    "/members/mongolian-education-alliance/history/1/": 10,
    "/members/mongolian-education-alliance/history/1..1/": 5,
    "/members/export/": 2,
    "/countries/MN/": 11,
    "/programs/": 6,
    "/programs/step-by-step/": 6,
    "/priority-areas/outreach/": 5,
    "/join/": 3,
    "/contact/": 2,
    "/robots.txt": 0,
    "/sitemap.xml": 6,
    "/sitemap-members.xml": 3,
}


def queries(client, address: str) -> int:
    client.get(address)
    keeping.forget()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(count: int) -> None:
    """Add organizations with everything that lists show, most of them in Mongolia."""
    country = Country.objects.get(code="MN")
    organizations = Organization.objects.bulk_create(
        Organization(slug=f"new-{n}", name=f"New {n}", country=country)
        for n in range(count)
    )
    program, area = Program.objects.get(), PriorityArea.objects.get(slug="outreach")
    for model, fields in (
        (Membership, {"key": "m", "since": "1999"}),
        (ProfileText, {"language": "en", "is_original": True, "summary": "New."}),
        (Participation, {"key": "p", "program": program}),
        (Priority, {"key": "p", "area": area}),
    ):
        model.objects.bulk_create(
            model(organization=organization, **fields) for organization in organizations
        )
    DataVersion.objects.move()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Its planner must know that the tables have grown, as it would by itself.
            cursor.execute("ANALYZE")


def test_query_counts_are_pinned_and_do_not_grow(client, network):
    few = {address: queries(client, address) for address in QUERIES}

    grow(1000 - 19)
    many = {address: queries(client, address) for address in QUERIES}

    assert Organization.objects.count() == 1000
    assert few == QUERIES
    assert many == QUERIES
