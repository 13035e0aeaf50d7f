"""Staff find out what needs somebody, ask, mark and merge: by keyboard alone, with
and without script, on a telephone and on a large screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from members.models import Distinct, Mail, Merger, WebsiteMark
from tests.browser.keys import link, press, tab_to
from tests.factories import make_organization, make_seat, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def button(page, name):
    return page.get_by_role("main").get_by_role("button", name=name)


def told(page):
    return page.get_by_role("status").first.inner_text()


def test_organization_is_asked_from_its_list(page):
    organization = make_organization("ark", name="Ark")
    make_seat(organization, make_user("lead@example.org"), role="lead")

    page.goto(reverse("admin:index"))
    press(page, page.get_by_role("link", name="Network health").first)
    press(page, link(page, "Never"))
    press(page, button(page, "Ask now Ark"))

    assert told(page) == "Ark is asked: 1 mail is on its way."
    assert Mail.objects.get().to == "lead@example.org"
    expect(
        page.get_by_role("heading", name="Confirmed still true: Never")
    ).to_be_visible()


def test_list_is_taken_away_as_a_file(page):
    make_organization("ark", name="Ark")

    page.goto(reverse("admin:members_organization_health_list", args=["no-logo"]))
    tab_to(page, button(page, "Download as CSV"))
    with page.expect_download() as found:
        page.keyboard.press("Enter")

    assert found.value.suggested_filename.startswith("no-logo-")
    assert "Ark,MN" in found.value.path().read_text()


def test_website_is_marked(page):
    make_organization("ark", name="Ark", website="https://ark.example.org/")

    where = reverse(
        "admin:members_organization_health_list", args=["websites-unmarked"]
    )
    page.goto(where)
    press(page, link(page, "Mark the website Ark"))
    tab_to(page, page.get_by_label("It is all right"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("Note"))
    page.keyboard.type("For sale")
    press(page, button(page, "Keep the mark"))

    assert told(page) == "It is kept. Visitors do not see it."
    mark = WebsiteMark.objects.get()
    assert (mark.kind, mark.note) == ("dead", "For sale")


def test_two_that_are_one_are_merged(page):
    make_organization("ark", name="Ark", email="office@ark.example.org")
    make_organization("boat", name="Boat", email="office@ark.example.org")

    page.goto(reverse("admin:members_organization_duplicates"))
    press(page, link(page, "Compare and merge Ark, Boat"))
    press(page, link(page, "The other way round"))
    press(page, link(page, "Go to the decision"))
    press(page, button(page, "Merge them"))
    page.wait_for_url("**/change/*")
    page.goto("/members/ark/")

    merger = Merger.objects.get()
    assert (merger.kept.slug, merger.other.slug) == ("boat", "ark")
    assert page.url.endswith("/members/boat/")
    expect(page.get_by_text("Ark", exact=True).first).to_be_visible()


def test_two_that_only_look_alike_are_told_apart(page):
    make_organization("ark", name="Ark", email="office@ark.example.org")
    make_organization("boat", name="Boat", email="office@ark.example.org")

    page.goto(reverse("admin:members_organization_duplicates"))
    press(page, button(page, "Not the same Ark, Boat"))

    assert "Ark and Boat are two" in told(page)
    assert Distinct.objects.count() == 1
    expect(
        page.get_by_text("No two entries look like one organization.")
    ).to_be_visible()
