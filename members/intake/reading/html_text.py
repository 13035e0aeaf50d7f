"""The text of an HTML page, without what only browsers need."""

from django.utils.translation import gettext as _
from lxml import etree, html

from members.intake.reading.document import Document, UnreadableError
from members.intake.reading.words import each

LEFT_OUT = each(
    "script style noscript nav form select button iframe object svg head template "
    "textarea map footer menu applet"
)
BLOCKS = each(
    "p div section article header main table ul ol dl dt dd blockquote center address "
    "hr pre body caption fieldset h1 h2 h3 h4 h5 h6 tr li br figure figcaption"
)
HEADINGS = each("h1 h2 h3 h4 h5 h6 dt caption")
APART = each("p table ul ol dl blockquote hr") | HEADINGS
LISTS = {"ul", "ol"}
DEEPEST = 8


class _Lines:
    """Lines that grow by pieces of text; a list item begins with its bullet."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.headings: set[str] = set()
        self.bullet = ""
        self.depth = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def close(self, *, heading: bool = False, apart: bool = False) -> None:
        line = " ".join("".join(self.pieces).split()).rstrip(" |")
        # An empty first cell keeps the others under their headings.
        line = line if line.startswith("|") and "|" in line[1:] else line.lstrip(" |")
        self.pieces = []
        if line:
            self.lines.append(self.bullet + line)
            self.bullet = " " * len(self.bullet) if self.bullet else ""
        if line and heading:
            self.headings.add(line)
        if apart and self.lines and self.lines[-1]:
            self.lines.append("")


def document_of(text: str) -> Document:
    """Raises UnreadableError if there is no page in the text."""
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=_utf8())
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableError(_("The file holds no HTML page.")) from None
    lines = _Lines()
    _walk(root, lines)
    lines.close()
    title = root.findtext(".//title") or ""
    return Document(
        "\n".join(lines.lines),
        frozenset(lines.headings),
        " ".join(title.split()),
        is_wrapped=False,
    )


def _utf8() -> html.HTMLParser:
    return html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )


def _walk(root: html.HtmlElement, lines: _Lines) -> None:
    skipped: html.HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipped is None and _is_left_out(element, tag):
                skipped = element
            if skipped is None:
                _start(element, tag, lines)
        else:
            if skipped is None:
                _end(element, tag, lines)
            elif skipped is element:
                skipped = None
                lines.add(f" {element.tail or ''}")


def _is_left_out(element: html.HtmlElement, tag: str) -> bool:
    if tag in LEFT_OUT:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}".casefold().split()
    return any(name in ("menu", "nav", "navigation", "breadcrumb") for name in names)


def _start(element: html.HtmlElement, tag: str, lines: _Lines) -> None:
    if tag in BLOCKS:
        lines.close(apart=tag in APART and not (tag in LISTS and lines.depth))
    if tag in LISTS:
        lines.depth = min(lines.depth + 1, DEEPEST)
    if tag == "li":
        parent = element.getparent()
        number = parent is not None and parent.tag == "ol"
        place = (
            1 + sum(1 for _ in element.itersiblings("li", preceding=True))
            if number
            else 0
        )
        indent = "  " * lines.depth
        lines.bullet = f"{indent}{place}. " if place else f"{indent}• "
    elif tag not in ("p", "div", "b", "strong", "span", "a", "i", "em", "font"):
        lines.bullet = "" if tag in BLOCKS - {"br"} else lines.bullet
    lines.add(element.text)


def _end(element: html.HtmlElement, tag: str, lines: _Lines) -> None:
    if tag in ("td", "th"):
        row = element.getnext() is not None
        lines.add(" | " if row and not lines.bullet else " ")
    if tag in BLOCKS:
        alone = tag == "p" and _is_bold(element)
        lines.close(
            heading=tag in HEADINGS or alone,
            apart=tag in APART and not (tag in LISTS and lines.depth > 1),
        )
    if tag in LISTS:
        lines.depth = max(lines.depth - 1, 0)
    if tag in ("li", "ul", "ol"):
        lines.bullet = ""
    lines.add(element.tail)


def _is_bold(element: html.HtmlElement) -> bool:
    """Whether a paragraph holds nothing but bold words, as headings did once."""
    children = list(element)
    return (
        len(children) == 1
        and children[0].tag in ("b", "strong")
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    )
