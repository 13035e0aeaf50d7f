"""Texts that try to run a script stay texts, wherever they are shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.hostile import SHORT
from tests.browser.kinds import named
from tests.browser.rows import COUNCIL_OF_MANY, STAFF

pytestmark = pytest.mark.once

PUBLIC = [
    "/members/hostile/",
    "/members/hostile/history/",
    "/members/hostile/history/2/",
    "/members/hostile/history/1..2/",
    "/members/?country=IS",
    "/members/?country=IS&view=table",
    "/members/?country=IS&view=map",
    "/members/?q=alert",
    "/countries/IS/",
    "/priority-areas/outreach/",
    "/programs/step-by-step/",
    "/",
]
# With its policy the browser stops what the site let through; without, nothing does.
WITHOUT_POLICY = {"bypass_csp": True}


def open_and_touch(page, path):
    """Opens a page and everything on it that opens; returns what then happened."""
    happened = []

    def dismiss(dialog):
        happened.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: happened.append(request.url))
    page.goto(path, wait_until="networkidle")
    page.evaluate("""() => {
      for (const e of document.querySelectorAll("*")) {
        if (e.tagName === "DETAILS") e.open = true;
        for (const name of ["mouseover", "focus", "toggle", "error", "load"])
          e.dispatchEvent(new Event(name));
      }
    }""")
    page.wait_for_timeout(100)
    return happened


@pytest.mark.parametrize("path", PUBLIC)
def test_text_of_an_organization_runs_nothing(new_context, site, path):
    page = new_context(**WITHOUT_POLICY).new_page()

    happened = open_and_touch(page, path)

    assert [what for what in happened if not what.startswith(f"{site}/")] == []


@pytest.mark.parametrize(
    ("email", "path"),
    [
        (COUNCIL_OF_MANY, "/council/"),
        (STAFF, "/admin/members/organization/?q=hostile"),
        (STAFF, "/admin/"),
        *((STAFF, kind.path) for kind in named("review-hostile", "preview-hostile")),
    ],
)
def test_text_of_an_organization_runs_nothing_for_those_who_sign_in(
    new_context, signed_in, site, email, path
):
    page = new_context(storage_state=signed_in(email), **WITHOUT_POLICY).new_page()

    happened = open_and_touch(page, path)

    assert [what for what in happened if not what.startswith(f"{site}/")] == []
    expect(page.locator("body")).to_contain_text(SHORT, use_inner_text=True)


def test_text_of_an_organization_runs_nothing_in_its_form(new_context, signed_in, site):
    page = new_context(storage_state=signed_in(STAFF), **WITHOUT_POLICY).new_page()
    page.goto("/admin/members/organization/?q=hostile")
    form = page.locator("#result_list th a").first.get_attribute("href")

    happened = open_and_touch(page, form)

    assert [what for what in happened if not what.startswith(f"{site}/")] == []


def test_hostile_text_is_shown_as_it_was_written(visit):
    page = visit("/members/hostile/")

    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hostile {SHORT}")
    expect(
        page.locator("main :is(script, img, iframe, svg:not(.emblem))")
    ).to_have_count(0)
    expect(page.locator("main [onclick], main [onerror], main [style]")).to_have_count(
        0
    )
