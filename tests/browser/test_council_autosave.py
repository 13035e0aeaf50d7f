"""A page that saves itself: through a lost line, a lost session and a conflict."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from tests.browser.conftest import send
from tests.browser.kinds import Kind
from tests.browser.walkers import PASSWORD, desk, editor, lead


@pytest.fixture
def contact(visit):
    """Opens the section with the telephone, of an organization for each test."""

    def open_page(number, by=lead, **options):
        path = f"{desk(number)}edit/contact/"
        return visit(Kind("contact", path, user=by(number)), **options)

    return open_page


def telephone(page):
    return page.get_by_label("Telephone")


def wait_for(page, words):
    page.locator("#save-state", has_text=words).wait_for()


def lose_what_is_sent(route):
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def is_text_sent(answer):
    return answer.request.method == "POST" and answer.url.endswith("/edit/contact/")


def test_text_is_saved_while_it_is_typed_and_seen_by_a_colleague(contact):
    page = contact(7)

    telephone(page).press_sequentially("+976 1")
    wait_for(page, "Saved at")

    expect(telephone(contact(7, editor))).to_have_value("+976 1")


def test_save_is_told_in_the_time_of_the_site_wherever_somebody_sits(contact):
    page = contact(15, timezone_id="Asia/Ulaanbaatar")
    before = now()

    telephone(page).fill("+976 15")
    wait_for(page, "Saved at")

    told = page.locator("#save-state").inner_text()
    assert told in {f"Saved at {at:%H:%M} UTC" for at in (before, now())}


def test_incomplete_text_is_kept_for_another_machine(contact):
    page = contact(8)

    page.get_by_label("E-mail").fill("not one")
    wait_for(page, "not complete yet")

    elsewhere = contact(8)
    expect(elsewhere.get_by_label("E-mail")).to_have_value("not one")
    expect(elsewhere.get_by_role("alert")).to_be_visible()


def test_text_typed_without_a_line_is_saved_when_there_is_one_again(contact):
    page = contact(9)
    page.context.set_offline(True)

    telephone(page).fill("+976 9")
    wait_for(page, "No connection.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(telephone(page)).to_have_value("+976 9")

    page.context.set_offline(False)
    wait_for(page, "Saved at")
    expect(telephone(contact(9))).to_have_value("+976 9")


def test_text_typed_after_the_session_ended_is_saved_after_signing_in_elsewhere(
    contact,
):
    page = contact(10)
    page.context.clear_cookies(name="session")

    telephone(page).fill("+976 10")
    wait_for(page, "You are signed out.")
    other = page.context.new_page()
    other.goto("/accounts/login/")
    send(other, {"login": lead(10), "password": PASSWORD})
    other.wait_for_url("**/council/")
    wait_for(page, "Saved at")
    expect(telephone(contact(10, editor))).to_have_value("+976 10")


def test_save_after_the_session_ended_leads_through_signing_in_and_brings_the_text(
    contact,
):
    page = contact(14)
    page.context.clear_cookies(name="session")
    telephone(page).fill("+976 14")
    wait_for(page, "You are signed out.")

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/accounts/login/**")
    with page.expect_response(is_text_sent):
        send(page, {"login": lead(14), "password": PASSWORD})
    page.wait_for_load_state()

    expect(telephone(page)).to_have_value("+976 14")
    expect(page.get_by_text("Saved in the draft.")).to_be_visible()
    expect(telephone(contact(14, editor))).to_have_value("+976 14")


def test_whoever_loses_the_seat_while_typing_keeps_the_page_to_copy_from(
    contact, visit
):
    page = contact(16, editor)
    colleagues = visit(Kind("colleagues", f"{desk(16)}colleagues/", user=lead(16)))
    colleagues.get_by_role("link", name="End the seat").click()
    send(colleagues, {"password": PASSWORD})
    colleagues.get_by_role("button", name="End the seat").click()
    colleagues.get_by_text("no longer speaks for").wait_for()

    telephone(page).fill("+976 16")
    wait_for(page, "You can no longer change this entry.")
    with page.expect_response(is_text_sent) as answer:
        page.get_by_role("button", name="Save", exact=True).click()

    assert answer.value.status == 404
    expect(telephone(page)).to_have_value("+976 16")
    expect(page.locator("#save-state")).to_contain_text("Copy what you typed from here")


def test_text_that_was_never_saved_is_offered_when_the_page_is_opened_again(contact):
    page = contact(11)
    page.route("**/edit/contact/", lose_what_is_sent)
    telephone(page).fill("+976 11")
    wait_for(page, "No connection.")
    page.reload()
    page.unroute("**/edit/contact/")

    page.get_by_role("button", name="Bring it back").click()
    page.wait_for_load_state()

    expect(telephone(page)).to_have_value("+976 11")
    expect(telephone(contact(11, editor))).to_have_value("+976 11")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_two_browsers_in_conflict_show_both_texts_and_ask(contact, has_script):
    mine = contact(12, java_script_enabled=has_script)
    theirs = contact(12, editor, java_script_enabled=has_script)
    ours = f"{has_script} 1", f"{has_script} 2"
    for page, text in ((theirs, ours[0]), (mine, ours[1])):
        telephone(page).fill(text)
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("heading", name="Where it stands").or_(
            page.get_by_role("heading", name="Two of you changed the same")
        ).wait_for()

    question = mine.get_by_role("group", name="Telephone")
    assert all(text in question.inner_text() for text in ours)
    mine.get_by_label("Take what you wrote").check()
    mine.get_by_role("button", name="Save as chosen").click()
    mine.get_by_role("heading", name="Where it stands").wait_for()

    expect(telephone(contact(12, editor))).to_have_value(ours[1])
