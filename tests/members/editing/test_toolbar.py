"""The toolbar of a text in Markdown, in a real browser; nothing needs it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from tests.members.editing.made import make_entry, make_form

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ORIGIN = "http://editing.test"
SCRIPT = Path(settings.BASE_DIR / "static" / "js" / "editing.js").read_text()
PAGE = """<!DOCTYPE html><html lang="en"><title>Texts</title>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="token">
{section}</form><script type="module" src="/editing.js"></script>"""


@pytest.fixture
def opened(page):
    """The page of the English texts, the summary as given, with its first toolbar."""
    sent = []

    def words(route):
        sent.append((route.request.headers["x-csrftoken"], route.request.post_data))
        if "fail" in route.request.post_data:
            route.fulfill(status=500, body="<h1>Server error</h1>")
        else:
            route.fulfill(content_type="text/html", body="<p>We <em>play</em></p>")

    def opened(summary, preview_url="/words/"):
        entry = make_entry(texts=[{"language": "en", "summary": summary}])
        form = make_form("texts", entry, language="en")
        context = {"form": form, "preview_url": preview_url}
        section = render_to_string("editing/_section.html", context)
        html = {"content_type": "text/html", "body": PAGE.format(section=section)}
        script = {"content_type": "text/javascript", "body": SCRIPT}
        page.route(f"{ORIGIN}/", lambda route: route.fulfill(**html))
        page.route(f"{ORIGIN}/editing.js", lambda route: route.fulfill(**script))
        page.route(f"{ORIGIN}/words/", words)
        page.goto(f"{ORIGIN}/")
        return page, page.locator(".tools").first, page.locator("textarea").first, sent

    return opened


def select(area, start, end):
    area.evaluate("(area, at) => area.setSelectionRange(...at)", [start, end])


@pytest.mark.parametrize(
    ("button", "chosen", "after"),
    [
        ("Bold", (3, 7), "We **play** here\nand there"),
        ("Italic", (3, 7), "We *play* here\nand there"),
        ("Heading", (3, 7), "## We play here\nand there"),
        ("List", (3, 14), "- We play here\n- and there"),
        ("Link", (3, 7), "We [play](https://) here\nand there"),
        ("Link", (3, 3), "We [words of the link](https://)play here\nand there"),
    ],
)
def test_button_marks_what_is_chosen_and_undo_takes_it_back(
    opened, button, chosen, after
):
    before = "We play here\nand there"
    page, tools, area, _sent = opened(before)
    select(area, *chosen)

    tools.get_by_role("button", name=button).click()

    assert area.input_value() == after
    page.keyboard.press("Control+z")
    assert area.input_value() == before


@pytest.mark.parametrize("button", ["Bold", "Italic", "Heading", "List"])
def test_button_pressed_again_takes_its_mark_away(opened, button):
    _page, tools, area, _sent = opened("We play")
    select(area, 3, 7)

    for _ in range(2):
        tools.get_by_role("button", name=button).click()

    assert area.input_value() == "We play"


def test_italic_within_bold_leaves_the_bold(opened):
    _page, tools, area, _sent = opened("We **play**")
    select(area, 5, 9)

    tools.get_by_role("button", name="Italic").click()

    assert area.input_value() == "We ***play***"


def test_keys_mark_and_whoever_saves_hears_of_it(opened):
    page, _tools, area, _sent = opened("We play")
    page.evaluate("addEventListener('input', () => { window.heard = true; })")
    select(area, 3, 7)
    area.focus()

    page.keyboard.press("Control+b")

    assert area.input_value() == "We **play**"
    assert page.evaluate("window.heard")


def test_toolbar_is_one_stop_and_its_arrows_go_through_it(opened):
    page, tools, area, _sent = opened("We play")
    tools.get_by_role("button", name="Bold").focus()

    page.keyboard.press("ArrowRight")

    focused = page.locator(":focus")
    assert focused.inner_text() == "Italic"
    page.keyboard.press("End")
    assert focused.inner_text() == "Preview"
    page.keyboard.press("Tab")
    assert focused.get_attribute("id") == area.get_attribute("id")


def test_preview_shows_what_the_server_makes_of_it_and_back(opened):
    page, tools, area, sent = opened("We *play*")
    button = tools.get_by_role("button", name="Preview")

    button.click()

    shown = page.get_by_role("region", name="Preview: Summary")
    assert shown.locator("em").inner_text() == "play"
    assert sent == [("token", "text=We+*play*")]
    assert not area.is_visible()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert area.is_visible()
    assert not shown.is_visible()


def test_preview_that_fails_says_so_and_the_text_is_still_there(opened):
    page, tools, area, _sent = opened("fail")

    tools.get_by_role("button", name="Preview").click()

    shown = page.get_by_role("region", name="Preview: Summary")
    shown.get_by_text("cannot be shown just now").wait_for()
    assert area.input_value() == "fail"


def test_page_without_a_preview_has_no_button_for_it(opened):
    _page, tools, _area, _sent = opened("We play", preview_url="")

    assert tools.get_by_role("button").count() == 5
