"""A person lets visitors see a name, and takes that back with one click."""

import pytest
from django.test import Client

from members.models import PublicContact
from members.workflow.contacts import give_contact
from tests.factories import make_staff
from tests.members.council.people import Ark, browser_of, text_of, words_after

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ark():
    return Ark()


@pytest.fixture
def editor(ark):
    return browser_of(ark.editor_seat.user, has_proven=False)


def shown(**fields):
    return {"name": "Dorj B.", "role": "Director", "consents": "on", **fields}


def public_page():
    return text_of(Client().get("/members/ark/"))


def test_form_begins_with_what_is_known_and_without_consent(ark, editor):
    page = text_of(editor.get(ark.address("public_contact")))

    assert 'value="Dorj"' in page
    assert 'value="editor@example.org"' in page
    assert 'name="consents"' in page
    assert " checked" not in page


def test_person_agrees_and_is_on_the_public_page(ark, editor):
    response = editor.post(ark.address("public_contact"), shown())

    page = words_after(editor, response)
    assert "Visitors see your name on the public profile." in page
    assert "Dorj B." in public_page()


def test_without_consent_nothing_is_shown(ark, editor):
    response = editor.post(ark.address("public_contact"), shown(consents=""))

    assert response.status_code == 400
    assert "only if you agree" in text_of(response)
    assert 'value="Dorj B."' in text_of(response)
    assert not PublicContact.objects.exists()


def test_change_asks_for_consent_again(ark, editor):
    give_contact(ark.editor_seat, name="Dorj")

    page = text_of(editor.get(ark.address("public_contact")))
    refused = editor.post(ark.address("public_contact"), shown(consents=""))
    editor.post(ark.address("public_contact"), shown())

    assert " checked" not in page
    assert refused.status_code == 400
    assert PublicContact.objects.get().name == "Dorj B."


def test_one_click_takes_it_back(ark, editor):
    editor.post(ark.address("public_contact"), shown())
    listed = text_of(editor.get(ark.address("colleagues")))
    assert '<button class="quiet" type="submit" name="do" value="take_back">' in listed

    response = editor.post(ark.address("public_contact"), {"do": "take_back"})

    assert "Visitors no longer see your name." in words_after(editor, response)
    assert "Dorj B." not in public_page()


def test_nobody_agrees_for_somebody_else(ark):
    give_contact(ark.editor_seat, name="Dorj")
    lead = browser_of(ark.lead_seat.user, has_proven=False)

    lead.post(ark.address("public_contact"), shown(name="Bayarmaa"))
    lead.post(ark.address("public_contact"), {"do": "take_back"})

    assert PublicContact.objects.get().seat == ark.editor_seat


def test_staff_without_a_seat_have_no_such_page(ark):
    staff = browser_of(make_staff(), has_proven=False)

    assert staff.get(ark.address("public_contact")).status_code == 404
    assert staff.post(ark.address("public_contact"), shown()).status_code == 404
    assert not PublicContact.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"email": "nobody"}, {"email": "a@b.org, c@d.org"}]
)
def test_mistake_is_told_at_its_field(ark, editor, fields):
    response = editor.post(ark.address("public_contact"), shown(**fields))

    assert response.status_code == 400
    assert f'id="id_{next(iter(fields))}_error"' in text_of(response)
