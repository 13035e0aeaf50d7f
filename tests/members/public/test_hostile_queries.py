"""Ten thousand hostile query strings of the directory, and what each gets as an answer.

The ordinary run asks some of them; HYPOTHESIS_PROFILE=thorough asks all.
"""

import os
import re
from urllib.parse import unquote_to_bytes

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from issa_directory.gate import CONTROLS_BUT_TAB, MOST_PARAMETERS
from members.directory.index import FACETS
from members.directory.options import MOST_CHIPS
from members.directory.vocabulary import Vocabulary
from tests.hostile_queries import query_string
from tests.programs.hostile_texts import HOSTILE

URL = "/members/"
ALL = 10_000
IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
# A number that is prime to the whole: the ordinary run takes some of every kind.
NUMBERS = range(0, ALL, 1 if IS_THOROUGH else 23)
# Where the answer to a parameter is typed; all others are told in the summary alone.
TYPED = ("q", "founded_min", "founded_max", "reach_min", "reach_max", "updated_since")
IN_SUMMARY = ("sort", "view", "page", "more")
HIDDEN = ("sort", "view", "more")
DEFAULTS = {"cards"}
MOST_QUERIES = 24
PRODUCT = str(7919 * 7907)  # which templates among the texts would work out


class Asked:
    """A query string as it was sent, and the page that answered."""

    def __init__(self, query: str, client: Client, **headers: str) -> None:
        self.query = query
        with CaptureQueriesContext(connection) as captured:
            self.response = client.get(URL, QUERY_STRING=query, headers=headers)
        self.queries = len(captured)
        self.text = self.response.text
        self.page = html.fromstring(self.text)

    @property
    def is_readable(self) -> bool:
        """Whether the gate lets it through: UTF-8, and not too much of it."""
        raw = unquote_to_bytes(self.query)
        try:
            is_text = not CONTROLS_BUT_TAB.search(raw.decode())
        except UnicodeDecodeError:
            return False
        return is_text and self.query.count("&") < MOST_PARAMETERS

    @property
    def selection(self):
        return self.response.context["selection"]

    def sent(self, name: str) -> list[str]:
        return [v for v in QueryDict(self.query).getlist(name) if v.strip()]

    def element(self, id: str):
        found = self.page.xpath("//*[@id=$id]", id=id)
        assert len(found) == 1, (id, len(found))
        return found[0]

    def values(self, xpath: str) -> list[str]:
        return [str(value) for value in self.page.xpath(xpath)]

    def checked(self, name: str) -> set[str]:
        return {*self.values(f"//input[@name='{name}' and @checked]/@value")}

    def hidden(self, name: str) -> list[str]:
        return self.values(f"//input[@name='{name}' and @type='hidden']/@value")


def words(element) -> str:
    return " ".join(element.text_content().split())


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def client_of_network(network, settings):
    # A page that is given a second time would have asked nothing.
    settings.KEPT_PAGES_BYTES = 0
    client = Client()
    client.get(URL + "?q=step&sort=reach&indicator=children&reach_min=1")
    return client


@pytest.mark.timeout(3600)
def test_no_hostile_query_fails_hides_its_mistake_or_comes_back_as_markup(
    client_of_network,
):
    for number in NUMBERS:
        asked = Asked(query_string(number), client_of_network)
        try:
            check(asked)
        except AssertionError as wrong:
            raise AssertionError(f"{number}: {asked.query[:1000]}") from wrong


def test_more_filters_ask_the_database_no_more(client_of_network):
    """Also where nobody is found, and it is counted what each filter keeps out."""
    # More words than are remembered from one search to the next.
    left_out = "+".join(f"-{one}{two}" for one in "bcdfgh" for two in "klmnprs")
    nobody = f"q=step+{left_out}&updated_since=9999-01-01"
    labels = Asked("", client_of_network).selection.vocabulary.labels
    values = [f"{n}={v}" for n in FACETS for v in [*labels[n]][:MOST_CHIPS]]

    few = Asked(f"{nobody}&{values[0]}", client_of_network)
    many = Asked("&".join([nobody, *values]), client_of_network)

    assert len(many.selection.chips) > 50
    assert many.queries <= few.queries


def check(asked: Asked) -> None:
    status = asked.response.status_code
    assert asked.queries <= MOST_QUERIES
    assert_no_markup_of_visitors(asked)
    if not asked.is_readable:
        assert status == 400
        return
    errors = asked.selection.errors
    assert status in ({400} if errors else {200, 404})
    assert words(asked.element("count")).startswith("0 ") or status != 400
    assert_told(asked, errors)
    assert_kept(asked, asked.selection.vocabulary)


def assert_told(asked: Asked, errors: dict[str, list[str]]) -> None:
    """Each mistake stands where it was typed, and in the summary that leads there."""
    if not errors:
        assert not asked.page.xpath("//*[@id='errors']")
        return
    summary = asked.element("errors")
    for field, messages in errors.items():
        assert messages
        links = [
            link.get("href")[1:]
            for link in summary.xpath(".//li/a")
            if any(plain(message) in words(link.getparent()) for message in messages)
        ]
        assert all(plain(message) in words(summary) for message in messages), field
        if field in IN_SUMMARY:
            continue
        beside = asked.element(f"{field}-errors")
        assert all(plain(message) in words(beside) for message in messages), field
        assert {*links} >= {f"facet-{field}" if field in FACETS else field}
        named = asked.page.xpath(
            "//*[contains(concat(' ', @aria-describedby, ' '), $id)]",
            id=f" {field}-errors ",
        )
        assert len(named) == 1, field
    for link in summary.xpath(".//li/a"):
        asked.element(link.get("href")[1:])


def assert_kept(asked: Asked, vocabulary: Vocabulary) -> None:
    """What was typed stands in its field still, so that it can be mended."""
    for name in TYPED:
        typed = [v for v in asked.sent(name) if v != "none" or "founded" not in name]
        value = asked.element(name).get("value")
        assert all(text in value for text in typed), name
        assert not value or typed, name
    is_unstated = "none" in asked.sent("founded_min") + asked.sent("founded_max")
    assert asked.checked("founded_min") == ({"none"} if is_unstated else set())
    for name in HIDDEN:
        # Of what takes one value, the last counts.
        sent = asked.sent(name) if name == "more" else asked.sent(name)[-1:]
        if name not in asked.selection.errors:
            assert {*asked.hidden(name)} == {*sent} - DEFAULTS, name
    for name in FACETS:
        known = {*asked.sent(name)} & vocabulary.labels[name].keys()
        default = {"0"} if name == "former" else set()
        assert asked.checked(name) == (known or default), name


def assert_no_markup_of_visitors(asked: Asked) -> None:
    """Nothing that was sent stands on the page but as text."""
    sent = unquote_to_bytes(asked.query.replace("+", " ")).decode(errors="replace")
    for text in HOSTILE:
        if "<" in text and text in sent:
            assert text not in asked.text
    assert PRODUCT not in asked.text
    elements = {*asked.values("//@*[starts-with(name(), 'on')]")}
    assert not elements
    for source in asked.page.xpath("//script"):
        assert source.get("src", "").startswith("/static/")
        assert not source.text
    assert not asked.page.xpath("//iframe|//object|//embed|//base|//style|//math")
    for address in asked.values("//@href|//@src|//@action|//@data-hx-get"):
        assert re.match(r"[?#/]|https?://|mailto:", address), address
