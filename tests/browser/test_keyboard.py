"""The whole visit goes by keyboard, and shows where it is."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import named
from tests.browser.rows import COUNCIL, CROWD, CROWDED, PASSWORD

pytestmark = pytest.mark.once

PAGES = named(
    "home",
    "directory",
    "directory-with-chips",
    "directory-table",
    "directory-with-mistakes",
    "profile",
    "country",
    "programs",
    "join",
    "not-found",
    "sign-in",
    "account",
    "account-password-refused",
    "council",
)
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body || e === document.documentElement) return null;
  const name = e.outerHTML.slice(0, 100);
  const wrong = [];
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();

  // On a map the edge of a shape is its outline.
  const map = e.closest(".map svg");
  const drawn = map && (e.querySelector(".halo") || e.querySelector("path"));
  const edge = drawn && getComputedStyle(drawn);
  const outline = edge
    ? { style: "solid", color: edge.stroke, width: edge.strokeWidth }
    : {
      style: style.outlineStyle, color: style.outlineColor, width: style.outlineWidth,
    };

  // Seen: an outline of the site's own, in a colour that stands off what is around.
  const numbers = (color) => color.match(/[0-9.]+/g).map(Number);
  const light = (color) => numbers(color).slice(0, 3).map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const paper = (n) => {
    if (!n) return "rgb(255, 255, 255)";
    const color = getComputedStyle(n).backgroundColor;
    return (numbers(color)[3] ?? 1) === 1 ? color : paper(n.parentElement);
  };
  const [a, b] = [light(outline.color), light(paper(e.parentElement))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (outline.style === "none" || parseFloat(outline.width) < 2)
    wrong.push(`outline ${style.outline}`);
  else if (contrast < 3) wrong.push(`outline of contrast ${contrast.toFixed(2)}`);

  // Not hidden: some of it is on the screen and on top (WCAG 2.2, 2.4.11).
  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) =>
    document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)));
  if (!box.width || !points.some((p) => p && ((map || e).contains(p) || p.contains(e))))
    wrong.push(`hidden at ${Math.round(box.left)}, ${Math.round(box.top)}`);
  return [name, wrong.join(", ")];
}"""


def tab_stops(page):
    """What the tab key leads to, with what is wrong with it, once around the page."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the tab key never comes to the end of the page")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_focus_is_seen_at_every_stop_of_the_tab_key(look_at, kind, width):
    page = look_at(kind, width=width, height=700)

    stops = tab_stops(page)

    wrong = [f"{name}: {what}" for name, what in stops if what]
    assert 'class="skip"' in stops[0][0]
    assert len(stops) > 5
    assert not wrong, "\n".join(["", *wrong])


def tab_to(page, target):
    """Presses the tab key until it comes to the element."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"the tab key does not lead to {target}")


def press(page, target, key="Enter"):
    tab_to(page, target)
    page.keyboard.press(key)


def test_visitor_without_a_mouse_comes_from_home_to_a_profile(visit):
    page = visit("/")
    count = page.get_by_role("status")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type("kurz und gut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/members/?q=kurz+und+gut")
    expect(count).to_have_text(f"{CROWD} organizations")

    press(page, page.locator(f"#country-{CROWDED}"), " ")
    page.wait_for_url(re.compile(f"country={CROWDED}"))
    expect(count).to_have_text(f"{CROWD} organizations")

    press(page, page.get_by_role("link", name="Page 2"))
    page.wait_for_url(re.compile("page=2"))

    press(page, page.get_by_role("link", name="Verein 26"))
    page.wait_for_url("**/members/crowd-26/")

    press(page, page.get_by_role("link", name="Cite this entry"))
    page.wait_for_url("**#cite")
    expect(page.locator("#cite")).to_be_visible()


def test_council_member_without_a_mouse_signs_in_and_out(visit):
    page = visit("/")

    press(page, page.get_by_role("link", name="Council Member Login"))
    page.wait_for_url("**/accounts/login/**")
    tab_to(page, page.get_by_label("E-mail"))
    page.keyboard.type(COUNCIL)
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/council/")
    expect(
        page.get_by_role("heading", name="Mongolian Education Alliance")
    ).to_be_visible()

    press(page, page.get_by_role("link", name="Your account"))
    page.wait_for_url("**/accounts/")
    press(page, page.get_by_role("button", name="Sign out"))
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    page.goto("/council/")
    assert "/accounts/login/" in page.url


def test_menu_of_a_small_screen_opens_and_closes_by_keyboard(visit):
    page = visit("/members/", viewport={"width": 320, "height": 640})
    link = page.get_by_role("navigation", name="Main").get_by_role("link").last
    button = page.get_by_role("button", name="Menu")

    press(page, button)
    expect(link).to_be_visible()

    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    press(page, page.get_by_role("link", name="Join us").first)
    page.wait_for_url("**/join/")


def test_filters_can_be_skipped(visit):
    page = visit("/members/?country=MN")
    page.get_by_role("button", name="Search").focus()

    page.keyboard.press("Tab")
    page.get_by_role("link", name="Skip the filters").and_(
        page.locator(":focus")
    ).press("Enter")
    page.keyboard.press("Tab")

    assert page.locator("#results :focus").count() == 1
