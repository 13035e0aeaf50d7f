"""A reading in the shape that `read_profile --json` prints."""

from decimal import Decimal
from typing import Any

from members.intake.reading.figures import Figure
from members.intake.reading.outline import Point
from members.intake.reading.reading import Reading
from members.intake.reading.spans import Found


def as_json(reading: Reading, file: str) -> dict[str, Any]:
    """What is not found is null or an empty list."""
    since = sorted(one.value for one in reading.program_since.values())
    return {
        "file": file,
        "name": _value(reading.name),
        "other_names": [one.value for one in reading.other_names],
        "country": _value(reading.country),
        "founded": _value(reading.founded),
        "program_since": since[0] if since else None,
        "mission": _value(reading.mission),
        "summary": _value(reading.summary),
        "goals": [point_as_json(point) for point in reading.goals],
        "activities": [point_as_json(point) for point in reading.activities],
        "priority_areas": [
            {"title": one.title, "statement": one.statement or None}
            for one in reading.priorities
        ],
        "partners": [one.value for one in reading.partners],
        "figures": [_figure(reading, figure) for figure in reading.figures],
        "milestones": [
            {"date": one.value[0], "text": one.value[1]} for one in reading.milestones
        ],
        "warnings": reading.warnings,
    }


def failed(file: str, message: str) -> dict[str, Any]:
    """The same shape for a file that could not be read."""
    return as_json(Reading("", warnings=[message]), file)


def point_as_json(point: Point) -> str | dict[str, Any]:
    """An item without others under it is its text."""
    if not point.items:
        return point.text
    return {"text": point.text, "items": [point_as_json(one) for one in point.items]}


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _figure(reading: Reading, figure: Figure) -> dict[str, Any]:
    high = figure.value_high
    return {
        "indicator": figure.indicator,
        "value": number(figure.value),
        "value_high": None if high is None else number(high),
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "result": figure.result,
        "period_as_stated": figure.period or None,
        "dimension": figure.dimension or None,
        "words": " ".join(figure.span.of(reading.text).split()),
    }
