"""A reading for people at a terminal: each field with the words that it came from."""

from collections.abc import Iterator

from members.intake.reading.as_json import number
from members.intake.reading.figures import Figure
from members.intake.reading.outline import Point
from members.intake.reading.reading import Reading
from members.intake.reading.spans import Found, Span

LONGEST = 160


def listed(reading: Reading, file: str) -> str:
    """Lines of `field: value  ← "words" (start–end)`."""
    return "\n".join([f"== {file}", *_lines(reading), ""])


def _lines(reading: Reading) -> Iterator[str]:
    for label, found in (
        ("name", reading.name),
        ("country", reading.country),
        ("founded", reading.founded),
        ("mission", reading.mission),
        ("summary", reading.summary),
    ):
        yield _one(reading, label, found)
    for other in reading.other_names:
        yield _one(reading, "other name", other)
    for slug, since in reading.program_since.items():
        yield _one(reading, f"program {slug} since", since)
    for label, points in (("goal", reading.goals), ("activity", reading.activities)):
        yield from _points(label, points, "")
    for area in reading.priorities:
        yield f"priority area: {area.title}" + (
            f" – {area.statement}" * bool(area.statement)
        )
    for partner in reading.partners:
        yield _one(reading, "partner", partner)
    for figure in reading.figures:
        yield _figure(reading, figure)
    for event in reading.milestones:
        yield f"milestone: {event.value[0]} {event.value[1]}"
    for warning in reading.warnings:
        yield f"unsure: {warning}"


def _one(reading: Reading, label: str, found: Found[str] | None) -> str:
    if found is None:
        return f"{label}: not found"
    return f"{label}: {found.value}{_from(reading, found.span, found.value)}"


def _from(reading: Reading, span: Span, value: str = "") -> str:
    words = " ".join(span.of(reading.text).split())
    shown = "" if words == value else f" “{words[:LONGEST]}”"
    return f"  ←{shown} ({span.start}–{span.end})"


def _points(label: str, points: list[Point], indent: str) -> Iterator[str]:
    for point in points:
        yield f"{indent}{label}: {point.text}  ← ({point.span.start}–{point.span.end})"
        yield from _points(label, point.items, indent + "  ")


def _figure(reading: Reading, figure: Figure) -> str:
    high = "" if figure.value_high is None else f"–{number(figure.value_high)}"
    parts = [figure.kind, figure.result, figure.period, figure.dimension]
    told = ", ".join(part for part in parts if part)
    return (
        f"figure: {figure.indicator} {figure.qualifier} {number(figure.value)}{high} "
        f"({told}){_from(reading, figure.span)}"
    )
