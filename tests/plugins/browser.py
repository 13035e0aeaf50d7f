"""A Chromium for the tests marked `browser`; `python -m` prints the path of one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@cache
def find() -> str | None:
    """The path of a Chromium that runs: CHROMIUM, the system's, or Playwright's."""
    installed = (shutil.which(command) for command in COMMANDS)
    for path in (os.environ.get("CHROMIUM"), *installed):
        if path and runs(path):
            return path

    path = playwrights_own()
    return path if runs(path) else None


def runs(path: str) -> bool:
    # Being there is not enough: Ubuntu's chromium-browser may be a note about
    # snap, and Playwright's download lacks libraries on a bare machine.
    try:
        version = subprocess.run([path, "--version"], capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


def playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def pytest_itemcollected(item: pytest.Item) -> None:
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, and CI=true skips no test", pytrace=False)
        pytest.skip("no Chromium on this machine")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import expect, sync_playwright

    # What is expected is waited for: a page is there before its scripts have run.
    expect.set_options(timeout=40_000)
    # Playwright's loop runs in this thread, where Django would refuse queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium refuses its sandbox to root.
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=args)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page in a browser that remembers nothing of the test before."""
    context = browser.new_context()
    context.set_default_timeout(40_000)
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    if find() is None:
        sys.exit(1)
    print(find())
