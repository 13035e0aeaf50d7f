"""Priority areas: the title of each, and what the page says of it."""

import re
from dataclasses import dataclass

from members.intake.reading.outline import outline_of
from members.intake.reading.sections import Section
from members.intake.reading.spans import Span

PARTED = re.compile(r"\s+[-–—]\s+|\s*:\s+|\s+[–—-](?=[a-z])")
LONGEST_TITLE = 14


@dataclass
class Priority:
    """A title, and a statement that may be empty."""

    title: str
    statement: str
    span: Span


def priorities_of(text: str, sections: list[Section]) -> list[Priority]:
    found: list[Priority] = []
    for place, section in enumerate(sections):
        if section.key == "priorities":
            found += _in_section(text, section)
            following = sections[place + 1] if place + 1 < len(sections) else None
            if not section.blocks and following and following.is_lead:
                found += _in_section(text, following) if following.key == "list" else []
    return found


def _in_section(text: str, section: Section) -> list[Priority]:
    found: list[Priority] = []
    has_items = bool(section.items())
    for block in section.blocks:
        if block.kind == "item" or (
            not has_items and PARTED.search(block.span.of(text)[:90])
        ):
            found.append(_priority(text, block.span))
        elif found and block.kind == "paragraph" and not found[-1].statement:
            found[-1].statement = " ".join(block.span.of(text).split())
            found[-1].span = Span(found[-1].span.start, block.span.end)
    if has_items:
        return _nested(text, section, found)
    return found or _named(text, section)


def _nested(text: str, section: Section, flat: list[Priority]) -> list[Priority]:
    """Items under an item are its statement, not areas of their own."""
    top = outline_of(text, section.items())
    spans = {point.span.start for point in top}
    kept = [one for one in flat if one.span.start in spans]
    for one, point in zip(kept, top, strict=False):
        if point.items and not one.statement:
            one.statement = "; ".join(item.text.rstrip(" ;,.") for item in point.items)
    return kept


def _priority(text: str, span: Span) -> Priority:
    words = " ".join(span.of(text).split())
    match = PARTED.search(words)
    title, statement = (
        (words[: match.start()], words[match.end() :]) if match else (words, "")
    )
    if len(title.split()) > LONGEST_TITLE and match:
        title, statement = words, ""
    if not match and (stop := re.search(r"\.\s+(?=[A-Z])", words)):
        title, statement = words[: stop.start()], words[stop.end() :]
    return Priority(title.strip(" .;,"), statement.strip(), span)


def _named(text: str, section: Section) -> list[Priority]:
    """ "… are inclusive education, teacher training and parent education."."""
    lines = section.paragraphs()
    if len(lines) > 1 and all(len(one.span.of(text).split()) < 13 for one in lines):
        return [_priority(text, one.span) for one in lines]
    for block in lines[:1]:
        words = " ".join(block.span.of(text).split()).rstrip(".")
        words = re.sub(r"^.{0,120}?\b(?:are|is|include)\b:?\s*", "", words)
        parts = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=[^,;]*$)", words)
        if len(parts) > 1 and all(0 < len(part.split()) < 9 for part in parts):
            return [Priority(part, "", block.span) for part in parts]
    return []
