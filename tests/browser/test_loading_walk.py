"""Staff load a file in a browser, mend it, apply it and take it back: by keyboard,
with and without script, on a telephone and on a large screen."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from members import intake
from members.models import Import, Organization
from tests.browser.keys import press
from tests.factories import make_country, make_network

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

LOAD_DATA = "/admin/members/import/"
WRONG = "name,country,member since\nArk,MN,1998\nReef,Mongola,2001\n"
MENDED = WRONG.replace("Mongola", "MN")


@pytest.fixture(autouse=True)
def network():
    cache.clear()
    make_network()
    make_country("MN", name="Mongolia")


def button(page, name):
    return page.get_by_role("button", name=name)


def load(page, content):
    page.goto(LOAD_DATA)
    file = {"name": "members.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.get_by_label("File").set_input_files(file)
    press(page, button(page, "Load it, and show the plan"))
    page.wait_for_url("**/change/#main")
    work(page)


def work(page):
    """The background job does what waits, and the page comes to know of it."""
    page.locator("progress").wait_for()
    intake.run_waiting()
    if not page.has_script:
        page.get_by_role("link", name="Look again").click()
    page.locator(".counts").wait_for()


def counts(page):
    return [
        line.replace("\n", " ") for line in page.locator(".counts a").all_inner_texts()
    ]


def test_file_is_loaded_mended_applied_seen_and_undone(page):
    page.goto(reverse("admin:index"))
    press(page, page.get_by_role("link", name="Choose a file, and see what"))
    page.wait_for_url(f"**{LOAD_DATA}*")
    load(page, WRONG)
    assert counts(page)[:2] == ["1 wrong", "1 to create"]
    mistake = page.locator(".remark.mistake").first
    expect(mistake).to_contain_text("row 3, column country")
    expect(mistake).to_contain_text("Mongolia")
    press(page, button(page, "Discard"))
    page.wait_for_url(f"**{LOAD_DATA}#main")
    expect(page.get_by_role("status")).to_contain_text("Nothing was changed")

    load(page, MENDED)
    assert counts(page)[:2] == ["0 wrong", "2 to create"]
    press(page, button(page, "Apply 2 changes"))
    page.wait_for_url("**/change/#main")
    work(page)
    assert counts(page)[1] == "2 created"
    assert Organization.objects.listed().count() == 2
    applied = page.url

    press(page, page.get_by_role("link", name="Public page: Ark"))
    page.wait_for_url("**/members/ark/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ark")

    page.goto(applied)
    press(page, button(page, "Undo this import …"))
    page.wait_for_url("**/change/#main")
    work(page)
    assert "2 to remove" in counts(page)
    press(page, button(page, "Apply 2 changes"))
    page.wait_for_url("**/change/#main")
    work(page)

    assert Organization.objects.count() == 0
    states = Import.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["undone", "applied"]


def test_file_that_is_too_large_is_refused_before_it_is_sent(page, settings):
    settings.LOAD_MOST_BYTES = 64

    page.goto(LOAD_DATA)
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"name\n" + b"x" * 64}
    page.get_by_label("File").set_input_files(file)
    press(page, button(page, "Load it, and show the plan"))

    page.locator(".error", has_text="This file is larger than").wait_for()
    assert Import.objects.count() == 0
