"""The tab key and Enter, and what they are pressed on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def tab_to(page: "Page", target: "Locator", most: int = 120) -> None:
    """Press the tab key until the focus is there."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === e.ownerDocument.activeElement"):
            return
    raise AssertionError(f"the tab key does not lead to {target}")


def press(page: "Page", target: "Locator") -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def link(page: "Page", name: str) -> "Locator":
    return page.get_by_role("main").get_by_role("link", name=name)


def button(page: "Page", name: str) -> "Locator":
    return page.get_by_role("button", name=name, exact=True)
