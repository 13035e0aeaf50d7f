"""A form does what its fields say, and no more for any other field that is sent."""

import re
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db.models import ForeignKey, Model

from issa_directory.access import TABLE, Answer, Who
from members.entry import Entry
from members.models import Revision, User
from tests.access.asking import Browser, rolled_back
from tests.access.forms import CHANGED, Form, section, text
from tests.access.places import form_of, path_of
from tests.access.rows import all_rows
from tests.access.world import World
from tests.members.editing.page import FormReader

pytestmark = pytest.mark.django_db

# What somebody would like to be true, beside every name of a column there is.
WISHED = {
    "status": "published",
    "state": "published",
    "is_verified": "1",
    "verified": "1",
    "reviewed_by": "1",
    "is_staff": "1",
    "is_superuser": "1",
    "groups": "1",
    "user_permissions": "1",
    "admin": "1",
    "publish": "1",
    "_save": "1",
}
# Fields that a form has and need not be filled in.
OPTIONAL = {
    "council:submit": {"note", "confirm", "number"},
    "council:confirm": {"section"},
    "council:confirm_link": set(),
    "council:public_contact": {"role", "email", "phone", "do"},
    "council:edit_text": {"texts"},
}
FORMS = sorted(
    address
    for address, rule in TABLE.items()
    if address.startswith("council:") and rule.post[Who.LEAD] == Answer.PAGE
    if address not in ("council:words", "council:accept_invitation")
)
RANDOM = {"message_id", "secret", "text", "password"}


def extra(world: World, form: Form, address: str) -> Form:
    """Every column of every model of ours by its name, and what one may wish for."""
    own = {*form, *OPTIONAL.get(address, ())}
    columns = {
        name: value_for(field, world)
        for model in apps.get_app_config("members").get_models()
        for field in model._meta.concrete_fields
        for name in {field.name, field.attname}
    }
    return {n: v for n, v in {**columns, **WISHED}.items() if n not in own}


def value_for(field: Any, world: World) -> str:
    """Of the other organization, where the column names a row."""
    if isinstance(field, ForeignKey):
        row = field.remote_field.model._base_manager.order_by("-pk").first()
        return str(row.pk if row else 1)
    kinds = {
        "BooleanField": "on",
        "DateField": "2001-02-03",
        "DateTimeField": "2001-02-03 04:05",
        "JSONField": "{}",
    }
    numbers = "Integer" in field.get_internal_type()
    return "7" if numbers else kinds.get(field.get_internal_type(), "published")


def outcome(browser: Browser, path: str, form: Form) -> Any:
    """What is in the database after the form, but for what is drawn by lot."""
    known = {
        model: {row[model._meta.pk.attname] for row in rows}
        for model, rows in all_rows().items()
    }
    with rolled_back():
        response = browser.send("POST", path, form)
        assert response.status_code == 302
        return {
            model.__name__: sorted(repr(plain(model, row, known)) for row in rows)
            for model, rows in all_rows().items()
        }


def plain(model: type[Model], row: dict[str, Any], known: Any) -> dict[str, Any]:
    """The row without the numbers of new rows: in some databases they count on."""
    kept = {}
    for field in model._meta.concrete_fields:
        value = row[field.attname]
        target = field.related_model if field.is_relation else model
        is_number = field.is_relation or field.primary_key
        if isinstance(value, str):
            value = re.sub(r"revision \d+", "revision", value)
        if field.name not in RANDOM and (
            not is_number or value in known.get(target, {value})
        ):
            kept[field.name] = value
    return kept


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-05-12T10:00:00Z", tick=False):
        yield


@pytest.fixture(scope="module")
def lead(world):
    with time_machine.travel("2026-05-12T10:00:00Z", tick=False):
        return Browser(world.users[Who.LEAD])


@pytest.mark.parametrize("address", FORMS)
def test_no_other_field_of_a_form_does_anything(world, lead, address):
    path, form = path_of(address, world.house), form_of(address, world.house)
    if address in ("council:restore", "council:restore_draft"):
        Revision.objects.filter(pk=world.house.draft.pk).delete()

    plain = outcome(lead, path, form)
    with_extra = outcome(lead, path, {**form, **extra(world, form, address)})

    assert with_extra == plain


def test_field_that_a_form_has_would_be_noticed(world, lead):
    """The tests above can fail."""
    path = path_of("council:public_contact", world.house)
    form = form_of("council:public_contact", world.house)

    assert outcome(lead, path, form) != outcome(lead, path, {**form, "role": "Queen"})


@pytest.mark.parametrize("slug", [*CHANGED, "texts"])
def test_section_writes_its_own_fields_of_the_draft_alone(world, lead, slug):
    is_text = slug == "texts"
    form = text(world.house) if is_text else section(world.house, slug)
    address = "council:edit_text" if is_text else "council:edit"
    path = path_of(address, world.house).replace("/contact/", f"/{slug}/")
    before = Revision.objects.get(pk=world.house.draft.pk)
    others = {name: "published" for name in Entry.model_fields if name not in form}

    response = lead.send(
        "POST", path, {**extra(world, form, address), **others, **form}
    )

    after = Revision.objects.get(pk=world.house.draft.pk)
    changed = {name for name in Entry.model_fields if differs(before, after, name)}
    columns = {
        field.attname
        for field in Revision._meta.concrete_fields
        if getattr(before, field.attname) != getattr(after, field.attname)
    }
    assert response.status_code == 302
    assert len(changed) == 1
    assert columns == {"entry", "version", "saved_at"}


def differs(before: Revision, after: Revision, field: str) -> bool:
    return before.entry.get(field) != after.entry.get(field)


def test_new_account_is_what_the_invitation_says_and_no_more(world, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    offer = world.house.invitation
    browser = Browser(None, invitation=offer)
    form = {"name": "New Person", "password": "four plain words here"}
    wished = {"role": "lead", "email": "other@example.org"}
    path = path_of("council:accept_invitation", world.house)

    response = browser.send("POST", path, {**extra(world, form, ""), **wished, **form})

    user = User.objects.get(name="New Person")
    seat = user.seats.get()
    assert response.status_code == 302
    assert (user.email, user.is_staff, user.is_superuser) == (offer.email, False, False)
    assert not user.groups.exists()
    assert not user.user_permissions.exists()
    assert (seat.organization, seat.role) == (offer.organization, offer.role)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("members_seat_change", Who.REVIEWER),
        ("members_organization_change", Who.SECRETARY),
        ("members_membership_change", Who.SECRETARY),
    ],
)
def test_form_of_the_admin_changes_nothing_but_its_fields(world, browsers, name, who):
    path = path_of(f"admin:{name}", world.house)
    page = browsers[who].send("GET", path).content.decode()
    reader = FormReader()
    reader.feed(page[page.index('method="post" id="') :].split("</form>")[0])
    form = {**reader.data, "_save": "Save"}

    plain = outcome(browsers[who], path, form)
    with_extra = outcome(browsers[who], path, {**extra(world, form, ""), **form})

    assert with_extra == plain
