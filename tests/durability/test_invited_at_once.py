"""An invitation clicked by many at once, through a running site: one seat."""

import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.browser.site import ROOT
from tests.durability.browser import Browser
from tests.durability.fill import LEAD, PASSWORD
from tests.durability.site import site

NEW = "new@example.org"
INVITE = "/council/ark/colleagues/invite/"
ACCEPT = "/accounts/invitations/accept/"
CLICKS = 12


def invite(origin):
    """The lead, who has invited somebody new."""
    lead = Browser(origin)
    lead.sign_in(LEAD, PASSWORD)
    _status, _page, asked = lead.ask("GET", INVITE)
    lead.send(asked, lead.form(asked) | {"password": [PASSWORD]})
    status, _page, _location = lead.send(INVITE, lead.form(INVITE) | {"email": [NEW]})
    assert status == 302
    return lead


def link_in_mail(running, folder):
    """The path of the link, out of the file that the sender writes."""
    mails = folder / "mails"
    environment = running.environment | {"EMAIL_URL": f"filemail:///{mails}"}
    command = [sys.executable, "manage.py", "send_mail"]
    subprocess.run(command, check=True, timeout=60, cwd=ROOT, env=environment)
    [mail] = mails.iterdir()
    return re.search(r"http://127\.0\.0\.1:\d+(/accounts/\S+)", mail.read_text())[1]


def test_of_many_who_accept_at_once_one_gets_account_and_seat(tmp_path):
    with site(tmp_path) as running:
        running.start()
        lead = invite(running.origin)
        link = link_in_mail(running, tmp_path)
        people = [Browser(running.origin) for _ in range(CLICKS)]
        for person in people:
            assert person.ask("GET", link)[2] == ACCEPT
        forms = [
            person.form(ACCEPT) | {"name": ["Somebody"], "password": [PASSWORD + " 26"]}
            for person in people
        ]
        barrier = Barrier(CLICKS)

        def accept(number):
            barrier.wait()
            return people[number].send(ACCEPT, forms[number])

        with ThreadPoolExecutor(CLICKS) as pool:
            answers = list(pool.map(accept, range(CLICKS)))

        _status, page, _location = lead.ask("GET", "/council/ark/colleagues/")
    assert Counter(location for _status, _page, location in answers) == {
        "/council/ark/": 1,
        "": CLICKS - 1,
    }
    # The others are told that it is over, or to sign in with the account that is new.
    assert {status for status, _page, _location in answers} <= {302, 410, 200}
    assert page.count(f"mailto:{NEW}") == 1
    assert "No invitation is open" in page
