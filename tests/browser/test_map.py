"""The map in a browser: without script, by keyboard, and beside its list."""

import pytest
from playwright.sync_api import expect

from tests.browser.rows import CROWD, CROWDED

pytestmark = pytest.mark.once

LINKS = "links => links.map(a => [a.getAttribute('href'), a.textContent.trim()])"


@pytest.fixture
def plain(visit):
    """Opens a path in a browser that runs no script."""

    def open_path(path, **options):
        return visit(path, java_script_enabled=False, **options)

    return open_path


@pytest.mark.parametrize("path", ["/members/?view=map", "/"])
def test_every_country_on_the_map_is_in_the_list_with_its_number(plain, path):
    page = plain(path)
    drawn = page.locator(".map svg a:not(.place)").evaluate_all(LINKS)
    listed = dict(page.locator(".ways a").evaluate_all(LINKS))

    assert len(drawn) > 20
    for url, title in drawn:
        country, number = title.split(": ")
        assert listed[url].split() == [*country.split(), *number.split()]


def test_country_on_the_map_leads_to_as_many_rows_as_it_says(plain):
    page = plain("/members/?view=map&program=step-by-step")

    page.get_by_role("link", name="Germany: 30 organizations").focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/members/?country={CROWDED}&program=step-by-step")
    expect(page.get_by_role("status")).to_have_text(f"{CROWD // 2} organizations")


def test_small_country_on_the_map_has_a_dot_that_can_be_pressed(plain):
    page = plain("/members/?view=map&former=1")

    page.get_by_role("link", name="Czechoslovakia: 1 organization").click()

    page.wait_for_url("**/members/?country=CSHH&former=1")


def test_zoom_shows_a_smaller_part_of_the_world_and_leads_back(plain):
    page = plain("/members/?view=map")
    drawing = page.locator(".map svg")
    whole = drawing.get_attribute("viewBox")

    page.get_by_role("link", name="Baltic states 3").click()
    expect(drawing).not_to_have_attribute("viewBox", whole)
    page.get_by_role("link", name="the whole map").click()
    expect(drawing).to_have_attribute("viewBox", whole)


def test_point_of_several_organizations_leads_to_their_list(plain):
    page = plain(f"/members/?view=map&country={CROWDED}")

    page.get_by_role("link", name="Bonn: 3 organizations").click()

    page.wait_for_url("**#place-1")
    expect(page.locator("#place-1").get_by_role("link")).to_have_count(3)


def test_focused_country_looks_different_in_both_schemes(visit):
    for scheme in ("light", "dark"):
        page = visit("/members/?view=map", color_scheme=scheme)
        link = page.get_by_role("link", name="Mongolia: 1 organization")
        shape = link.locator("path")
        look = "e => [getComputedStyle(e).fill, getComputedStyle(e).strokeWidth]"

        before = shape.evaluate(look)
        link.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")

        assert shape.evaluate(look) != before


def test_map_is_swapped_in_when_a_filter_is_chosen(visit):
    page = visit("/members/?view=map")

    page.locator("#country-KZ").check()

    page.wait_for_url("**/members/?country=KZ&view=map")
    selected = page.locator(".map svg a[aria-current]")
    expect(selected).to_have_attribute("href", "/members/?country=KZ")
