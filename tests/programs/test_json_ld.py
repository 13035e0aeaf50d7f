"""JSON-LD: the values arrive whole, and none breaks out of its script element."""

import json
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from programs.json_ld import json_ld

ELEMENT = (
    '{% load words %}<script type="application/ld+json">{{ data|json_ld }}</script>'
)


class Parts(HTMLParser):
    """Start tags, and the text inside of them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def assert_arrives(data):
    parts = Parts(Template(ELEMENT).render(Context({"data": data})))
    assert parts.tags == ["script"]
    assert json.loads(parts.text) == data


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)//",
        "</SCRIPT ><img src=x onerror=alert(1)>",
        "<!--<script>",
        "-->",
        "]]>",
        "a\u2028b\u2029c",
        "&lt;/script&gt;",
        "\\u003c/script>",
        "\"quoted\" 'quoted' \\",
        "Агенция 人民 🌈",
        "\x00\x1f",
    ],
)
def test_hostile_name_arrives_whole_and_stays_inside(name):
    assert_arrives({"@type": "NGO", "name": name, name: [name, {"a": name}]})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_data_arrives_whole_and_stays_inside(data):
    assert_arrives(data)


def test_characters_that_end_scripts_and_lines_are_escaped():
    assert json_ld("<>&\u2028\u2029") == '"\\u003c\\u003e\\u0026\\u2028\\u2029"'


def test_dates_decimals_and_translated_words_are_text():
    data = [date(1998, 12, 14), Decimal("2.50"), gettext_lazy("Members")]

    assert json.loads(json_ld(data)) == ["1998-12-14", "2.50", "Members"]
