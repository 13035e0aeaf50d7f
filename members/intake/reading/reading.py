"""A page read: each field with the place of the words that it came from."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from members.intake.reading import (
    counts,
    founding,
    milestones,
    mission,
    names,
    partners,
    places,
    points,
    priorities,
    program,
    sections,
)
from members.intake.reading.document import Document
from members.intake.reading.figures import Figure
from members.intake.reading.founding import Candidate
from members.intake.reading.furniture import without_furniture
from members.intake.reading.outline import Point
from members.intake.reading.priorities import Priority
from members.intake.reading.sections import Section
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import Words


@dataclass
class Reading:
    """What a page says. `text` is what spans point into: clean, without menus."""

    text: str
    name: Found[str] | None = None
    other_names: list[Found[str]] = field(default_factory=list)
    country: Found[str] | None = None
    founded: Found[str] | None = None
    foundings: list[Candidate] = field(default_factory=list)
    # By the slug of the program.
    programs: dict[str, Span] = field(default_factory=dict)
    program_since: dict[str, Found[str]] = field(default_factory=dict)
    mission: Found[str] | None = None
    summary: Found[str] | None = None
    history: list[Found[str]] = field(default_factory=list)
    goals: list[Point] = field(default_factory=list)
    activities: list[Point] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    partners: list[Found[str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    milestones: list[Found[tuple[str, str]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read(document: Document, words: Words) -> Reading:
    """Read a page with the words of a network."""
    text = without_furniture(document.text)
    page = replace(document, text=text)
    parts = sections.sections_of(page)
    reading = Reading(text)
    if document.is_cut:
        reading.warnings.append(
            _("The text is very long; only its beginning was read.")
        )
    _read_who(reading, parts, document.title, words)
    _read_texts(reading, parts)
    reading.figures = counts.figures_of(text, parts, words)
    reading.milestones = milestones.milestones_of(text, parts, reading.figures)
    reading.warnings += _of_figures(reading)
    return reading


def _read_who(reading: Reading, parts: list[Section], title: str, words: Words) -> None:
    text = reading.text
    reading.name = names.name_of(text, parts, title, words)
    reading.other_names = names.other_names_of(text, parts, reading.name, words)
    if reading.name is None:
        reading.warnings.append(_("No name was found."))
    reading.country, sure = places.country_of(text, parts, words)
    if reading.country and not sure:
        reading.warnings.append(
            _("The text names several countries; check which it is.")
        )
    called = [one.value for one in [reading.name, *reading.other_names] if one]
    called += [quoted for name in called for quoted in names.quoted_in(name)]
    reading.foundings = founding.founding_of(text, parts, called, words)
    reading.founded = founding.preferred(reading.foundings)
    for other in reading.foundings[1:]:
        if other.score >= 8 and other.date[:4] != reading.foundings[0].date[:4]:
            reading.warnings.append(
                _("Another founding date may be %(date)s.") % {"date": other.date}
            )
            break
    if reading.foundings and reading.foundings[0].score < 6:
        reading.warnings.append(_("The founding date is told only in passing."))
    reading.programs = program.named(text, words)
    reading.program_since = program.since(text, parts, words)


def _read_texts(reading: Reading, parts: list[Section]) -> None:
    text = reading.text
    reading.mission, sure = mission.mission_of(text, parts)
    if reading.mission and not sure:
        reading.warnings.append(_("The mission is not called so on the page."))
    reading.goals = points.points_of(text, parts, "goals")
    reading.activities = points.points_of(text, parts, "activities")
    reading.priorities = priorities.priorities_of(text, parts)
    if not reading.goals:
        reading.goals = points.unheaded(text, parts)
        if reading.goals:
            reading.warnings.append(
                _("A list without a heading was taken as the goals.")
            )
    reading.partners = partners.partners_of(text, parts)
    reading.summary = _summary(reading, parts)
    reading.history = [
        Found(" ".join(block.span.of(text).split()), block.span)
        for section in parts
        if section.key == "history"
        for block in section.blocks
    ]


def _summary(reading: Reading, parts: list[Section]) -> Found[str] | None:
    """The first paragraph about the organization that is no other field."""
    text = reading.text
    keys = ("about", "top", "prose")
    for section in sorted(parts, key=lambda one: one.key != "about"):
        if section.key not in keys:
            continue
        for block in section.paragraphs():
            said = block.span.of(text)
            is_mission = reading.mission and block.span == reading.mission.span
            if (
                len(said.split()) >= 8
                and said.rstrip()[-1] in '.!”"'
                and not is_mission
            ):
                return Found(" ".join(said.split()), block.span)
    return None


def _of_figures(reading: Reading) -> list[str]:
    told = {
        "counted together": _("%(words)s: others are counted with them."),
        "ellipsis": _("%(words)s: what is counted stands in another sentence."),
    }
    return [
        told[figure.unsure] % {"words": " ".join(figure.span.of(reading.text).split())}
        for figure in reading.figures
        if figure.unsure in told
    ]
