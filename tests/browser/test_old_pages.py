"""Staff bring an old profile page into a draft, on a telephone and on a large screen,
with and without script."""

import pytest
from django.urls import reverse

from members import workflow
from members.models import OldPage, Revision
from programs.models import IndicatorAlias
from tests.browser.keys import button, link, press, tab_to
from tests.factories import make_country, make_indicator, make_organization

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = """Lighthouse Norway

Home | About us | Contact

Lighthouse was founded in 1998 as an independent organization in Norway.

Our mission: to give every child a good beginning.

Currently 267 teachers work with the program.
"""


def test_pasted_page_is_corrected_and_added_to_a_draft_by_keyboard_alone(page):
    make_country("NO", name="Norway")
    teachers = make_indicator("teachers", unit_plural="teachers")
    IndicatorAlias.objects.create(indicator=teachers, language="en", words="teachers")
    organization = make_organization("lighthouse", name="Lighthouse Norway")

    page.goto(reverse("admin:index"))
    press(page, link(page, "Paste an old profile page"))
    tab_to(page, page.get_by_label("Text of a page"))
    page.keyboard.insert_text(TEXT)
    press(page, button(page, "Read"))
    page.wait_for_url("**/change/")
    marked = page.locator("mark").all_inner_texts()
    press(page, link(page, "Correct: Figures"))
    page.wait_for_url("**/correct/figures/")
    tab_to(page, page.get_by_label("Number", exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("276")
    press(page, button(page, "Save"))
    page.wait_for_url("**/change/")
    tab_to(page, page.get_by_label("Organization"))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("lighthouse")
    press(page, button(page, "Add it to the draft of this organization"))
    page.wait_for_url("**" + reverse("council:desk", args=["lighthouse"]))

    draft = Revision.objects.get(state="draft", organization=organization)
    entry = workflow.entry_of(draft)
    assert any("1998" in words for words in marked)
    assert [figure.value for figure in entry.figures] == [276]
    assert [founding.date for founding in entry.founding_dates] == ["1998"]
    assert "every child a good beginning" in entry.texts[0].mission
    assert OldPage.objects.get().state == "drafted"
