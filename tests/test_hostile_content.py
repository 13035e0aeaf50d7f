"""Hostile words in every field of every row: no page takes one for markup."""

from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from programs.dates import PartialDateField
from tests.addresses import PUBLIC, address, make_one_of_each
from tests.factories import (
    make_figure,
    make_founding,
    make_kind,
    make_name,
    make_participation,
    make_priority,
    make_region,
    make_seat,
    make_source,
    make_staff,
    make_text,
)

# Each leaves an element or an attribute `xss` where it goes unescaped.
HOSTILE = [
    "\"'><xss>",
    "\" ' xss=1 ",
    "</script></title><xss>",
    "<!--&#60;xss&#62;]]>--><xss>",
]
# Their words are of a fixed form, which constraints, forms and the entry check.
FORMED = (models.SlugField, models.URLField, models.EmailField, PartialDateField)
SHORTEST = 30


class Markup(HTMLParser):
    """All that a browser would take for elements."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


def fill(hostile):
    """Write it into every field that holds free words; how many took it."""
    taken = 0
    for app in ("members", "programs"):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                taken += holds_words(field) and take(model, field, hostile)
    return taken


def holds_words(field):
    is_text = isinstance(field, models.CharField | models.TextField)
    is_free = not (isinstance(field, FORMED) or field.choices or field.unique)
    is_free &= field.name != "password"
    return is_text and is_free and (field.max_length or SHORTEST) >= SHORTEST


def take(model, field, hostile):
    try:
        with transaction.atomic():
            return model._base_manager.update(**{field.attname: hostile}) > 0
    except IntegrityError:
        return False


def assert_harmless(response):
    for tag, attributes in Markup(response.content.decode()).elements:
        assert tag != "xss"
        assert not [name for name in attributes if name.startswith(("on", "xss"))]
        if tag == "script" and attributes.get("type") != "application/ld+json":
            assert attributes["src"].startswith("/static/")
        if tag == "meta":
            assert "http-equiv" not in attributes


@pytest.fixture
def representative(db):
    make_one_of_each()
    organization = apps.get_model("members", "Organization").objects.get()
    make_kind()
    make_region(organization.country)
    make_name(organization, "Other")
    make_founding(organization, "1998")
    make_text(organization, **dict.fromkeys(("summary", "history", "goals"), "x"))
    make_priority(organization, source=make_source(organization))
    make_participation(organization)
    make_figure(organization)
    return make_seat(organization).user


@pytest.mark.parametrize("hostile", HOSTILE)
def test_public_page_shows_hostile_words_as_words(client, representative, hostile):
    assert fill(hostile) > 30

    for name in PUBLIC:
        response = client.get(address(name))

        assert response.status_code == 200, name
        assert_harmless(response)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("view", ["cards", "table"])
def test_search_shows_hostile_words_as_words(client, representative, hostile, view):
    fill(hostile)

    for q in (hostile, "xss", "script"):
        response = client.get(reverse("members:directory"), {"q": q, "view": view})

        assert response.status_code == 200
        assert_harmless(response)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_refused_parameter_is_shown_as_words(client, representative, hostile):
    names = ("country", "region", "founded_min", "sort", "page", "updated_since")

    for name in names:
        assert_harmless(client.get(reverse("members:directory"), {name: hostile}))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_private_page_shows_hostile_words_as_words(client, representative, hostile):
    staff = make_staff()
    fill(hostile)
    client.force_login(representative)
    response = client.get(reverse("council:home"))
    assert response.status_code == 200
    assert_harmless(response)

    client.force_login(staff)

    for model in ("organization", "profiletext", "figure", "priority", "source"):
        response = client.get(reverse(f"admin:members_{model}_changelist"))

        assert response.status_code == 200
        assert "xss" not in {t for t, _ in Markup(response.content.decode()).elements}
