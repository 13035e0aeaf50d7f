"""Another organization's anything is 404, by whatever an address or a form names it."""

import pytest
from django.urls import reverse

from issa_directory.access import TABLE, Answer, Who
from members.models import Save
from members.workflow import Began
from tests.access.asking import Browser
from tests.access.forms import Form, draft_of, opened_by, section
from tests.access.places import form_of, parameters_of, path_of
from tests.access.rows import rows_of
from tests.access.world import World
from tests.access.writes import watched

pytestmark = pytest.mark.django_db

# Every address that names an organization, with each method that it knows.
ASKED = [
    (address, method)
    for address, rule in TABLE.items()
    for method in ("GET", "HEAD", "POST")
    if address.startswith("council:")
    if {"slug", "token"} & {*parameters_of(address)}
    if Answer.HIDDEN in (rule.post if method == "POST" else rule.get).values()
]


def there(name: str, world: World, **arguments: object) -> str:
    """A page of one's own organization."""
    return reverse(f"council:{name}", kwargs={"slug": world.house.slug, **arguments})


# What the lead of `house` sends, in pages of `house`, that names a row of `other`.
BY_NUMBER = {
    "role of a seat": lambda world: (
        there("seat_role", world, pk=world.other.editor.pk),
        {"role": "lead"},
    ),
    "end of a seat": lambda world: (
        there("seat_end", world, pk=world.other.editor.pk),
        {},
    ),
    "seat handed over": lambda world: (
        there("seat_hand_over", world, pk=world.other.lead.pk),
        {"to": world.house.editor.pk, "then": "leave"},
    ),
    "invitation sent again": lambda world: (
        there("colleagues", world),
        {"do": f"again:{world.other.invitation.pk}"},
    ),
    "invitation taken back": lambda world: (
        there("colleagues", world),
        {"do": f"revoke:{world.other.invitation.pk}"},
    ),
    "draft submitted": lambda world: (there("submit", world), draft_of(world.other)),
    "draft dropped": lambda world: (there("discard", world), draft_of(world.other)),
    "submission taken back": lambda world: (
        there("withdraw", world),
        {"version": str(Began.of(world.other.submitted, 0))},
    ),
    "draft brought back": lambda world: (
        there("restore_draft", world, pk=world.other.withdrawn.pk),
        {},
    ),
    "public logo taken over": lambda world: (
        there("edit", world, section="logo"),
        {**opened_by(world.house), "do": "save", "kept": world.other.logo.name},
    ),
    "logo of a draft taken over": lambda world: (
        there("edit", world, section="logo"),
        {**opened_by(world.house), "do": "save", "kept": world.other.draft_logo.name},
    ),
    "sign-in ended": lambda world: (
        path_of("account_end_session", world.other),
        {},
    ),
    "passkey renamed": lambda world: (
        path_of("mfa_edit_webauthn", world.other),
        {"name": "Mine"},
    ),
    "passkey removed": lambda world: (path_of("mfa_remove_webauthn", world.other), {}),
}


def named_in(form: Form, world: World) -> Form:
    """The form of one's own, with every name of the other's rows that a field has."""
    other = world.other
    return {
        **form,
        "organization": other.organization.pk,
        "organization_id": other.organization.pk,
        "slug": other.slug,
        "revision": other.draft.pk,
        "draft": other.draft.pk,
        "pk": other.draft.pk,
        "id": other.organization.pk,
        "base": other.versions[0].pk,
        "seat": other.lead.pk,
        "user": other.lead.user.pk,
        "invitation": other.invitation.pk,
        "logo": other.draft_logo.name,
    }


# Forms of one's own that are taken, and land on one's own.
LANDING = {
    "hidden fields of a section": lambda world: (
        there("edit", world, section="contact"),
        named_in(section(world.house, "contact"), world),
    ),
    "line of a list by its key": lambda world: (
        there("edit", world, section="contact"),
        {**section(world.other, "contact"), **opened_by(world.house)},
    ),
    "id of a page that was opened there": lambda world: (
        there("edit", world, section="names"),
        {**section(world.house, "names"), "page": "b" * 16, "goes_on": "b" * 16},
    ),
    "hidden fields of sending": lambda world: (
        there("submit", world),
        {**named_in(form_of("council:submit", world.house), world), "confirm": "1"}
        | {"number": "2"},
    ),
    "hidden fields of confirming": lambda world: (
        there("confirm", world),
        named_in({"number": "2"}, world),
    ),
    "hidden fields of an invitation": lambda world: (
        there("invite", world),
        named_in({"email": "new@example.org", "role": "lead"}, world),
    ),
    "contact for somebody else": lambda world: (
        there("public_contact", world),
        named_in({"name": "Mine", "consents": "on"}, world),
    ),
}
# Forms of one's own that name what does not exist for one: refused as such.
REFUSED = {
    "draft that a page began from": lambda world: (
        there("edit", world, section="contact"),
        {**section(world.house, "contact"), **draft_of(world.other)},
        409,
    ),
    "colleague to hand over to": lambda world: (
        there("seat_hand_over", world, pk=world.house.lead.pk),
        {"to": world.other.editor.pk, "then": "leave"},
        400,
    ),
}


