"""Signing in and looking after one's account, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from members.models import Mail
from tests.accounts.ways import SECRET, code_now, link_in
from tests.factories import KEY, make_app, make_staff, make_user

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

EMAIL = "member@example.org"
KEY_IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture
def at(page, live_server):
    """Opens a page of the site by its name, and listens to what the console says."""
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))

    def at(name, *arguments):
        page.goto(live_server.url + reverse(name, args=arguments))

    return at


@pytest.fixture
def device(page):
    """A device that keeps passkeys, and opens them without asking."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_DEVICE}
    )

    def refuse():
        session.send("WebAuthn.setUserVerified", {**made, "isUserVerified": False})

    session.refuse = refuse
    return session


def sign_in(page, email=EMAIL):
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()


def give_password(page):
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Continue").click()


def sign_out(page):
    navigation = page.get_by_role("navigation", name="Your account")
    navigation.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(r"\d/$"))


def arrives(page, name):
    page.wait_for_url(f"**{reverse(name)}")


def assert_accessible(page):
    page.evaluate(Axe().axe_script)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
            assert [(f["id"], f["nodes"][0]["html"]) for f in found] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_passkey_is_added_and_signs_in_alone(page, at, device):
    make_user(EMAIL, password=SECRET)
    at("mfa_add_webauthn")
    sign_in(page)
    give_password(page)
    page.get_by_label("Name").fill("My telephone")
    assert_accessible(page)
    page.get_by_role("button", name="Add the passkey").click()
    arrives(page, "mfa_view_recovery_codes")
    at("mfa_list_webauthn")
    expect(page.get_by_text("My telephone", exact=True).first).to_be_visible()
    assert_accessible(page)
    sign_out(page)

    at("account_login")
    page.get_by_role("button", name="Sign in with a passkey").click()

    arrives(page, "council:home")
    assert page.complaints == []


def test_passkey_is_the_second_step_after_a_password(page, at, device):
    make_user(EMAIL, password=SECRET)
    at("mfa_add_webauthn")
    sign_in(page)
    give_password(page)
    page.get_by_label("Signs me in without a password").uncheck()
    page.get_by_role("button", name="Add the passkey").click()
    arrives(page, "mfa_view_recovery_codes")
    sign_out(page)

    at("account_login")
    sign_in(page)
    arrives(page, "mfa_authenticate")
    assert_accessible(page)
    page.get_by_role("button", name="Use a passkey").click()

    arrives(page, "council:home")


def test_passkey_that_is_not_there_is_told_so(page, at, device):
    make_user(EMAIL, password=SECRET)
    device.refuse()
    at("mfa_add_webauthn")
    sign_in(page)
    give_password(page)

    page.get_by_role("button", name="Add the passkey").click()

    page.get_by_role("alert").filter(has_text="That did not work").wait_for()


def test_passkey_is_removed(page, at, device):
    make_user(EMAIL, password=SECRET)
    at("mfa_add_webauthn")
    sign_in(page)
    give_password(page)
    page.get_by_role("button", name="Add the passkey").click()
    arrives(page, "mfa_view_recovery_codes")

    at("mfa_list_webauthn")
    page.get_by_role("link", name="Remove").click()
    assert_accessible(page)
    page.get_by_role("button", name="Remove the passkey").click()

    arrives(page, "mfa_list_webauthn")
    expect(page.get_by_text("You have none.")).to_be_visible()


def test_page_at_a_number_says_why_it_has_no_passkeys(page, live_server):
    make_user(EMAIL, password=SECRET)
    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/accounts/login/")

    expect(
        page.get_by_role("button", name="Sign in with a passkey")
    ).not_to_be_visible()
    sign_in(page)
    page.wait_for_url("**/council/")
    page.goto(page.url.replace("/council/", reverse("mfa_add_webauthn")))
    give_password(page)

    expect(page.get_by_text("not by a number")).to_be_visible()


@pytest.mark.parametrize("with_javascript", [True, False])
def test_staff_set_an_app_up_and_enter_the_admin(browser, live_server, with_javascript):
    make_staff(email=EMAIL, password=SECRET, has_app=False)
    context = browser.new_context(java_script_enabled=with_javascript)
    page = context.new_page()
    page.goto(live_server.url + "/admin/")
    sign_in(page)
    expect(page.get_by_text("The administration needs it")).to_be_visible()

    page.get_by_role("link", name="Set up an app").click()
    give_password(page)
    expect(page.get_by_role("img", name="The key")).to_be_visible()
    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(code_now(key))
    page.get_by_role("button", name="Set up").click()
    arrives(page, "mfa_view_recovery_codes")
    page.get_by_role("link", name="I have them: to the administration").click()

    page.wait_for_url("**/admin/")
    context.close()


def test_pages_of_the_second_step_break_no_rule_of_accessibility(page, at):
    make_user(EMAIL, password=SECRET)
    at("mfa_activate_totp")
    sign_in(page)
    give_password(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Set up").click()
    expect(page.locator("#mistakes")).to_be_focused()
    assert_accessible(page)

    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(code_now(key))
    page.get_by_role("button", name="Set up").click()
    for name in (
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_index",
    ):
        at(name)
        assert_accessible(page)


def test_code_is_typed_by_keyboard_alone(page, at):
    make_app(make_user(EMAIL, password=SECRET), KEY)
    at("account_login")
    page.get_by_label("E-mail").focus()
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    arrives(page, "mfa_authenticate")

    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "code":
        page.keyboard.press("Tab")
    page.keyboard.type(code_now())
    page.keyboard.press("Enter")

    arrives(page, "council:home")


def test_another_browser_is_signed_out_from_the_list(page, at, browser, live_server):
    make_user(EMAIL, password=SECRET)
    context = browser.new_context(user_agent="Firefox/1 Windows")
    other = context.new_page()
    other.goto(live_server.url + reverse("account"))
    sign_in(other)
    at("usersessions_list")
    sign_in(page)

    page.get_by_role("button", name="Sign out Firefox on Windows").click()
    give_password(page)

    arrives(page, "usersessions_list")
    expect(page.get_by_text("Firefox on Windows")).not_to_be_visible()
    other.reload()
    assert reverse("account_login") in other.url
    context.close()


def test_token_of_a_link_comes_into_no_request_but_the_first(page, live_server):
    make_user(EMAIL, password=SECRET)
    page.goto(live_server.url + reverse("account_reset_password"))
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name="Send me a link").click()
    page.wait_for_url("**/done/")
    link = link_in(Mail.objects.get())
    token = link.rstrip("/").rpartition("/")[2]
    requests = []
    page.on("request", lambda request: requests.append(request))

    page.goto(live_server.url + link)
    page.get_by_label("New password", exact=True).fill("seven otters argue quietly")
    page.get_by_label("The new password again").fill("seven otters argue quietly")
    page.get_by_role("button", name="Change the password").click()
    arrives(page, "account_reset_password_from_key_done")

    assert token in requests[0].url
    for request in requests[1:]:
        assert token not in request.url
    referrers = {request.all_headers().get("referer", "") for request in requests}
    assert referrers <= {"", f"{live_server.url}/"}
