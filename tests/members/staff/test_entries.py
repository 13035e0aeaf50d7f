"""Entries are seen in the admin, and changed elsewhere."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from members.models import DataVersion, Figure, Organization
from members.staff.entries import INLINES
from tests.factories import (
    make_country,
    make_figure,
    make_organization,
    make_revision,
    make_staff,
    make_text,
)

pytestmark = pytest.mark.django_db

READ_ONLY = [inline.model for inline in INLINES]


@pytest.fixture
def staff(client):
    client.force_login(make_staff())
    return client


def test_posted_content_of_an_existing_organization_is_ignored(staff):
    organization = make_organization(name="Ark", city="Ulaanbaatar")
    figure = make_figure(organization, 100)
    text = make_text(organization, summary="A school for all")
    before = model_to_dict(organization)

    staff.post(
        reverse("admin:members_organization_change", args=[organization.pk]),
        {
            "name": "Forged",
            "slug": "forged",
            "country": make_country("KZ").pk,
            "city": "Forged",
            **{
                f"{part}-{field}": value
                for part in ("memberships", "seats", "figures", "texts")
                for field, value in {
                    "TOTAL_FORMS": 1,
                    "INITIAL_FORMS": 1,
                }.items()
            },
            "memberships-0-id": organization.memberships.get().pk,
            "memberships-0-since": "1900",
            "figures-0-id": figure.pk,
            "figures-0-value": 999,
            "texts-0-id": text.pk,
            "texts-0-summary": "Forged",
            "texts-0-DELETE": "on",
        },
    )

    organization.refresh_from_db()
    figure.refresh_from_db()
    text.refresh_from_db()
    assert model_to_dict(organization) == before
    assert organization.memberships.get().since == "1998"
    assert (figure.value, text.summary) == (100, "A school for all")


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model._meta.model_name)
def test_row_of_an_entry_cannot_be_added_by_a_superuser(staff, model):
    name = f"admin:members_{model._meta.model_name}_add"

    assert staff.post(reverse(name), {}).status_code == 403


def test_row_of_an_entry_cannot_be_changed_or_deleted_by_a_superuser(staff):
    figure = make_figure(make_organization(), 100)

    answers = [
        staff.post(reverse(f"admin:members_figure_{verb}", args=[figure.pk]), data)
        for verb, data in [("change", {"value": 1}), ("delete", {"post": "yes"})]
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Figure.objects.get().value == 100


def test_version_can_be_read_and_nothing_else_by_a_superuser(staff):
    revision = make_revision(make_organization(), entry={"name": "Ұстаз <b>"})
    DataVersion.objects.move()

    page = staff.get(reverse("admin:members_revision_change", args=[revision.pk]))
    answers = [
        staff.post(reverse(f"admin:members_{model}_{verb}", args=args), {"post": "yes"})
        for model, pk in [("revision", revision.pk), ("dataversion", 1)]
        for verb, args in [("add", []), ("change", [pk]), ("delete", [pk])]
    ]

    assert "Ұстаз &lt;b&gt;" in page.content.decode()
    assert {answer.status_code for answer in answers} == {403}


def test_row_is_found_by_its_words_and_by_its_organization(staff):
    ark, other = make_organization(name="Ark"), make_organization()
    make_figure(ark, 1900, words="more than 1,900 teachers")
    make_figure(other, 20, words="twenty schools")
    figures = reverse("admin:members_figure_changelist")

    by_words = staff.get(figures, {"q": "1,900 teachers"})
    by_organization = staff.get(figures, {"q": "Ark"})

    assert [f.value for f in by_words.context["cl"].result_list] == [1900]
    assert [f.value for f in by_organization.context["cl"].result_list] == [1900]


def test_organization_shows_its_rows_with_links_to_them(staff):
    figure = make_figure(make_organization(), words="twenty schools")

    page = staff.get(
        reverse("admin:members_organization_change", args=[figure.organization_id])
    ).content.decode()

    assert "twenty schools" in page
    assert reverse("admin:members_figure_change", args=[figure.pk]) in page
    assert Organization.objects.get().get_absolute_url()
