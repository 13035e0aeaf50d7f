"""A reading as the JSON of an `Entry`, for a person to correct; unknowns left out."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from members.entry import Entry
from members.intake.reading.as_json import number
from members.intake.reading.figures import Figure
from members.intake.reading.outline import Point
from members.intake.reading.priorities import Priority
from members.intake.reading.reading import Reading
from members.intake.reading.spans import Found
from members.intake.reading.words import Words, phrase

SOURCE = "old-page"
SHORT, LONG = 200, 20_000


@dataclass
class Parts:
    """The JSON of an entry, as far as the page gives it, and what was left out."""

    entry: dict[str, Any]
    warnings: list[str] = field(default_factory=list)

    def checked(self) -> Entry:
        """Raises pydantic.ValidationError while something is missing or wrong."""
        return Entry.model_validate(self.entry)


def parts_of(
    reading: Reading,
    words: Words,
    *,
    title: str,
    address: str = "",
    language: str = "en",
) -> Parts:
    """The parts of an entry. `title` names the page as the source of each of them."""
    name = reading.name.value if reading.name else ""
    parts = Parts(
        {"slug": slugify(name)[:80], "name": name[:250], "name_language": language}
    )
    if not name:
        parts.warnings.append(_("No name: write one before this can be a draft."))
    if reading.country:
        parts.entry["place"] = {"country": reading.country.value}
    else:
        parts.warnings.append(_("No country: choose one before this can be a draft."))
    source = {"key": SOURCE, "title": title[:300], "address": address}
    parts.entry |= {
        "names": [
            {"key": f"name-{place}", "text": one.value[:250], "type": _type(one.value)}
            for place, one in enumerate(reading.other_names, 1)
        ],
        "founding_dates": _foundings(reading),
        "texts": [_texts(reading, language)],
        "participations": _participations(reading),
        "milestones": [
            {
                "key": f"milestone-{place}",
                "since": one.value[0],
                "text": one.value[1],
                "source": SOURCE,
            }
            for place, one in enumerate(reading.milestones, 1)
        ],
        "partners": [
            {"key": f"partner-{place}", "name": one.value[:250], "source": SOURCE}
            for place, one in enumerate(reading.partners, 1)
        ],
        "figures": [
            _figure(reading, figure, place, words)
            for place, figure in enumerate(reading.figures, 1)
        ],
        "sources": [source],
    }
    parts.entry["priorities"] = _priorities(reading, words, parts)
    return parts


def _type(name: str) -> str:
    return "acronym" if name.isupper() and " " not in name else "alias"


def _foundings(reading: Reading) -> list[dict[str, Any]]:
    if not reading.founded:
        return []
    stated = " ".join(reading.founded.span.of(reading.text).split())
    return [
        {
            "key": "founded",
            "date": reading.founded.value,
            "as_stated": stated[:SHORT],
            "is_preferred": True,
            "source": SOURCE,
        }
    ]


def _texts(reading: Reading, language: str) -> dict[str, Any]:
    def said(found: Found[str] | None) -> str:
        return found.value[:LONG] if found else ""

    return {
        "language": language,
        "is_original": True,
        "summary": said(reading.summary),
        "history": "\n\n".join(one.value for one in reading.history)[:LONG],
        "mission": said(reading.mission),
        "goals": markdown(reading.goals)[:LONG],
        "activities": markdown(reading.activities)[:LONG],
    }


def markdown(points: list[Point], indent: str = "") -> str:
    """A nested Markdown list."""
    lines = []
    for point in points:
        lines.append(f"{indent}- {point.text}")
        if point.items:
            lines.append(markdown(point.items, indent + "  "))
    return "\n".join(lines)


def _participations(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "key": slug, "program": slug, "source": SOURCE,
            "since": since.value if (since := reading.program_since.get(slug)) else "",
        }
        for slug in reading.programs
    ]  # fmt: skip


def _priorities(reading: Reading, words: Words, parts: Parts) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in reading.priorities:
        area = _area(one, words)
        if not area or area in found:
            parts.warnings.append(
                _("No area of the network fits “%(title)s”: choose one.")
                % {"title": one.title}
            )
            continue
        found[area] = {
            "key": area, "area": area, "title": one.title[:SHORT],
            "statement": one.statement, "source": SOURCE,
        }  # fmt: skip
    return list(found.values())


def _area(priority: Priority, words: Words) -> str:
    """The area with most of its words in the title, at least half of them."""
    title = set(phrase(priority.title))
    shares = {
        slug: max(
            len(title & set(phrase(name))) / max(len(phrase(name)), 1) for name in names
        )
        for slug, names in words.areas.items()
    }
    best = max(shares, key=lambda slug: shares[slug], default="")
    return best if best and shares[best] >= 0.5 else ""


def _figure(
    reading: Reading, figure: Figure, place: int, words: Words
) -> dict[str, Any]:
    dated = bool(figure.since or figure.until)
    high = figure.value_high
    return {
        "key": f"figure-{place}",
        "indicator": figure.indicator,
        "value": number(figure.value),
        "value_high": None if high is None else number(high),
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "result": figure.result,
        "since": figure.since,
        "until": figure.until,
        "is_undated": not dated,
        "period_as_stated": figure.period[:100],
        "dimension": figure.dimension[:SHORT],
        "words": " ".join(figure.span.of(reading.text).split())[:2_000],
        "source": SOURCE,
    }
