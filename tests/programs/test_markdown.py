"""Markdown: what authors may write, and that nothing else gets out."""

from html import unescape
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from programs.markdown import markdown, plain
from tests.programs.hostile_texts import HOSTILE

pytestmark = pytest.mark.once

TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("em", "strong", "a", "code", "pre"),
}
SCHEMES = ("http://", "https://", "mailto:")


class Elements(HTMLParser):
    """Every start tag with its attributes, and whatever is neither tag nor text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.others = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(html):
    elements = Elements(html)
    assert elements.others == []
    for tag, attributes in elements.tags:
        assert tag in TAGS
        if tag == "a":
            # Without an address, where a library could not read it: not a link.
            address = attributes.pop("href", SCHEMES[0])
            assert address.lower().startswith(SCHEMES)
            assert attributes == {"rel": "noopener nofollow"}
        elif tag == "ol":
            assert attributes.keys() <= {"start"}
        else:
            assert attributes == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_harmless_html(text):
    assert_harmless(markdown(text))


@pytest.mark.parametrize(
    "frame",
    ["# {}", "- {}\n  - {}", "> {}", "**{}**", "[{}](https://example.org)", "`{}`"],
)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_inside_of_markup_gives_harmless_html(frame, text):
    assert_harmless(markdown(frame.replace("{}", text)))


def test_there_are_enough_hostile_texts():
    assert len(set(HOSTILE)) >= 60


def test_template_shows_the_html_once():
    template = Template("{% load words %}{{ text|markdown }}")

    assert template.render(Context({"text": "a **b** & <i>c</i>"})) == (
        "<p>a <strong>b</strong> &amp; &lt;i&gt;c&lt;/i&gt;</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n### c", ["h3", "h4", "h5"]),
        ("## a\n## b", ["h3", "h3"]),
        ("# a\n#### b\n## c\n# d", ["h3", "h4", "h4", "h3"]),
        ("### a\n# b\n## c", ["h3", "h3", "h4"]),
        ("# a\n## b\n### c\n#### d\n##### e", ["h3", "h4", "h5", "h6", "h6"]),
        ("a\n===\n\nb\n---", ["h3", "h4"]),
    ],
)
def test_headings_begin_below_those_of_the_page_and_leave_no_level_out(text, levels):
    assert [tag for tag, _ in Elements(markdown(text)).tags] == levels


def test_headings_may_begin_further_down():
    html = Template('{% load words %}{{ "# a"|markdown:4 }}').render(Context())

    assert html == "<h4>a</h4>\n"


def test_lists_are_nested_as_written():
    text = "1. Access\n   - for all\n   - for Roma\n2. Quality\n\n7. seventh"

    html = markdown(text).replace("\n", "")

    assert html == (
        "<ol><li><p>Access</p><ul><li>for all</li><li>for Roma</li></ul></li>"
        "<li><p>Quality</p></li><li><p>seventh</p></li></ol>"
    )


def test_list_may_begin_at_another_number():
    assert markdown("5. five").startswith('<ol start="5">')


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[a](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2"),
        ("[a](HTTP://example.org)", "HTTP://example.org"),
        ("<https://example.org/>", "https://example.org/"),
        ("[a](mailto:info@example.org)", "mailto:info@example.org"),
        ("[a][1]\n\n[1]: https://example.org 'title'", "https://example.org"),
    ],
)
def test_link_to_another_site_is_kept_and_vouches_for_nothing(text, address):
    assert f'<a href="{address}" rel="noopener nofollow">' in markdown(text)


@pytest.mark.parametrize(
    "address", ["/admin/", "//evil.example", "#x", "ftp://a.example"]
)
def test_other_link_stays_as_it_was_written(address):
    assert markdown(f"[a]({address})") == f"<p>[a]({address})</p>\n"


def test_of_an_image_its_description_is_left():
    assert markdown("A ![red **kite** & sky](https://example.org/kite.png).") == (
        "<p>A red **kite** &amp; sky.</p>\n"
    )


def test_plain_words_cannot_end_the_attribute_they_stand_in():
    template = Template('{% load words %}<p title="{{ text|plain|truncatewords:9 }}">')
    text = 'A **bold**\n" onclick="alert(1) &lt;b> <i>'

    elements = Elements(template.render(Context({"text": text})))

    words = 'A bold " onclick="alert(1) <b> <i>'
    assert elements.tags == [("p", {"title": words})]


@given(
    # Mostly words, so that most texts are nearly without markup.
    st.lists(
        st.sampled_from(["Step", " ", ". ", "школа ", "\n\n", "\n", '"', "'", "1."])
        | st.text(max_size=4)
    ).map("".join)
)
def test_words_that_are_not_parsed_are_those_that_parsing_gives(text):
    assert plain(text) == unescape(strip_tags(markdown(text))).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_plain_words_stays_in_its_attribute(text):
    template = Template('{% load words %}<p title="{{ text|plain }}">')

    elements = Elements(template.render(Context({"text": text})))

    assert [(tag, list(attributes)) for tag, attributes in elements.tags] == [
        ("p", ["title"])
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", "#", "[]()", "\\"])
def test_text_of_next_to_nothing_is_no_error(text):
    assert_harmless(markdown(text))


def test_deep_nesting_ends():
    assert_harmless(markdown("> " * 2_000 + "a"))
    assert_harmless(markdown("[" * 2_000 + "a"))


def test_link_to_an_address_that_cannot_be_read_stays_as_it_was_written():
    html = markdown("[here](http://[half)")

    assert "<a" not in html
    assert "http://[half" in html
