"""Readers with colours, motion or a direction of writing of their own lose nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import named

pytestmark = pytest.mark.once

PAGES = named(
    "home", "directory-with-chips", "directory-with-mistakes", "profile", "council"
)
MOVING = """() => [
  ...document.getAnimations().map((a) => `${a.effect.target.tagName} is animated`),
  ...[...document.querySelectorAll("*")].flatMap((e) =>
    ["", "::before", "::after"].filter((part) => {
      const s = getComputedStyle(e, part);
      return s.animationName !== "none" || s.scrollBehavior === "smooth"
        || s.transitionDuration.split(", ").some((d) => parseFloat(d) > 0.01);
    }).map((part) => `${e.tagName}${part} moves`)),
]"""
INVISIBLE = """() => {
  const wrong = [];
  const fields = "button, select, input:not([type=hidden], [type=checkbox])";
  for (const e of document.querySelectorAll(fields)) {
    if (!e.checkVisibility() || e.closest(".hidden-visually, .skip")) continue;
    const s = getComputedStyle(e);
    if (s.borderTopStyle === "none" || !parseFloat(s.borderTopWidth))
      wrong.push(e.outerHTML.slice(0, 80));
  }
  return wrong;
}"""


@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_nothing_moves_for_who_wants_no_motion(look_at, kind):
    page = look_at(kind)

    moving = page.evaluate(MOVING)

    assert moving == []


@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_fields_and_buttons_keep_their_edges_in_forced_colors(visit, kind):
    page = visit(kind, forced_colors="active")

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(INVISIBLE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_and_checks_are_seen_in_forced_colors(visit, scheme):
    page = visit("/members/", forced_colors="active", color_scheme=scheme)
    box = page.locator("#country-MN")
    box.scroll_into_view_if_needed()
    # The box is another one after the change: the page's, not the one found above.
    outlined = """() => document.activeElement.id === "country-MN"
      && getComputedStyle(document.activeElement).outlineStyle === "solid\""""

    unchecked = box.screenshot()
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**country=MN")
    page.wait_for_function(outlined)
    page.evaluate("document.activeElement.blur()")

    expect(box).to_be_checked()
    assert box.screenshot() != unchecked


def test_current_page_is_marked_in_forced_colors(visit):
    page = visit("/members/?page=2", forced_colors="active")
    current, other = (
        page.locator(".pages ol a").nth(1),
        page.locator(".pages ol a").first,
    )
    style = "e => getComputedStyle(e).border + getComputedStyle(e).fontWeight"

    expect(current).to_have_attribute("aria-current", "page")
    assert current.evaluate(style) != other.evaluate(style)


def test_arabic_text_runs_from_right_to_left_on_an_english_page(visit):
    page = visit("/members/right-to-left/")
    direction = "e => getComputedStyle(e).direction"

    assert page.locator("html").evaluate(direction) == "ltr"
    for part in ("h1", "#summary .prose", "#goals .prose"):
        assert page.locator(part).evaluate(direction) == "rtl", part
