"""With JavaScript, a changed filter changes the page in place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rows import CROWD, CROWDED

pytestmark = pytest.mark.once


@pytest.fixture
def directory(visit):
    """The directory, with a mark on what a reload would lose."""
    page = visit("/members/")
    page.evaluate("window.isMarked = document.getElementById('count').isMarked = true")
    return page


def wait_for_count(page, words):
    page.wait_for_function(
        "(words) => document.querySelector('[role=status]').innerText === words",
        arg=words,
    )


def is_same_page(page):
    return page.evaluate("window.isMarked === true")


def test_changed_filter_updates_results_counts_and_address_in_place(directory):
    page = directory
    before = page.locator("label[for=membership-full] .count").inner_text()

    page.locator(f"#country-{CROWDED}").check()

    wait_for_count(page, f"{CROWD} organizations")
    page.wait_for_url("**/members/?country=DE")
    names = page.locator("#results h3").all_inner_texts()
    after = page.locator("label[for=membership-full] .count").inner_text()
    assert is_same_page(page)
    assert names == [f"Verein {n:02}" for n in range(1, 26)]
    assert before != after
    assert after == str(CROWD)
    expect(page.locator("#active-count")).to_have_text("1 active")
    assert page.title().startswith("Members")


def test_number_of_results_is_said_by_the_same_element(directory):
    page = directory

    page.locator("#country-MN").check()

    wait_for_count(page, "1 organization")
    assert page.evaluate("document.getElementById('count').isMarked === true")
    expect(page.get_by_role("status")).to_have_count(1)


def test_focus_stays_on_the_changed_filter(directory):
    page = directory
    page.locator("#country-MN").focus()

    page.keyboard.press("Space")

    wait_for_count(page, "1 organization")
    page.wait_for_url(re.compile("country=MN"))
    expect(page.locator("#country-MN")).to_be_focused()
    expect(page.locator("#country-MN")).to_be_checked()


def test_list_of_values_stays_scrolled_where_it_was(directory):
    page = directory
    options = "#facet-country .options"
    last = page.locator(f"{options} input").last
    last.scroll_into_view_if_needed()
    before = page.eval_on_selector(options, "e => e.scrollTop")

    last.check()

    page.wait_for_url(re.compile("country="))
    page.wait_for_timeout(100)
    assert before > 0
    assert page.eval_on_selector(options, "e => e.scrollTop") == before


def test_closed_facet_stays_closed(directory):
    page = directory
    page.locator("#facet-region > summary").click()
    was_open = page.eval_on_selector("#facet-region", "e => e.open")

    page.locator("#country-MN").check()

    wait_for_count(page, "1 organization")
    assert page.eval_on_selector("#facet-region", "e => e.open") == was_open


def test_back_restores_the_former_selection(directory):
    page = directory
    everyone = page.get_by_role("status").inner_text()
    page.locator("#country-MN").check()
    wait_for_count(page, "1 organization")
    page.locator("#country-KZ").check()
    wait_for_count(page, "2 organizations")

    page.go_back()
    wait_for_count(page, "1 organization")
    expect(page.locator("#country-MN")).to_be_checked()
    expect(page.locator("#country-KZ")).not_to_be_checked()
    expect(page.locator("#results h3")).to_have_count(1)

    page.go_back()
    wait_for_count(page, everyone)
    expect(page.locator("#country-MN")).not_to_be_checked()

    page.go_forward()
    wait_for_count(page, "1 organization")
    expect(page.locator("#country-MN")).to_be_checked()


def test_way_back_from_a_profile_leads_to_the_selection(directory):
    page = directory
    page.locator("#country-MN").check()
    wait_for_count(page, "1 organization")

    page.get_by_role("link", name="Mongolian Education Alliance").click()
    page.wait_for_url("**/mongolian-education-alliance/")
    page.go_back()

    wait_for_count(page, "1 organization")
    expect(page.locator("#country-MN")).to_be_checked()


def test_mistake_is_shown_at_its_field_in_place(directory):
    page = directory
    page.locator("#facet-founded > summary").click()

    page.get_by_label("From").fill("soon")
    page.keyboard.press("Tab")

    wait_for_count(page, "0 organizations")
    field = page.get_by_label("From")
    assert is_same_page(page)
    expect(field).to_have_value("soon")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert (
        "Write one year in digits" in page.locator("#founded_min-errors").inner_text()
    )
    assert page.locator("#mistakes h2").all_inner_texts() == [
        "These filters cannot be answered"
    ]
    expect(page.locator("#results a")).to_have_count(0)
    expect(page.locator("#founded_max")).to_be_focused()


def test_mended_mistake_gives_results_again(directory):
    page = directory
    page.locator("#facet-founded > summary").click()
    page.get_by_label("From").fill("soon")
    page.keyboard.press("Tab")
    wait_for_count(page, "0 organizations")

    page.get_by_label("From").fill(str(1950 + CROWD))
    page.keyboard.press("Tab")

    page.wait_for_url(re.compile(r"founded_min=2010"))
    page.wait_for_selector("#results h3 a")
    assert is_same_page(page)
    expect(page.locator("#founded_min-errors")).to_have_text("")


def test_words_are_searched_in_place(directory):
    page = directory

    page.get_by_role("combobox").fill("Verein 07")
    page.keyboard.press("Enter")

    wait_for_count(page, "1 organization")
    assert is_same_page(page)
    expect(page.locator("#results h3")).to_have_text(["Verein 07"])


def test_server_that_fails_is_not_hidden(directory):
    page = directory
    page.route(
        re.compile("country=MN"), lambda route: route.fulfill(status=503, body="Away")
    )

    with page.expect_navigation(url=re.compile("country=MN")):
        # No check(): it would look for the box again, on the page that came instead.
        page.locator("#country-MN").click()

    assert not is_same_page(page)
    expect(page.locator("body")).to_have_text("Away", use_inner_text=True)
