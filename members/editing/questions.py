"""What to ask about figures and dates that may be a slip: never a refusal."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members.editing.list_form import ListForm
from members.editing.offer import Offer
from members.editing.part_form import PartForm
from members.editing.sections import anchor
from members.entry import Entry, FigureItem, FoundingItem, MilestoneItem
from members.models import Kind, Qualifier, Result
from programs.dates import first_day
from programs.templatetags.words import partial_date, period

OPEN_ABOVE = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)

Asked = tuple[str, str, str]  # the field of the item, what it is about, the question


@dataclass(frozen=True)
class Question:
    """Something to look at again: at which field, its HTML id, and what to ask."""

    anchor: str
    label: str
    text: str


def questions(
    entry: Entry, public: Entry, today: date, fields: Collection[str] | None = None
) -> list[Question]:
    """What to ask about the figures and dates of `entry` that `public` does not have.

    Only about some fields of the entry where they are given.
    """
    fields = Entry.model_fields if fields is None else fields
    offer = Offer(entry, today)
    return [
        Question(anchor((listed, item.key, field)), label, text)
        for listed in ASKED
        if listed in fields
        for item in _new(entry, public, listed)
        for field, label, text in ASKED[listed](item, offer)
    ]


def of_readings(parts: list[PartForm | ListForm]) -> Iterator[Question]:
    """What to ask about how numbers and dates were read that were typed."""
    for part in parts:
        rows = part.there if isinstance(part, ListForm) else []
        for row in rows:
            for field in row.form.visible_fields():
                if text := row.form.asked_of(field.name):
                    label = f"{row.heading} · {field.label}"
                    yield Question(field.auto_id, label, text)


def _new(entry: Entry, public: Entry, listed: str) -> list[Any]:
    known = {item.key: item for item in getattr(public, listed)}
    return [item for item in getattr(entry, listed) if item != known.get(item.key)]


def _of_figure(figure: FigureItem, offer: Offer) -> Iterator[Asked]:
    name = str(offer.indicator(figure.indicator).name)
    called = ", ".join(filter(None, [period(figure), figure.dimension]))
    label = ": ".join(filter(None, [name, called]))
    yield from ((field, label, text) for field, text in _of_time(figure, offer.today))
    for asked in (_of_year_before(figure, offer), _of_parts(figure, offer)):
        yield from (("value", label, text) for text in asked)


def _of_founding(founding: FoundingItem, offer: Offer) -> Iterator[Asked]:
    if _is_future(founding.date, offer.today):
        yield "date", str(_("Founding")), _future(founding.date)


def _of_milestone(milestone: MilestoneItem, offer: Offer) -> Iterator[Asked]:
    if _is_future(milestone.since, offer.today):
        yield "since", str(_("Milestones")), _future(milestone.since)


ASKED: dict[str, Callable[[Any, Offer], Iterator[Asked]]] = {
    "figures": _of_figure,
    "founding_dates": _of_founding,
    "milestones": _of_milestone,
}


def _of_time(figure: FigureItem, today: date) -> Iterator[tuple[str, str]]:
    for field in ("since", "until"):
        value = getattr(figure, field)
        if figure.result != Result.TARGET and _is_future(value, today):
            yield field, _future(value)
            return
    is_open = bool(figure.since) and not figure.until
    if is_open and figure.kind != Kind.CUMULATIVE:
        text = _("Is this for %(date)s only? Then write it in “To” as well.")
        yield "until", text % {"date": partial_date(figure.since)}


def _of_year_before(figure: FigureItem, offer: Offer) -> Iterator[str]:
    """Ask where it departs by more than half from the one before it in its series."""
    earlier = [
        other
        for other in _current(offer.entry)
        if _series(other) == _series(figure) and 0 < _year(other) < _year(figure)
    ]
    before = max(earlier, key=_year, default=None)
    if before and abs(figure.value - before.value) > before.value / 2:
        yield _("It is %(now)s now. Last time (%(when)s) it was %(before)s.") % {
            "now": offer.amount(figure),
            "before": offer.amount(before),
            "when": period(before),
        }


def _of_parts(figure: FigureItem, offer: Offer) -> Iterator[str]:
    """Ask where a part is larger than its total, which is the figure without a part."""
    for other in _current(offer.entry):
        part, total = (figure, other) if figure.dimension else (other, figure)
        if part.dimension and not total.dimension and _is_larger(part, total):
            text = _("A part (%(name)s: %(part)s) is larger than the total, %(total)s.")
            yield text % {
                "part": offer.amount(part),
                "name": part.dimension,
                "total": offer.amount(total),
            }


def _is_larger(part: FigureItem, total: FigureItem) -> bool:
    is_dated = bool(total.since or total.until)
    is_same = _counted(part) == _counted(total)
    of_program = total.program in (None, part.program)
    is_closed = total.qualifier not in OPEN_ABOVE
    largest = total.value_high or total.value
    return is_dated and is_same and of_program and is_closed and part.value > largest


def _counted(figure: FigureItem) -> tuple[str, ...]:
    """What a part and its total have in common."""
    return (figure.indicator, figure.since, figure.until, figure.kind, figure.result)


def _current(entry: Entry) -> list[FigureItem]:
    """The figures that no other corrects."""
    corrected = {figure.supersedes for figure in entry.figures}
    return [figure for figure in entry.figures if figure.key not in corrected]


def _series(figure: FigureItem) -> tuple[str, ...]:
    program = figure.program or ""
    counted = (figure.indicator, figure.kind, figure.result, figure.unit_as_stated)
    return (*counted, figure.dimension, program)


def _year(figure: FigureItem) -> int:
    return int((figure.until or figure.since)[:4] or 0)


def _is_future(value: str, today: date) -> bool:
    return bool(value) and first_day(value) > today


def _future(value: str) -> str:
    return _("%(date)s has not come yet. Is the year right?") % {
        "date": partial_date(value)
    }
