"""axe-core finds nothing on any page, in any width and scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import COUNCIL_AREA, OWN, named

pytestmark = pytest.mark.once

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    # In the standard, and yet off by itself in axe.
    "rules": {"target-size": {"enabled": True}},
}
# A scheme changes colours and nothing else: the same ones at any width, but for the
# pages of SMALL_ALONE, whose small layout has elements of its own.
RULES_OF_COLOR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
SMALL_ALONE = (
    "home",
    "directory-with-chips",
    "export",
    "profile",
    "council-figures",
    "import-planned",
    "load-data-columns",
)
RULES = {"light": ALL_RULES, "dark": RULES_OF_COLOR}
# What axe leaves to people: a contrast where something lies above or below the text.
# Whether it may is looked at when a page is made.
LEFT_TO_PEOPLE = {"color-contrast"}
# WCAG 2.2, 2.5.8 lets a target be small whose link is on the page once more, in full
# size: countries on a map, which the list below has too (tests/browser/test_map.py).
HAS_A_TWIN = ".map svg a"


def findings(page, scheme):
    """One line for each element that breaks a rule, or of which axe is not sure."""
    page.emulate_media(color_scheme=scheme)
    options = {"preload": False, **RULES[scheme]}
    result = page.evaluate("options => axe.run(options)", options)
    unsure = [rule for rule in result["incomplete"] if rule["id"] not in LEFT_TO_PEOPLE]
    where = f"{page.viewport_size['width']} px, {scheme}"
    return [
        f"{where}: {rule['id']}: {node['target'][-1]}: "
        + "; ".join(check["message"] for check in [*node["any"], *node["all"]])
        for rule in [*result["violations"], *unsure]
        for node in rule["nodes"]
        if not (rule["id"] == "target-size" and is_large_enough(page, node))
    ]


LARGE_ENOUGH = """(element, twins) => {
  if (element.matches(twins)) return true;
  element.scrollIntoView({ block: "center" });
  const box = element.getBoundingClientRect();
  const at = [0.1, 0.5, 0.9];
  return box.width >= 24 && box.height >= 24 && at.every((x) => at.every((y) =>
    element.contains(document.elementFromPoint(
      box.left + x * box.width, box.top + y * box.height))));
}"""


def is_large_enough(page, node):
    """Whether it has a twin, or all of it is on top.

    For axe, what a list clips as it scrolls still covers what stands below the list.
    """
    return page.locator(node["target"][-1]).first.evaluate(LARGE_ENOUGH, HAS_A_TWIN)


def unfold(page):
    """Shows what a visitor may show: what is folded is not checked."""
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")


@pytest.mark.parametrize("kind", [*OWN, *named("admin")], ids=str)
def test_page_breaks_no_rule_of_accessibility(look_at, kind):
    page = look_at(kind)
    unfold(page)
    page.evaluate(Axe().axe_script)

    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += findings(page, "light")
    found += findings(page, "dark")

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("kind", named(*SMALL_ALONE), ids=str)
def test_what_only_a_small_screen_shows_is_readable_in_the_dark(look_at, kind):
    page = look_at(kind, width=360)
    unfold(page)
    page.evaluate(Axe().axe_script)

    found = findings(page, "dark")

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("kind", [*named("home"), *COUNCIL_AREA[:1]], ids=str)
def test_open_menu_breaks_no_rule_of_accessibility(look_at, kind):
    page = look_at(kind, width=320)
    page.evaluate(Axe().axe_script)
    page.get_by_role("button", name="Menu").click()

    found = [*findings(page, "light"), *findings(page, "dark")]

    assert not found, "\n".join(["", *found])
