"""Suggestions for the search fields."""

import re

import pytest
from django.urls import reverse

from members.models import SearchText
from tests.factories import make_country, make_organization

pytestmark = pytest.mark.django_db


def suggested(client, q: str) -> list[str]:
    """The addresses that are offered, best first."""
    page = client.get(reverse("members:suggest"), {"q": q}).content.decode()
    return re.findall(r'role="option"[^>]*data-href="([^"]*)"', page)


@pytest.fixture
def _three():
    country = make_country("MN", name="Mongolia", name_en="Mongolia")
    make_organization("place", name="Steppe School", country=country)
    make_organization("name", name="Mongolian Books", country="AL")
    make_organization("former", name="Mongol", listed=False, country="AL")
    SearchText.objects.renew()


@pytest.mark.usefixtures("_three")
def test_members_that_may_be_meant_are_offered_best_first(client):
    assert suggested(client, "mongol") == ["/members/name/", "/members/place/"]
    assert suggested(client, "step") == ["/members/place/"]


@pytest.mark.usefixtures("_three")
def test_nothing_is_offered_for_one_letter_or_for_nobody(client):
    assert suggested(client, "m") == []
    assert suggested(client, "") == []
    assert suggested(client, "zzzz") == []


def test_too_long_a_text_is_refused(client):
    response = client.get(reverse("members:suggest"), {"q": "a" * 201})

    assert response.status_code == 400


def test_at_most_seven_are_offered(client):
    for number in range(9):
        make_organization(name=f"Book {number}")
    SearchText.objects.renew()

    assert len(suggested(client, "book")) == 7
