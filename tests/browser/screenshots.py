"""Pictures of every page kind, from a site that is running.

    make run                                      # in one shell
    .venv/bin/python -m tests.browser.screenshots # in another; [ORIGIN] [PAGE …]

Saves var/screenshots/<page>-<width>-<scheme>.png.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.plugins.browser import find

FOLDER = Path("var/screenshots")
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
PAGES = {
    "home": "/",
    "directory": "/members/",
    "directory-filtered": "/members/?country=MN&country=KZ",
    "directory-table": "/members/?view=table",
    "directory-empty": "/members/?q=zzzz",
    "directory-mistake": "/members/?country=QQ",
    "profile": "/members/mongolian-education-alliance/",
    "country": "/countries/MN/",
    "country-empty": "/countries/FR/",
    "programs": "/programs/",
    "program": "/programs/step-by-step/",
    "priority-area": "/priority-areas/policy-support/",
    "join": "/join/",
    "contact": "/contact/",
    "login": "/accounts/login/",
    "not-found": "/nothing-here/",
}


def take(origin: str, names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=args)
        for scheme in SCHEMES:
            for width in WIDTHS:
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                for name in names:
                    page.goto(origin + PAGES[name])
                    path = FOLDER / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=path, full_page=True)
                page.close()
        browser.close()
    print(f"{len(names) * len(WIDTHS) * len(SCHEMES)} pictures in {FOLDER}/")


if __name__ == "__main__":
    origin, *names = sys.argv[1:] or ["http://127.0.0.1:8000"]
    take(origin.rstrip("/"), names or list(PAGES))
