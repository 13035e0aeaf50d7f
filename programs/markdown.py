"""Markdown of people outside, as HTML that is safe to show."""

import re
from collections.abc import Iterable
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from programs.addresses import ADDRESS

TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("em", "strong", "a", "code", "pre"),
}
# "*" empty: the library would let `title` and `lang` through on every tag.
ATTRIBUTES = {"*": set[str](), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LINK = re.compile(rf"({ADDRESS}|mailto:\S+)\Z", re.IGNORECASE)

# A paragraph of one line, in which Markdown and HTML see nothing but words.
WORDS = re.compile(r"[^\W\d_][^*_`\[\]<>&#\\!\x00-\x1f\x7f-\x9f]*")


class Parser(MarkdownIt):
    """CommonMark without HTML, whose only links lead to other sites or to a mailbox."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        # What is refused here stays as it was written, so that its author sees it.
        return bool(LINK.match(url)) and is_readable(url)


parser = Parser("commonmark", {"html": False})
# Of an image its description is left: to show it would ask a third party for it.
parser.add_render_rule(
    "image",
    lambda renderer, tokens, at, options, env: escapeHtml(tokens[at].content),
)


def is_readable(url: str) -> bool:
    """Whether the second lock, below, lets a link to `url` through."""
    link = nh3.clean(
        f'<a href="{escapeHtml(url)}">',
        tags={"a"},
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
    )
    return "href" in link


def markdown(text: str, top: int = 3) -> SafeString:
    """The text as HTML, its headings beginning at h`top` (the page's own are above)."""
    tokens = parser.parse(text)
    fit_headings(tokens, top)
    html = parser.renderer.render(tokens, parser.options, {})
    # The second lock: whatever the parser lets through, only these tags get out.
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308


def plain(text: str) -> str:
    """The words of a text without its markup.

    No SafeString: with the markup gone, quotes are left that would end an attribute.
    """
    # Most texts have none; parsing each of them is a tenth of what a list costs.
    paragraphs = text.split("\n\n")
    if all(map(WORDS.fullmatch, paragraphs)):
        return "\n".join(map(str.strip, paragraphs))
    return unescape(strip_tags(markdown(text))).strip()


def fit_headings(tokens: Iterable[Token], top: int) -> None:
    """Give headings the levels of an outline from `top` down, with none left out.

    "#" and "###" become h3 and h4, and "##" and "###" do too.
    """
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(top + len(above) - 1, 6)}"
