"""Fifty who save at once through a running site, on either database: none is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.durability.browser import Browser
from tests.durability.fill import LEAD, PARTNERS, PASSWORD
from tests.durability.site import site

EDIT = "/council/ark/edit/{}/"


def prepared(running, count, section):
    """Browsers that have all opened the same page, each with a form of its own."""
    first = Browser(running.origin)
    first.sign_in(LEAD, PASSWORD)
    form = first.form(EDIT.format(section))
    people = []
    for number in range(count):
        browser = Browser(running.origin)
        browser.cookies = dict(first.cookies)
        people.append((browser, form | {"page": [f"{number:016x}"]}))
    return people


def all_send(prepared, change, section):
    """The statuses of what all send at the same moment."""
    barrier = Barrier(len(prepared))

    def one(number):
        browser, form = prepared[number]
        form = form | change(number) | {"do": ["save"]}
        barrier.wait()
        return browser.send(EDIT.format(section), form)[0]

    with ThreadPoolExecutor(len(prepared)) as pool:
        return Counter(pool.map(one, range(len(prepared))))


def test_different_fields_are_all_kept(tmp_path):
    with site(tmp_path) as running:
        running.start()
        people = prepared(running, PARTNERS, "partners")

        statuses = all_send(
            people, lambda n: {f"partners-p{n}-name": [f"After {n}"]}, "partners"
        )

        kept = people[0][0].form(EDIT.format("partners"))
    names = [kept[f"partners-p{n}-name"] for n in range(PARTNERS)]
    assert statuses == {302: PARTNERS}
    assert names == [[f"After {n}"] for n in range(PARTNERS)]


def test_of_the_same_field_one_is_kept_and_the_others_are_asked(tmp_path):
    with site(tmp_path) as running:
        running.start()
        people = prepared(running, 50, "contact")

        statuses = all_send(people, lambda n: {"contact-phone": [str(n)]}, "contact")

    assert statuses == {302: 1, 409: 49}
