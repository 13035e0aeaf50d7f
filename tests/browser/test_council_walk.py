"""A representative brings an entry up to date: three figures, the mission, the logo.

By mouse, by keyboard alone and without a script; on a telephone and a large screen.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.browser.walkers import COUNTED, LAST_YEAR, PASSWORD, desk, lead
from tests.members.pictures import drawing, saved

LOGO = {
    "name": "logo.png",
    "mimeType": "image/png",
    "buffer": saved(drawing(400, 400)),
}
MISSION = "To teach and to play, in every town."


class Mouse:
    """How a person presses and types."""

    has_script = True

    def __init__(self, page):
        self.page = page

    def press(self, target):
        target.click()

    def type(self, target, text):
        target.fill(text)

    def choose_file(self, target, file):
        target.set_input_files(file)


class Without(Mouse):
    """By mouse, in a browser that runs no script."""

    has_script = False


class Keyboard(Mouse):
    def come_to(self, target):
        """Press the tab key until the focus is there."""
        target.wait_for()
        for _ in range(200):
            if target.evaluate("e => e === e.ownerDocument.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tab key does not lead to {target}")

    def press(self, target):
        self.come_to(target)
        self.page.keyboard.press("Enter")

    def type(self, target, text):
        self.come_to(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose_file(self, target, file):
        # A busy browser may drop the first press, as people know, and press again.
        for wait in (10_000, 10_000, 40_000):
            self.come_to(target)
            try:
                with self.page.expect_file_chooser(timeout=wait) as chooser:
                    self.page.keyboard.press("Enter")
            except TimeoutError:
                if wait == 40_000:
                    raise
            else:
                chooser.value.set_files(file)
                return


WALKS = [
    (1, Mouse, 360),
    (2, Mouse, 1280),
    (3, Keyboard, 360),
    (4, Keyboard, 1280),
    (5, Without, 360),
    (6, Without, 1280),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("number", "way", "width"), WALKS)
def test_entry_is_brought_up_to_date_and_sent(new_context, number, way, width):
    page = new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=way.has_script
    ).new_page()
    by = way(page)
    main = page.get_by_role("main")

    def link(name):
        return main.get_by_role("link", name=name)

    def button(name):
        return main.get_by_role("button", name=name, exact=True)

    def at(path):
        page.wait_for_url(lambda url: urlsplit(url).path == path)

    # Signs in, and sees at once what needs attention.
    page.goto("/council/")
    by.type(page.get_by_label("E-mail"), lead(number))
    by.type(page.get_by_label("Password"), PASSWORD)
    by.press(main.get_by_role("button", name="Sign in").first)
    at("/council/")
    assert (
        main.get_by_text(f"the latest is of {LAST_YEAR - 1}", exact=True).count() == 3
    )

    # Three figures.
    by.press(link("Teachers"))
    for count, name in enumerate(COUNTED.values(), start=1):
        add = re.compile(f"^Add the figure for {LAST_YEAR} ?: {name}$")
        by.press(button(add))
        page.locator(".figure.row").nth(2 + count).wait_for()
        new = page.locator("[id$='-value'][autofocus]")
        by.type(new, f"{count},500")
    by.press(button("Save"))
    at(desk(number))
    expect(main).to_contain_text("Saved in the draft.")
    expect(main).to_contain_text("3 changes in the draft")

    # The mission.
    by.press(link("Edit Texts"))
    by.press(link("Edit the texts in English"))
    by.type(main.get_by_role("textbox", name="Mission"), MISSION)
    by.press(button("Save"))
    at(desk(number))

    # The logo.
    by.press(link("Edit Logo"))
    by.choose_file(main.get_by_label("Logo file"), LOGO)
    by.press(button("Save"))
    at(desk(number))

    # How it would be.
    by.press(link("Preview"))
    at(f"{desk(number)}preview/")
    shown = main.inner_text()
    assert "Visitors see this only after review." in shown
    assert MISSION in shown
    assert all(f"{count},500" in shown for count in (1, 2, 3))
    expect(page.locator(".profile-head img.emblem")).to_be_visible()

    # What was changed; sent.
    by.press(link("Look at the changes and send them"))
    at(f"{desk(number)}changes/")
    expect(page.locator(".change")).to_have_count(5)
    by.press(button("Send for review"))
    at(desk(number))
    said = main.inner_text()
    assert "Your changes are with the network for review." in said
    assert "You will get a mail when the network has decided." in said
    assert f"{lead(number)} sent them on" in said
