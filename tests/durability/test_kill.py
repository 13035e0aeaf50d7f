"""Killed between any two steps, the site has lost nothing that it had acknowledged."""

import random
import threading
from http.client import HTTPException

from tests.durability.browser import Browser
from tests.durability.fill import LEAD, PASSWORD
from tests.durability.site import site

ROUNDS = 4
CONTACT = "/council/ark/edit/contact/"


def phone_of(browser: Browser) -> str:
    return browser.form(CONTACT)["contact-phone"][0]


def save(browser: Browser, phone: str) -> bool:
    """Whether the site said that it has saved."""
    form = browser.form(CONTACT) | {"contact-phone": [phone], "do": ["save"]}
    return browser.send(CONTACT, form)[0] == 302


def test_no_acknowledged_save_is_lost_when_the_site_is_killed(tmp_path):
    number, acknowledged = 0, ""
    moments = random.Random(7)
    with site(tmp_path) as running:
        running.start()
        browser = Browser(running.origin)
        browser.sign_in(LEAD, PASSWORD)
        for _round in range(ROUNDS):
            killer = threading.Timer(moments.uniform(0.5, 2.0), running.kill)
            killer.start()
            try:
                while True:
                    number += 1
                    if save(browser, str(number)):
                        acknowledged = str(number)
            except (OSError, HTTPException):
                killer.join()
            running.start()

            # What was on its way may have arrived or not; what was said, has.
            assert phone_of(browser) in {acknowledged, str(number)}
    assert int(acknowledged) > ROUNDS


def test_submission_that_was_acknowledged_is_there_after_a_kill(tmp_path):
    with site(tmp_path) as running:
        running.start()
        browser = Browser(running.origin)
        browser.sign_in(LEAD, PASSWORD)
        assert save(browser, "11 22")
        running.kill()
        running.start()
        form = browser.form("/council/ark/changes/")
        status, _page, _location = browser.send("/council/ark/submit/", form)
        running.kill()
        running.start()

        _status, desk, _location = browser.ask("GET", "/council/ark/")

    assert status == 302
    assert "Take the changes back" in desk or "withdraw" in desk
