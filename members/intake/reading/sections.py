"""A page in sections: what stands under which heading, and at the top under none."""

import re
from dataclasses import dataclass, field, replace

from members.intake.reading.document import Document
from members.intake.reading.headings import (
    is_capitals,
    is_like_heading,
    key_of,
    key_of_lead,
    run_in,
)
from members.intake.reading.lines import LABEL, Block, blocks_of
from members.intake.reading.spans import Span

DATED = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d\b[^()]*\)$")
A_COUNT = re.compile(
    r"(?:(?:more than|over|about|around|nearly|almost|some|up to|at least)\s+)?"
    r"\d[\d ,.]*\s+[^\W\d]|[^\d.]{3,60}[:–-]?\s\d[\d ,.]*$",
    re.IGNORECASE,
)
LEAD = re.compile(r"(?:^|(?<=[.!?])\s)([^.!?\n]{3,400}:)\s*$")


@dataclass
class Section:
    """A heading ("" and no span at the top of the page) and its blocks."""

    key: str = "top"
    heading: Span | None = None
    blocks: list[Block] = field(default_factory=list)
    is_lead: bool = False

    def items(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "item"]

    def paragraphs(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "paragraph"]


def sections_of(document: Document) -> list[Section]:
    """In the order of the page; each block stands in one of them."""
    text = document.text
    blocks = blocks_of(document)
    sections = [Section()]
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        is_text = block.kind == "paragraph" and not block.is_marked
        run_in_key, start = run_in(block.span.of(text)) if is_text else ("", 0)
        key = None if run_in_key else _heading(text, block, following, place)
        if key and _is_line_of(text, block, sections[-1]):
            key = None
        if key is not None:
            sections.append(Section(key, block.span))
            continue
        if run_in_key:
            head = Span(block.span.start, block.span.start + start)
            rest = replace(block, span=Span(head.end, block.span.end))
            sections.append(Section(run_in_key, head, [rest]))
            continue
        _put(text, sections, block, following)
    return [_as_figures(text, section) for section in sections]


def _as_figures(text: str, section: Section) -> Section:
    """A list of counts is no list of goals, whatever its heading says."""
    items = [block.span.of(text) for block in section.items()]
    counts = [item for item in items if A_COUNT.match(item)]
    if section.key in ("goals", "activities") and 2 * len(counts) > len(items):
        section.key = "figures"
    return section


def _is_line_of(text: str, block: Block, here: Section) -> bool:
    """A short line in a list without bullets, under the heading of the list."""
    listed = here.key in ("priorities", "goals", "activities", "partners")
    words = block.span.of(text)
    # "UNICEF" among partners is no heading.
    shouted = is_capitals(words) and (len(words) > 8 or here.key != "partners")
    plain = not (block.is_marked or shouted or words[-1] in ":?")
    short = all(len(one.span.of(text).split()) < 13 for one in here.blocks)
    return listed and not block.after_blank and plain and short and not here.items()


def _put(
    text: str, sections: list[Section], block: Block, following: Block | None
) -> None:
    """Into the section that is open; the lead of a list opens one of its own."""
    here = sections[-1]
    lead_ended = here.is_lead and block.kind == "paragraph" and here.items()
    one_line = here.heading is not None and here.key in ONE_LINE and here.blocks
    told = (
        here.blocks and here.heading and here.heading.end == here.blocks[0].span.start
    )
    if block.kind == "paragraph" and told and LABEL.match(block.span.of(text)):
        sections.append(Section("prose", None))
        here = sections[-1]
    elif lead_ended or (one_line and block.after_blank and block.kind == "paragraph"):
        # What comes after the list of a lead belongs to what the lead stood in.
        sections.append(Section("prose", None))
        here = sections[-1]
    is_lead = following is not None and following.kind == "item"
    match = LEAD.search(block.span.of(text)) if is_lead else None
    if match and block.kind == "paragraph":
        if match.start(1):
            head = Span(block.span.start, block.span.start + match.start(1))
            here.blocks.append(replace(block, span=head))
        span = Span(block.span.start + match.start(1), block.span.end)
        key = key_of_lead(match.group(1)) or "list"
        sections.append(Section(key, span, is_lead=True))
        return
    here.blocks.append(block)


ONE_LINE = {"country", "name", "founded", "contact", "partners", "mission", "vision"}


def _heading(
    text: str, block: Block, following: Block | None, place: int
) -> str | None:
    """The key of the section that this block is the heading of; None if of none."""
    if block.kind not in ("paragraph", "item"):
        return None
    words = block.span.of(text)
    if block.kind == "item" and not (block.mark == "1" and is_capitals(words)):
        return None
    if block.is_marked and place:
        return key_of(words) or ("other" if place > 1 else None)
    if not is_like_heading(words) or following is None:
        return None
    key = key_of(words)
    # As in "Where are we now? (February 2003)".
    words = DATED.sub("", words) or words
    alone = block.after_blank or is_capitals(words) or words[-1] in ":?"
    wordy = len(words.split()) > 8 and not is_capitals(words)
    if (
        key
        and key not in ("name", "country", "founded", "contact")
        and (alone or len(words.split()) <= 5)
    ):
        named_top = place < 2 and key in NAMES and words[-1] not in ":?"
        return None if named_top or _is_value(words) else key
    if place > 1 and not wordy and (is_capitals(words) or words[-1] == "?"):
        return "other"
    return key if key and words[-1] in ":?" else None


# The name of an organization may hold these words: "Center for Services".
NAMES = {
    "about",
    "activities",
    "figures",
    "history",
    "plans",
    "goals",
    "partners",
    "priorities",
}


def _is_value(words: str) -> bool:
    """ "Trainers: 19" is a figure, no heading."""
    return bool(re.search(r"(?<!\d)[:–-]\s*\D{0,20}\d[\d ,.]*$", words))