@pytest.fixture(scope="module")
def lead(browsers) -> Browser:
    """The lead of `world.house`, who is nobody in `world.other`."""
    return browsers[Who.LEAD]


@pytest.fixture(scope="module")
def others_browser(world) -> Browser:
    """The lead of `world.other`, for whom the same is allowed."""
    browser = Browser(world.other.lead.user)
    Save.objects.filter(revision=world.other.draft).update(page="b" * 16)
    return browser


@pytest.fixture
def heard(caplog):
    """What the security log says of this test."""
    caplog.set_level("WARNING", logger="members.security")
    return lambda: [
        line.getMessage() for line in caplog.records if line.name == "members.security"
    ]


@pytest.mark.parametrize(("address", "method"), ASKED)
def test_page_of_another_organization_is_hidden_and_logged(
    world, lead, others_browser, heard, address, method
):
    path, form = path_of(address, world.other), form_of(address, world.other)

    with watched() as written:
        response = lead.send(method, path, form)

    assert response.status_code == 404
    assert written == set()
    assert len(heard()) == 1
    assert f"user {world.house.lead.user.pk}," in heard()[0]


@pytest.mark.parametrize("address", sorted({address for address, _method in ASKED}))
def test_the_same_is_done_for_its_own_lead(world, others_browser, address):
    """Or what was hidden above might have been nothing at all."""
    path, form = path_of(address, world.other), form_of(address, world.other)
    method = "GET" if Answer.PAGE not in TABLE[address].post.values() else "POST"

    answer = others_browser.ask(method, path, form)

    assert answer in (Answer.PAGE, Answer.ELSEWHERE)


@pytest.mark.parametrize("what", BY_NUMBER)
def test_row_of_another_organization_is_hidden_in_pages_of_ones_own(
    world, lead, others_browser, heard, what
):
    path, form = BY_NUMBER[what](world)
    before = rows_of(world.other.organization)

    with watched() as written:
        opened = lead.send("GET", path)
        response = lead.send("POST", path, form)

    assert response.status_code == 404
    assert world.other.slug not in opened.content.decode()
    assert written == set()
    assert rows_of(world.other.organization) == before
    if path.startswith("/council/"):
        assert heard()
        assert world.other.slug not in response.content.decode()


@pytest.mark.parametrize("what", REFUSED)
def test_row_of_another_organization_is_no_choice_of_a_form(
    world, lead, others_browser, what
):
    path, form, status = REFUSED[what](world)
    before = rows_of(world.other.organization)

    with watched() as written:
        response = lead.send("POST", path, form)

    assert response.status_code == status
    assert written == set()
    assert rows_of(world.other.organization) == before


@pytest.mark.parametrize("what", LANDING)
def test_form_that_names_another_organization_lands_on_ones_own(
    world, lead, others_browser, what
):
    path, form = LANDING[what](world)
    before = rows_of(world.other.organization)

    with watched() as written:
        response = lead.send("POST", path, form)

    assert response.status_code == 302
    assert written
    assert rows_of(world.other.organization) == before


@pytest.mark.parametrize("address", ["members:picture", "members:picture_small"])
def test_picture_of_a_draft_is_hidden_from_others_and_logged(
    world, lead, others_browser, heard, address
):
    path = reverse(address, args=[world.other.draft_logo.name])

    response = lead.send("GET", path)

    assert response.status_code == 404
    assert len(heard()) == 1
    assert others_browser.send("GET", path).status_code == 200


def test_invitation_of_another_organization_gives_no_seat(world, lead):
    before = rows_of(world.other.organization)
    opened = lead.send("GET", path_of("council:invitation", world.other))
    lead.client.cookies.clear()

    response = lead.send("POST", reverse("council:accept_invitation"))

    assert opened.status_code == response.status_code == 302
    assert not world.other.organization.seats.filter(user=world.house.lead.user)
    after = rows_of(world.other.organization)
    assert {**after, "AuditRecord": []} == {**before, "AuditRecord": []}


def test_versions_of_another_organization_are_no_drafts(world, lead):
    """Numbers of versions are counted in each organization, keys of rows are not."""
    path = there("restore", world, number=world.other.versions[0].pk + 1000)

    assert lead.send("POST", path).status_code == 404
