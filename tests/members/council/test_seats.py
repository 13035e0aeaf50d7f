"""One seat: another role, its end (asked for once more), and handing over."""

import pytest

from members.models import Seat
from members.workflow import role_at
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
def lead(ark):
    return browser_of(ark.lead_seat.user)


@pytest.fixture
def editor(ark):
    return browser_of(ark.editor_seat.user)


def role_of(seat):
    return role_at(seat.user, seat.organization)


def test_lead_makes_an_editor_lead(ark, lead):
    response = lead.post(ark.address("seat_role", ark.editor_seat.pk), {"role": "lead"})

    assert "The role of Dorj is now: lead." in words_after(lead, response)
    assert role_of(ark.editor_seat) == "lead"


def test_last_lead_hears_in_words_why_one_has_to_stay(ark, lead):
    address = ark.address("seat_role", ark.lead_seat.pk)

    response = lead.post(address, {"role": "editor"})

    assert response.status_code == 400
    assert "Nobody else is lead of this organization" in text_of(response)
    assert role_of(ark.lead_seat) == "lead"


@pytest.mark.parametrize("role", ["", "secretariat", "owner"])
def test_role_that_is_none_is_refused(ark, lead, role):
    response = lead.post(ark.address("seat_role", ark.editor_seat.pk), {"role": role})

    assert response.status_code == 400
    assert role_of(ark.editor_seat) == "editor"


def test_editor_changes_no_role_not_even_the_own(ark, editor):
    for seat in (ark.editor_seat, ark.lead_seat):
        address = ark.address("seat_role", seat.pk)
        assert editor.get(address).status_code == 404
        assert editor.post(address, {"role": "lead"}).status_code == 404

    assert role_of(ark.editor_seat) == "editor"


def test_end_of_a_seat_is_asked_for_once_more(ark, lead):
    page = text_of(lead.get(ark.address("seat_end", ark.editor_seat.pk)))

    assert "End the seat of Dorj?" in page
    assert role_of(ark.editor_seat) == "editor"


def test_lead_ends_a_seat_and_access_with_it(ark, lead, editor):
    assert editor.get(ark.address("colleagues")).status_code == 200

    response = lead.post(ark.address("seat_end", ark.editor_seat.pk))

    assert "Dorj no longer speaks for Ark." in words_after(lead, response)
    assert editor.get(ark.address("colleagues")).status_code == 404
    assert editor.get(ark.address("desk")).status_code == 404


def test_editor_leaves(ark, editor):
    page = text_of(editor.get(ark.address("seat_end", ark.editor_seat.pk)))
    assert "You no longer speak for Ark?" in page

    response = editor.post(ark.address("seat_end", ark.editor_seat.pk))

    assert response.headers["Location"] == "/council/"
    assert role_of(ark.editor_seat) is None


def test_editor_ends_nobody_elses_seat(ark, editor):
    address = ark.address("seat_end", ark.lead_seat.pk)

    assert editor.get(address).status_code == 404
    assert editor.post(address).status_code == 404
    assert role_of(ark.lead_seat) == "lead"


def test_last_lead_does_not_leave_without_handing_over(ark, lead):
    response = lead.post(ark.address("seat_end", ark.lead_seat.pk))

    assert response.status_code == 400
    assert "Make somebody else lead first" in text_of(response)
    assert role_of(ark.lead_seat) == "lead"


def test_last_lead_hears_before_leaving_that_the_lead_goes_to_somebody_first(ark, lead):
    shown = text_of(lead.get(ark.address("seat_end", ark.lead_seat.pk)))

    assert "Hand over the lead first" in shown
    assert f'href="{ark.address("seat_hand_over", ark.lead_seat.pk)}"' in shown
    assert 'value="end"' not in shown


def test_lead_beside_another_lead_leaves_at_once(ark, lead):
    ark.join("second@example.org", role="lead")

    shown = text_of(lead.get(ark.address("seat_end", ark.lead_seat.pk)))

    assert 'value="end"' in shown
    assert "Hand over the lead first" not in shown
    lead.post(ark.address("seat_end", ark.lead_seat.pk))
    assert role_of(ark.lead_seat) is None


@pytest.mark.parametrize("page", ["seat_end", "seat_hand_over"])
def test_lead_who_is_alone_is_led_to_invite_somebody_first(ark, lead, page):
    ark.editor_seat.delete()

    shown = text_of(lead.get(ark.address(page, ark.lead_seat.pk)))

    assert "Nobody else speaks for the organization yet." in shown
    assert f'href="{ark.address("invite")}"' in shown
    assert 'value="end"' not in shown
    assert ">Hand over</button>" not in shown


def test_staff_end_the_seat_of_the_last_lead(ark):
    staff = browser_of(make_staff())

    response = staff.post(ark.address("seat_end", ark.lead_seat.pk))

    assert "Bayarmaa no longer speaks for Ark." in words_after(staff, response)
    assert role_of(ark.lead_seat) is None


def test_seat_that_ended_meanwhile_is_told(ark, lead):
    lead.post(ark.address("seat_end", ark.editor_seat.pk))

    for page, form in [("seat_end", {}), ("seat_role", {"role": "lead"})]:
        response = lead.post(ark.address(page, ark.editor_seat.pk), form)
        assert "This seat has ended already." in words_after(lead, response)

    assert not Seat.objects.in_force().filter(user=ark.editor_seat.user).exists()


@pytest.mark.parametrize(("then", "role"), [("editor", "editor"), ("leave", None)])
def test_lead_hands_over_and_stays_or_leaves(ark, lead, then, role):
    form = {"to": ark.editor_seat.pk, "then": then}

    response = lead.post(ark.address("seat_hand_over", ark.lead_seat.pk), form)

    assert response.status_code == 302
    assert role_of(ark.editor_seat) == "lead"
    assert role_of(ark.lead_seat) == role


def test_handing_over_offers_colleagues_who_can_sign_in(ark, lead):
    away = ark.join("off@example.org", name="Switched off").user
    away.is_active = False
    away.save()

    page = text_of(lead.get(ark.address("seat_hand_over", ark.lead_seat.pk)))

    assert "Dorj (editor@example.org)" in page
    assert "Switched off" not in page
    assert "Bayarmaa (" not in page


@pytest.mark.parametrize(
    "form", [{}, {"to": "x"}, {"to": "999"}, {"then": "leave"}, {"to": "own"}]
)
def test_handing_over_to_nobody_is_refused(ark, lead, form):
    if form.get("to") == "own":
        form = {"to": ark.lead_seat.pk, "then": "leave"}

    response = lead.post(ark.address("seat_hand_over", ark.lead_seat.pk), form)

    assert response.status_code == 400
    assert role_of(ark.lead_seat) == "lead"


def test_nobody_hands_over_for_somebody_else(ark, lead, editor):
    staff = browser_of(make_staff())
    form = {"to": ark.editor_seat.pk, "then": "leave"}
    address = ark.address("seat_hand_over", ark.lead_seat.pk)

    assert editor.post(address, form).status_code == 404
    assert staff.post(address, form).status_code == 404
    own = ark.address("seat_hand_over", ark.editor_seat.pk)
    assert editor.post(own, form).status_code == 404
    assert role_of(ark.lead_seat) == "lead"
