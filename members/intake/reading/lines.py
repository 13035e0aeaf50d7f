"""The lines of a page as blocks: headings, paragraphs, list items, rows of tables."""

import re
from dataclasses import dataclass, replace

from members.intake.reading.columns import rows_in
from members.intake.reading.document import Document
from members.intake.reading.headings import (
    is_like_heading,
    is_title,
    key_of,
    run_in,
)
from members.intake.reading.spans import Span, trimmed

BULLET = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>[•●○◦▪▫■□*·»>✓❖♦➢–—-]|o(?=\s+\S)"
    r"|\d{1,2}(?=\s+[A-Z][a-z]+(?:\s[a-z]+){0,3}\s?[:–-]\s)"
    r"|\d{1,2}\.\d{1,2}\.?(?=\s+[A-Z])"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)](?!\d))(?P<gap>\s+)(?=\S)"
)
# "Tel/Fax: …", "Number of schools: 35", "1996 – …": a line of its own.
LABEL = re.compile(r"(?:[A-Z][\w/ ]{1,40}|\d{4}):\s|\d{4}\s?[–—-]\s")
# A line of a paragraph that somebody broke by hand.
WRAPPED, WIDEST = 58, 100
ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item or row; `span` is its text without the bullet.

    `indent` and `mark` are those of an item, `key` the section of a heading.
    """

    kind: str
    span: Span
    indent: int = 0
    mark: str = ""
    is_marked: bool = False
    after_blank: bool = True
    key: str = ""


def blocks_of(document: Document) -> list[Block]:
    """Paragraphs that were broken into lines are put together again."""
    blocks: list[Block] = []
    place, blank = 0, True
    lines = document.text.split("\n")
    rows = rows_in(lines)
    for number, line in enumerate(lines):
        span = trimmed(document.text, Span(place, place + len(line)))
        if span.end > span.start:
            block = _block(document, line, place, span)
            if number in rows:
                block = Block("row", span)
            block = replace(block, after_blank=blank)
            _join_or_add(document, blocks, block)
        blank = span.end <= span.start
        place += len(line) + 1
    return blocks


def _block(document: Document, line: str, place: int, span: Span) -> Block:
    if match := BULLET.match(line):
        mark = match.group("mark")
        kind = "1" if mark[0].isdigit() or mark[-1] in ".)" else mark
        start = place + match.end()
        indent = len(match.group("indent").expandtabs(4))
        return Block("item", Span(start, max(start, span.end)), indent, kind)
    if " | " in line:
        return Block("row", span)
    marked = line.strip() in document.headings
    indent = len(line) - len(line.lstrip())
    return Block("paragraph", span, indent=indent, is_marked=marked)


def _join_or_add(document: Document, blocks: list[Block], block: Block) -> None:
    last = blocks[-1] if blocks else None
    if last and (
        _goes_on(document, last, block)
        if not block.after_blank
        else _is_torn(document.text, last, block)
    ):
        blocks[-1] = replace(last, span=Span(last.span.start, block.span.end))
    else:
        blocks.append(block)


def _is_torn(text: str, last: Block, block: Block) -> bool:
    """A blank line within a sentence: a page break, or a cut-out picture."""
    if {last.kind, block.kind} != {"paragraph"} or last.is_marked or block.is_marked:
        return False
    open_end = text[last.span.end - 1].isalnum() or text[last.span.end - 1] == ","
    first = block.span.of(text)[:1]
    return open_end and first.islower() and len(last.span.of(text)) > WRAPPED


def _goes_on(document: Document, last: Block, block: Block) -> bool:
    """Whether a line continues the one before it."""
    text = document.text
    if block.kind != "paragraph" or block.is_marked or last.is_marked:
        return False
    if last.kind not in ("paragraph", "item"):
        return False
    line_start = text.rfind("\n", 0, last.span.end) + 1
    length = last.span.end - max(line_start, 0)
    if LABEL.match(block.span.of(text)):
        return False
    ended = text[last.span.end - 1] in ENDS
    line = block.span.of(text)
    if line[0].islower():
        return not (last.kind == "item" and ended) and not (ended and length < WRAPPED)
    if last.kind == "item" and block.indent <= last.indent:
        return False
    if not document.is_wrapped:
        return False
    if not WRAPPED <= length <= WIDEST or text[last.span.end - 1] in (":", ";"):
        return False
    if is_like_heading(line) and len(line.split()) < 5 and key_of(line):
        return False
    # The name of an organization, and its town under it.
    before = last.span.of(text)
    if len(line.split()) < 5 and is_like_heading(line) and is_title(before):
        return False
    # After a full stop a heading may follow as well as the next sentence.
    return not ended or (not is_like_heading(line) and not run_in(line)[0])
