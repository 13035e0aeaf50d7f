"""What would help visitors most: what an entry lacks, or says of long ago.

In the order in which visitors look for it. Nothing of it is demanded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.council.places import PAGES, Place
from members.entry import Entry, FigureItem, TextItem
from members.models import Result
from programs.languages import language_name


@dataclass(frozen=True)
class Wish:
    """What to do, where, and what visitors have of it."""

    place: Place
    text: str
    why: str


def attention(entry: Entry, today: date) -> list[Wish]:
    """What is missing or old, the most useful first."""
    return [wish for ask in ASKED for wish in ask(entry, today)]


def finished(entry: Entry, wishes: list[Wish]) -> dict[str, bool]:
    """By section, whether it says something and nothing of it is missing or old."""
    wished = {wish.place.section for wish in wishes}
    return {
        slug: slug not in wished and any(_says(entry, f) for f in section.fields)
        for slug, section in PAGES.items()
    }


def latest_year(figures: list[FigureItem]) -> int:
    """The latest year that a result speaks of; 0 where none is dated."""
    years = [f.until or f.since for f in figures if f.result == Result.ACTUAL]
    return int(max(years, default="")[:4] or 0)


def _says(entry: Entry, field: str) -> bool:
    value = getattr(entry, field)
    return any(value.model_dump().values()) if field == "contact" else bool(value)


def _original(entry: Entry) -> TextItem | None:
    original = (text for text in entry.texts if text.is_original)
    return next(original, entry.texts[0] if entry.texts else None)


def _text(entry: Entry, field: str) -> Place | None:
    """Where a text is to be written; None where it is written already."""
    text = _original(entry)
    if text is None:
        return Place(entry.slug, "texts", "id_add-language")
    if getattr(text, field):
        return None
    return Place(
        entry.slug, "texts", f"id_texts-{text.language}-{field}", text.language
    )


def _summary(entry: Entry, today: date) -> Iterator[Wish]:
    if place := _text(entry, "summary"):
        why = _("Visitors read it first, and search engines show it.")
        yield Wish(place, _("Write a summary of two or three sentences"), why)


def _website(entry: Entry, today: date) -> Iterator[Wish]:
    if not entry.contact.website:
        place = Place(entry.slug, "contact", "id_contact-website")
        yield Wish(place, _("Add your website"), _("Visitors go on from here to it."))


def _email(entry: Entry, today: date) -> Iterator[Wish]:
    if not entry.contact.email:
        place = Place(entry.slug, "contact", "id_contact-email")
        why = _("So that partners can write to you.")
        yield Wish(place, _("Add an e-mail address of the office"), why)


def _mission(entry: Entry, today: date) -> Iterator[Wish]:
    if place := _text(entry, "mission"):
        why = _("Visitors look for what you want to change, and for whom.")
        yield Wish(place, _("Write your mission"), why)


def _figures(entry: Entry, today: date) -> Iterator[Wish]:
    year = latest_year(entry.figures)
    if not entry.figures:
        place = Place(entry.slug, "figures", "id_add-indicator")
        why = _("One number says more than many words.")
        yield Wish(place, _("Say in a number whom you reach"), why)
    elif 0 < year < today.year - 1:
        text = _("Add new figures: the latest is of %(year)d") % {"year": year}
        why = _("Donors look for the last years.")
        yield Wish(Place(entry.slug, "figures", "figures"), text, why)


def _priorities(entry: Entry, today: date) -> Iterator[Wish]:
    if not entry.priorities:
        place = Place(entry.slug, "priorities", "add-priorities")
        why = _("Visitors filter the members by them.")
        yield Wish(place, _("Name your priorities"), why)


def _programs(entry: Entry, today: date) -> Iterator[Wish]:
    why = _("Visitors look for the programs you take part in, and since when.")
    if not entry.participations:
        place = Place(entry.slug, "programs", "add-participations")
        yield Wish(place, _("Name the programs you take part in"), why)
    if undated := [item for item in entry.participations if not item.since]:
        place = Place(
            entry.slug, "programs", f"id_participations-{undated[0].key}-since"
        )
        text = ngettext(
            "Say since when you take part in %(count)d program",
            "Say since when you take part in %(count)d programs",
            len(undated),
        )
        yield Wish(place, text % {"count": len(undated)}, why)


def _founding(entry: Entry, today: date) -> Iterator[Wish]:
    if not entry.founding_dates:
        place = Place(entry.slug, "names", "add-founding_dates")
        yield Wish(place, _("Say when you were founded"), _("The year is enough."))


def _logo(entry: Entry, today: date) -> Iterator[Wish]:
    if not entry.logo:
        why = _("Visitors recognize you by it.")
        yield Wish(Place(entry.slug, "logo", "id_logo"), _("Add your logo"), why)


def _translations(entry: Entry, today: date) -> Iterator[Wish]:
    original = _original(entry)
    for text in entry.texts:
        if text is original or not (original and original.revised_on):
            continue
        if text.revised_on and text.revised_on < original.revised_on:
            place = Place(entry.slug, "texts", language=text.language)
            words = {"language": language_name(text.language)}
            why = _("It is older than the original.")
            yield Wish(place, _("Look at the texts in %(language)s") % words, why)


def _sources(entry: Entry, today: date) -> Iterator[Wish]:
    if unsourced := [figure for figure in entry.figures if not figure.source]:
        place = Place(entry.slug, "figures", f"id_figures-{unsourced[0].key}-source")
        text = ngettext(
            "Name the source of %(count)d figure",
            "Name the sources of %(count)d figures",
            len(unsourced),
        )
        why = _("A number with a source can be quoted.")
        yield Wish(place, text % {"count": len(unsourced)}, why)


ASKED: tuple[Callable[[Entry, date], Iterator[Wish]], ...] = (
    *(_summary, _website, _email, _mission, _figures, _priorities, _programs),
    *(_founding, _logo, _translations, _sources),
)
