"""Models are in the admin, and their pages are made for people."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.urls import reverse

from members.models import (
    DataVersion,
    Distinct,
    Import,
    ImportPicture,
    ImportRow,
    Merger,
    OldPage,
    Save,
    SearchText,
    Unfinished,
    WebsiteMark,
)
from tests.factories import make_network, make_staff

pytestmark = pytest.mark.django_db

# What people are still typing is theirs, until they send it.
PRIVATE = (Save, Unfinished)
# Shown on the pages of an import, and of network health; or what others say, to search.
PARTS = (ImportRow, ImportPicture, Merger, Distinct, WebsiteMark, SearchText)
# One row, and lists that are pages of their own.
NOT_SEARCHED = (DataVersion, Import, OldPage)
OURS = [
    model
    for app in ("members", "programs")
    for model in apps.get_app_config(app).get_models()
    if model not in (*PRIVATE, *PARTS)
]


@pytest.fixture
def staff_request(rf):
    request = rf.get("/")
    request.user = make_staff()
    return request


@pytest.mark.parametrize("model", PRIVATE, ids=lambda model: model._meta.label_lower)
def test_what_is_not_sent_yet_has_no_page_in_the_admin(model):
    assert model not in admin.site._registry


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_model_is_registered_and_searched(model):
    registered = admin.site._registry[model]

    is_searched = bool(registered.get_search_fields(None))
    assert is_searched or model in NOT_SEARCHED


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_relation_that_can_be_chosen_is_completed_while_typing(model, staff_request):
    page = admin.site._registry[model]
    parts = page.get_inline_instances(staff_request)
    forms = [
        (part.get_formset(staff_request).form, [model._meta.model_name])
        for part in parts
        if part.has_add_permission(staff_request, None)
    ]
    if page.has_add_permission(staff_request):
        # Powers are few, and better seen side by side.
        forms.append((page.get_form(staff_request), ["groups", "user_permissions"]))

    chosen = [
        field.widget.widget
        for form, others in forms
        for name, field in form.base_fields.items()
        if isinstance(field.widget, RelatedFieldWidgetWrapper) and name not in others
    ]

    assert all(isinstance(widget, AutocompleteMixin) for widget in chosen)


def test_admin_bears_the_name_of_the_network(client):
    make_network(name="Schools of the North")
    client.force_login(make_staff())

    page = client.get(reverse("admin:index")).content.decode()

    assert "Schools of the North: administration" in page
    assert "| Schools of the North</title>" in page
    assert "Django" not in page
