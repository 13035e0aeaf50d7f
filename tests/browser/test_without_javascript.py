"""The whole visit works without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.rows import COUNCIL, CROWD, CROWDED, PASSWORD


@pytest.fixture
def plain(visit):
    """Opens a path in a browser that runs no script."""

    def open_path(path, **options):
        return visit(path, java_script_enabled=False, **options)

    return open_path


def parameters(page):
    return parse_qs(urlsplit(page.url).query)


def counted(page):
    return page.get_by_role("status").inner_text()


def test_menu_of_a_small_screen_opens_without_script(plain):
    page = plain("/", viewport={"width": 320, "height": 640})
    link = page.get_by_role("navigation", name="Main").get_by_role("link").nth(1)

    page.get_by_role("button", name="Menu").click()
    link.click()

    page.wait_for_url("**/members/")


@pytest.mark.parametrize("width", [320, 1280])
def test_filters_are_chosen_and_sent_with_the_button(plain, width):
    page = plain("/members/", viewport={"width": width, "height": 900})

    if width == 320:
        page.locator("details.filters > summary").click()
    page.locator("#country-MN").check()
    page.locator("#country-KZ").check()
    page.get_by_role("button", name="Show the results").click()

    assert parameters(page)["country"] == ["KZ", "MN"]
    assert counted(page) == "2 organizations"
    if width == 320:
        page.locator("details.filters > summary").click()
    expect(page.locator("#country-MN")).to_be_checked()


def test_chip_takes_its_filter_away(plain):
    page = plain(f"/members/?country={CROWDED}&country=MN&q=step")

    page.get_by_role("link", name="Remove the filter Country: Germany").click()

    assert parameters(page) == {"country": ["MN"], "q": ["step"]}


def test_words_filters_sort_and_table_go_together(plain):
    page = plain(f"/members/?country={CROWDED}")

    page.get_by_role("searchbox").fill("verein")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="founded", exact=True).click()
    page.get_by_role("link", name="Table").click()

    assert parameters(page) == {
        "country": [CROWDED],
        "q": ["verein"],
        "sort": ["founded"],
        "view": ["table"],
    }
    assert counted(page) == f"{CROWD} organizations"
    expect(page.get_by_role("row")).to_have_count(26)


def test_pages_lead_from_one_to_the_next_and_to_a_profile(plain):
    page = plain(f"/members/?country={CROWDED}")

    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Page 3").click()
    page.get_by_role("link", name="Verein 60").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Verein 60")


def test_mistake_stands_at_its_field(plain):
    page = plain("/members/")

    page.locator("#facet-founded > summary").click()
    page.get_by_label("From").fill("soon")
    page.get_by_role("button", name="Show the results").click()

    field = page.get_by_label("From")
    expect(field).to_have_value("soon")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}")
    expect(described).to_contain_text("Write one year in digits")
    assert counted(page) == "0 organizations"


def test_council_member_signs_in_and_out(plain):
    page = plain("/accounts/login/")

    page.get_by_label("E-mail").fill(COUNCIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/council/")

    page.get_by_role("link", name="Your account").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
