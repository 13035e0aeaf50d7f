"""Goals and activities: the list under a heading, or its sentences where none is."""

import re

from members.intake.reading.headings import OF_ACTIVITIES, key_of
from members.intake.reading.outline import Point, outline_of
from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Span, trimmed

AN_AIM = re.compile(
    r"^(?:to\s+[a-z]+|[A-Z]?[a-z-]+ing\b|[A-Za-z-]+(?:tion|ment|sion)\b)", re.IGNORECASE
)


def points_of(text: str, sections: list[Section], key: str) -> list[Point]:
    """What stands under the headings of that key."""
    found: list[Point] = []
    for place, section in enumerate(sections):
        if section.key == key and section.heading is not None:
            if section.items():
                found += outline_of(text, section.items())
            elif not _goes_on(sections, place, key) and _is_named(text, section):
                found += _sentences(text, section)
    return found


def _is_named(text: str, section: Section) -> bool:
    """ "Programs" over prose only begins a story; "Activities" names what follows."""
    heading = section.heading.of(text) if section.heading else ""
    return section.key != "activities" or bool(OF_ACTIVITIES.search(heading))


def _goes_on(sections: list[Section], place: int, key: str) -> bool:
    """Whether the list itself follows, after a lead."""
    following = sections[place + 1] if place + 1 < len(sections) else None
    if following is None or not following.is_lead or not following.items():
        return False
    if following.key == "list":
        following.key = key
    return following.key == key


def _sentences(text: str, section: Section) -> list[Point]:
    return [
        Point(" ".join(span.of(text).split()), span)
        for block in section.paragraphs()
        for sentence in sentences_in(text, block.span)
        for span in _parts(text, sentence)
        if not (span.of(text).endswith(":") and key_of(span.of(text)))
    ]


def _parts(text: str, sentence: Span) -> list[Span]:
    """ "to open preschools; to train teachers": a list without bullets."""
    parts: list[Span] = []
    start = sentence.start
    for piece in sentence.of(text).split(";"):
        span = trimmed(text, Span(start, start + len(piece)))
        parts += [span] if span.end > span.start else []
        start += len(piece) + 1
    return parts


def unheaded(text: str, sections: list[Section]) -> list[Point]:
    """The goals of a page that lost their heading.

    A list directly after the mission; else the first list that no words lead to,
    if its items read like aims ("To provide …", "Becoming …").
    """
    for section in sections:
        if section.key == "mission" and section.paragraphs() and section.items():
            return outline_of(text, section.items())
    for section in sections:
        points = outline_of(text, section.items())
        aims = [point for point in points if AN_AIM.match(point.text)]
        free = section.key in ("top", "prose", "about", "other")
        if free and len(points) > 1 and 2 * len(aims) >= len(points):
            return points
    return []
