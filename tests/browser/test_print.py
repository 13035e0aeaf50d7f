"""A profile on paper."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.once


@pytest.fixture
def printed(visit):
    page = visit("/members/mongolian-education-alliance/", color_scheme="dark")
    page.emulate_media(media="print")
    return page


def test_paper_has_no_navigation(printed):
    page = printed

    for name in ("nav", ".site-head", ".site-foot", ".skip"):
        for element in page.locator(name).all():
            assert not element.is_visible(), name


def test_paper_names_the_network_and_the_addresses_of_sources(printed):
    page = printed
    addresses = page.locator("#sources a").evaluate_all(
        "links => links.map(a => a.href)"
    )

    text = page.locator("body").inner_text()

    expect(page.locator(".print-head")).to_be_visible()
    assert addresses
    for address in addresses:
        assert re.sub("^https?://|/$", "", address) in text


def test_paper_is_white_also_for_who_reads_in_the_dark(printed):
    page = printed
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"

    background, ink = page.eval_on_selector("body", style)

    assert background == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", ink))) < 100


@pytest.mark.parametrize(
    ("slug", "most"),
    [("mongolian-education-alliance", 6), ("sparse", 1), ("long-names", 8)],
)
def test_profile_is_a_document_of_few_a4_pages(visit, slug, most):
    page = visit(f"/members/{slug}/")

    paper = page.pdf(prefer_css_page_size=True)

    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    boxes = set(re.findall(rb"/MediaBox\s*\[([^\]]+)\]", paper))
    sizes = {tuple(round(float(n)) for n in box.split()) for box in boxes}
    assert sizes == {(0, 0, 595, 842)}
    assert 1 <= pages <= most


def test_paper_says_what_was_selected_and_has_no_field_to_type_into(visit):
    page = visit("/members/?country=MN")
    page.emulate_media(media="print")

    assert page.get_by_text("Country: Mongolia").is_visible()
    assert not page.get_by_text("Clear all").is_visible()
    assert not page.get_by_text("Name, place or theme").is_visible()
