"""Who reads public pages is asked for nothing and told on to nobody."""

import re

import pytest

from tests.browser.conftest import go
from tests.browser.kinds import ADMIN, OWN, PUBLIC

pytestmark = pytest.mark.once

# Chromium's own remark on a page with an error status.
OWN_STATUS = re.compile(r"Failed to load resource: .* status of [45]\d\d")

# Loaded, drawn, and with nothing left that its scripts would do at once.
RESTED = "() => new Promise((rested) => requestIdleCallback(rested))"


@pytest.mark.parametrize("kind", [*OWN, *ADMIN], ids=str)
def test_page_asks_nothing_of_others_and_breaks_no_policy(look_at, site, kind):
    page = look_at(kind)
    requests, complaints = [], []

    def listen(said):
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    def note(event):
        requests.append(event.url)

    def regret(error):
        complaints.append(str(error))

    page.on("request", note)
    page.on("console", listen)
    page.on("pageerror", regret)
    go(page, kind)
    page.evaluate(RESTED)
    page.remove_listener("request", note)
    page.remove_listener("console", listen)
    page.remove_listener("pageerror", regret)

    if kind.status >= 400 or kind.form:
        complaints = [text for text in complaints if not OWN_STATUS.match(text)]
    assert requests
    assert [url for url in requests if not url.startswith(f"{site}/")] == []
    assert complaints == []


def test_public_pages_leave_nothing_in_the_browser(new_context, site):
    context = new_context()
    page = context.new_page()

    for kind in PUBLIC:
        page.goto(kind.path)

    page.goto("/members/")
    page.locator("#country-MN").check()
    page.wait_for_url("**country=MN")
    assert context.storage_state() == {"cookies": [], "origins": []}
