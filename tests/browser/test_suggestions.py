"""The search fields offer members while somebody types, also by keyboard alone."""

import pytest

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.once


@pytest.mark.parametrize("path", ["/", "/members/"])
def test_suggestion_is_chosen_by_keyboard(visit, path):
    page = visit(path)
    field = page.get_by_role("combobox", name="Name, place or theme")

    field.press_sequentially("mongolian edu")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Mongolian Education Alliance")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-1")
    field.press("Enter")

    page.wait_for_url("**/members/mongolian-education-alliance/")


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(visit):
    page = visit("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("step")
    expect(page.get_by_role("listbox")).to_be_visible()

    field.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("step")
    field.press("Enter")
    page.wait_for_url("**/members/?q=step")


def test_a_pause_in_typing_is_one_request(visit):
    page, asked = visit("/"), []
    page.on("request", lambda request: asked.append(request.url))
    # Time stands still between the keys, however long a busy machine takes for them.
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1_000)
    field = page.get_by_role("combobox")

    for letter in "mongolia":
        field.press(letter)
        page.clock.run_for(200)
    assert [url for url in asked if "suggest.html" in url] == []
    page.clock.run_for(200)
    expect(page.get_by_role("option").first).to_be_visible()

    page.clock.run_for(2_000)
    assert [url.partition("?")[2] for url in asked if "suggest.html" in url] == [
        "q=mongolia"
    ]


def test_link_of_a_suggestion_is_followed_by_a_click(visit):
    page = visit("/members/")
    page.get_by_role("combobox").press_sequentially("mongolian")

    page.get_by_role("option").first.click()

    page.wait_for_url("**/members/mongolian-education-alliance/")
