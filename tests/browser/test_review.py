"""A reviewer works through the queue in a browser: by keyboard, with and without
script, on a telephone and on a large screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from members.models import Organization, Revision
from tests.browser.keys import button, link, press, tab_to
from tests.members.staff.reviewing import make_waiting, page_of

pytestmark = pytest.mark.django_db(transaction=True)


def cities():
    rows = Organization.objects.order_by("slug")
    return list(rows.values_list("slug", "city"))


def test_two_entries_are_published_from_the_queue_by_keyboard_alone(page):
    first, second = make_waiting("ark", name="Ark"), make_waiting("reef", name="Reef")

    page.goto(reverse("admin:index"))
    press(page, link(page, "Ark"))
    press(page, link(page, "Go to the decision"))
    press(page, button(page, "Publish"))
    page.wait_for_url(f"**{page_of(second)}#main")
    told = page.get_by_role("status").inner_text()
    press(page, button(page, "Publish"))
    page.wait_for_url(f"**{reverse('admin:index')}#content-start")

    assert told == "The changes of Ark are public. 1 is left."
    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
    assert cities() == [("ark", "Berlin"), ("reef", "Berlin")]
    assert Revision.objects.get(pk=first.pk).state == "published"


def test_entry_is_returned_with_a_remark_at_its_place_by_keyboard_alone(page):
    revision = make_waiting("ark")

    page.goto(page_of(revision))
    remark = page.get_by_label("Remark on").first
    press(page, page.locator("summary", has_text="Remark").first)
    tab_to(page, remark)
    page.keyboard.type("Is it Berlin?")
    press(page, button(page, "Return with remarks"))
    page.wait_for_url(f"**{reverse('admin:index')}#content-start")

    revision.refresh_from_db()
    assert (revision.state, revision.remarks) == (
        "returned",
        {"place/city": "Is it Berlin?"},
    )


def test_enter_in_the_note_is_a_line_of_the_note(page):
    revision = make_waiting("ark")

    page.goto(page_of(revision))
    note = page.get_by_label("Note to the organization")
    tab_to(page, note)
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("Two")

    expect(note).to_have_value("One\nTwo")
    assert cities() == [("ark", "Bonn")]


def test_refusal_takes_the_focus_and_keeps_what_was_typed(page):
    revision = make_waiting("ark")

    page.goto(page_of(revision))
    press(page, button(page, "Return with remarks"))
    page.get_by_role("alert").wait_for()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert cities() == [("ark", "Bonn")]


def test_slip_is_corrected_and_the_correction_is_published(page):
    revision = make_waiting("ark")

    page.goto(page_of(revision))
    tab_to(page, page.get_by_label("Note to the organization"))
    page.keyboard.type("A slip")
    press(page, button(page, "Correct: Names and place"))
    city = page.get_by_label("Town or city")
    tab_to(page, city)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Potsdam")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{page_of(revision)}#main")
    expect(page.get_by_label("Note to the organization")).to_have_value("A slip")
    press(page, button(page, "Publish with corrections"))
    page.wait_for_url(f"**{reverse('admin:index')}#content-start")

    assert cities() == [("ark", "Potsdam")]
