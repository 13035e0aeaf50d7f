"""What is proposed of a page: a valid entry, and where each field was said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from pydantic import ValidationError

from members.entry import LISTS, Entry
from members.intake.reading import vocabulary
from members.intake.reading.as_entry import parts_of
from members.intake.reading.document import UnreadableError
from members.intake.reading.files import document_in
from members.intake.reading.reading import Reading, read
from members.intake.reading.spans import Span

# A code that ISO 3166-1 gives to nobody: of a page that does not tell its country.
NO_COUNTRY = "ZZ"
LANGUAGE = "en"

# Start and end in the text, and the path of the field in the entry.
Mark = tuple[int, int, str]


@dataclass(frozen=True)
class Proposal:
    """`marks` point into `text`, which is the page without menus and markup."""

    entry: Entry
    text: str
    marks: list[Mark]
    warnings: list[str] = field(default_factory=list)


def propose(file: str, content: bytes) -> Proposal:
    """Read a page; `file` tells its kind by its end. Raises UnreadableError."""
    words = vocabulary.load()
    reading = read(document_in(content, file), words)
    if not reading.text.strip():
        raise UnreadableError(_("There are no words in it."))
    title = _("Old profile page (%(file)s)") if file else _("Old profile page")
    parts = parts_of(reading, words, title=title % {"file": file}, language=LANGUAGE)
    name = parts.entry["name"] or PurePath(file).stem or _("Without a name")
    said = {
        **parts.entry,
        "name": name,
        "slug": slugify(name)[:80] or "old-page",
        "place": parts.entry.get("place", {"country": NO_COUNTRY}),
    }
    entry, left_out = valid(said)
    marks = [
        (span.start, span.end, path)
        for span, path in _marks(reading, parts.entry)
        if span.start < span.end
    ]
    warnings = [*reading.warnings, *parts.warnings, *left_out]
    return Proposal(entry, reading.text, sorted(marks), warnings)


def valid(said: dict[str, Any]) -> tuple[Entry, list[str]]:
    """The entry without the lines that cannot be in one, and a warning for each."""
    left_out: list[str] = []
    while True:
        try:
            return Entry.model_validate(said), left_out
        except ValidationError as refused:
            wrong = {
                error["loc"][:2]
                for error in refused.errors()
                if len(error["loc"]) > 1 and error["loc"][0] in LISTS
            }
            if not wrong:
                raise
        for part in {str(place[0]) for place in wrong}:
            left_out += [
                _("Left out, because it is not complete: %(line)s")
                % {"line": _told(line)}
                for number, line in enumerate(said[part])
                if (part, number) in wrong
            ]
            kept = [
                line
                for number, line in enumerate(said[part])
                if (part, number) not in wrong
            ]
            said = {**said, part: kept}


def _told(line: dict[str, Any]) -> str:
    named = (line.get(key) for key in ("words", "text", "name", "title", "date"))
    return str(next(filter(None, named), line.get("key", "")))[:120]


def _marks(reading: Reading, entry: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    for path, found in (
        ("name", reading.name),
        ("place/country", reading.country),
        ("founding_dates/founded", reading.founded),
        (f"texts/{LANGUAGE}/summary", reading.summary),
        (f"texts/{LANGUAGE}/mission", reading.mission),
    ):
        if found:
            yield found.span, path
    for one in reading.history:
        yield one.span, f"texts/{LANGUAGE}/history"
    for name in ("goals", "activities"):
        for point in getattr(reading, name):
            yield point.span, f"texts/{LANGUAGE}/{name}"
    for slug, span in reading.programs.items():
        yield span, f"participations/{slug}"
    areas = {line["title"]: line["key"] for line in entry["priorities"]}
    for priority in reading.priorities:
        if key := areas.get(priority.title[:200]):
            yield priority.span, f"priorities/{key}"
    of_lists: dict[str, Any] = {
        "names": reading.other_names,
        "milestones": reading.milestones,
        "partners": reading.partners,
        "figures": reading.figures,
    }
    for part, lines in of_lists.items():
        for line, stated in zip(lines, entry[part], strict=True):
            yield line.span, f"{part}/{stated['key']}"
