"""A page fits a screen of 320 px, which is also 1280 px at 400 %."""

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import OWN, named
from tests.browser.test_accessibility import unfold

pytestmark = pytest.mark.once

PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}

# WCAG 2.2, 1.4.12: nothing may be lost when a reader sets these.
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
# A stylesheet made by script: the policy of the site refuses one in the page.
SET_SPACING = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""

STICKING_OUT = """() => {
  const name = (e) => e.tagName.toLowerCase() + (e.id && "#" + e.id)
    + [...e.classList].map((c) => "." + c).join("");
  const scrolls = (e) => e && (scrolls(e.parentElement)
    || ["auto", "scroll"].includes(getComputedStyle(e).overflowX));
  const found = new Set();
  if (document.documentElement.scrollWidth > innerWidth) found.add(
    `the page is ${document.documentElement.scrollWidth} px wide`);
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.checkVisibility() || e.closest(".hidden-visually, .skip, svg")) continue;
    const { left, right, width } = e.getBoundingClientRect();
    if (width && (right > innerWidth + 0.5 || left < -0.5) && !scrolls(e.parentElement))
      found.add(`${name(e)} from ${Math.round(left)} to ${Math.round(right)} px`);
  }
  return [...found].slice(0, 12);
}"""
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const clips = [style.overflowX, style.overflowY].some((o) =>
    ["hidden", "clip"].includes(o)) || style.textOverflow === "ellipsis";
  return clips && e.checkVisibility() && !e.closest(".hidden-visually, svg, input")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 100))"""

# WCAG 2.2, 2.5.8; a target within a line of text may be as high as the line, and a
# country on a map as small as it is, because the list below has the same link.
SMALL_TARGETS = """() => {
  const targets = "a[href], button, summary, select, input:not([type=hidden])";
  const inText = (e) => getComputedStyle(e).display.startsWith("inline")
    && (e.closest(".prose") || [...e.parentNode.childNodes].some((n) =>
      n !== e && n.nodeType === Node.TEXT_NODE && n.data.trim().length > 2));
  return [...document.querySelectorAll(targets)].flatMap((e) => {
    const isLeftOut = e.closest(".hidden-visually, .skip, .map svg");
    if (!e.checkVisibility() || isLeftOut) return [];
    const boxes = [e, ...(e.type === "checkbox" ? e.labels : [])].map((b) =>
      b.getBoundingClientRect());
    const width = Math.max(...boxes.map((b) => b.width));
    const height = Math.max(...boxes.map((b) => b.height));
    if (!width || (width >= 23.95 && height >= 23.95) || inText(e)) return [];
    return [`${width.toFixed(1)} × ${height.toFixed(1)}: ${e.outerHTML.slice(0, 99)}`];
  });
}"""


@pytest.mark.parametrize("kind", OWN, ids=str)
def test_page_fits_a_screen_of_320_px_also_when_its_text_is_spaced_out(look_at, kind):
    page = look_at(kind, **ZOOMED)
    unfold(page)

    found = page.evaluate(STICKING_OUT)
    page.evaluate(SET_SPACING, SPACING)
    found += [*page.evaluate(STICKING_OUT), *page.evaluate(CUT_OFF)]

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("kind", OWN, ids=str)
def test_targets_are_at_least_24_px_wide_and_high(look_at, kind):
    page = look_at(kind)
    unfold(page)

    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {line}" for line in page.evaluate(SMALL_TARGETS)]

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_open_menu_fits_a_small_screen(visit, viewport):
    page = visit("/", viewport=viewport)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Council Member Login").scroll_into_view_if_needed()

    found = page.evaluate(STICKING_OUT)

    assert not found, "\n".join(["", *found])
    expect(page.get_by_role("link", name="Council Member Login")).to_be_visible()


BROKEN = """() => [...document.querySelectorAll(".amount b")].filter((e) => {
  const text = document.createRange();
  text.selectNodeContents(e);
  return text.getClientRects().length > 1 || e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.textContent)"""


@pytest.mark.parametrize("kind", named("profile-with-long-names"), ids=str)
def test_number_of_a_figure_stays_in_one_piece(look_at, kind):
    page = look_at(kind)
    assert page.locator(".amount b").count() > 12

    for width in (320, 360, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width


@pytest.mark.parametrize("kind", named("export"), ids=str)
def test_meaning_of_a_column_is_read_without_scrolling_sideways(look_at, kind):
    page = look_at(kind, **PHONE)

    tables = page.locator(".columns-scroll")

    widths = tables.evaluate_all("all => all.map(e => e.scrollWidth - e.clientWidth)")
    assert widths
    assert max(widths) == 0
