"""Pages that a button leads to when somebody was faster: as good as the others."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.kinds import Kind
from tests.browser.test_accessibility import findings, unfold
from tests.browser.test_small_screens import STICKING_OUT
from tests.browser.walkers import desk, editor, lead

NUMBER = 13


@pytest.fixture
def opened(visit):
    """Opens a page of the organization by one of its people."""

    def open_page(path, by):
        return visit(Kind(path, f"{desk(NUMBER)}{path}", user=by(NUMBER)))

    return open_page


def check(page):
    """The page breaks no rule of accessibility, and fits a small screen."""
    unfold(page)
    page.evaluate(Axe().axe_script)
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [*findings(page, "light"), *findings(page, "dark")]
        found += page.evaluate(STICKING_OUT)
    assert not found, "\n".join(["", *found])


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def telephone(page):
    return page.get_by_label("Telephone")


@pytest.mark.timeout(300)
def test_pages_of_refusals_are_accessible_and_fit_a_small_screen(opened):
    mine, theirs = opened("edit/contact/", lead), opened("edit/contact/", editor)

    # A mistake.
    mine.get_by_label("E-mail").fill("not one")
    save(mine)
    mine.get_by_role("alert").wait_for()
    expect(mine.locator("#errors")).to_be_focused()
    check(mine)

    # The same field by two.
    telephone(theirs).fill("+976 2")
    save(theirs)
    theirs.get_by_role("heading", name="Where it stands").wait_for()
    mine.get_by_label("E-mail").fill("")
    telephone(mine).fill("+976 1")
    save(mine)
    mine.get_by_role("heading", name="Two of you changed the same").wait_for()
    check(mine)
    mine.get_by_label("Take what you wrote").check()
    mine.get_by_role("button", name="Save as chosen").click()
    mine.get_by_role("heading", name="Where it stands").wait_for()

    # Sent twice, from two windows.
    mine, theirs = opened("changes/", lead), opened("changes/", editor)
    late = opened("edit/contact/", lead)
    for page in (theirs, mine):
        page.get_by_role("button", name="Send for review").click()
    mine.get_by_role("heading", name="This was done already").wait_for()
    check(mine)

    # Typed into a draft that was sent.
    telephone(late).fill("+976 3")
    save(late)
    late.get_by_role("alert").wait_for()
    expect(telephone(late)).to_have_value("+976 3")
    check(late)
    late.get_by_role("button", name="Take it back and save what I typed").click()
    late.get_by_role("heading", name="Where it stands").wait_for()

    # Sent when the session was over.
    plain = opened("edit/contact/", lead)
    plain.context.clear_cookies(name="session")
    plain.evaluate("document.getElementById('section-form').submit()")
    plain.get_by_role("heading", name="You are signed out").wait_for()
    check(plain)


def test_file_that_is_too_large_is_told_before_it_is_sent(opened):
    page = opened("edit/logo/", lead)
    asked = []
    page.on("request", lambda request: asked.append(request.method))

    page.locator("input[type=file]").set_input_files(
        {"name": "big.png", "mimeType": "image/png", "buffer": b"0" * 2_200_000}
    )

    expect(page.get_by_text("This file is larger than 2 MB.")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_value("")
    assert "POST" not in asked
