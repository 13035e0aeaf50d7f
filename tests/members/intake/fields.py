"""Each field of a page that was read, compared with what is expected of it.

docs/intake.md says in words what counts; change both together.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from tests.members.intake.likeness import (
    SAME,
    equal,
    likeness,
    same,
    same_mission,
    tells,
    years,
)
from tests.members.intake.score import Score, pair

Page = dict[str, Any]
Item = tuple[str, str]  # its text, and that of the item it belongs to


def one(field: str, alike: Callable[[str, str], bool]) -> Callable[[Page, Page], Score]:
    """Compares a field that stands once; null is not there."""

    def compare(expected: Page, answered: Page) -> Score:
        return pair(
            [expected[field]] if expected[field] else [],
            [answered[field]] if answered.get(field) else [],
            alike,
        )

    return compare


def many(
    field: str, alike: Callable[[Any, Any], float], show: Callable[[Any], str] = str
) -> Callable[[Page, Page], Score]:
    """Compares a list whose order does not matter."""
    return lambda expected, answered: pair(
        expected[field], answered.get(field) or [], alike, show
    )


def founding_year(expected: Page, answered: Page) -> Score:
    def year(page: Page) -> Page:
        return {"founded": (page.get("founded") or "")[:4]}

    return one("founded", str.__eq__)(year(expected), year(answered))


def items(listed: list[str | dict[str, Any]], under: str = "") -> list[Item]:
    """Every item of a list that may nest, with the one it stands under."""
    flat: list[Item] = []
    for item in listed or []:
        text, below = (item, []) if isinstance(item, str) else parts(item)
        flat += [(text, under), *items(below, text)]
    return flat


def parts(item: dict[str, Any]) -> tuple[str, list[str | dict[str, Any]]]:
    return item["text"], item.get("items") or []


def listed(field: str, *, nested: bool) -> Callable[[Page, Page], Score]:
    """Compares goals or activities: their texts alone, or with what each is under."""

    def alike(wanted: Item, given: Item) -> float:
        if nested and not same(wanted[1], given[1]):
            return 0
        return close(wanted[0], given[0])

    return lambda expected, answered: pair(
        items(expected[field]), items(answered.get(field) or []), alike, " < ".join
    )


def close(one: str | None, other: str | None) -> float:
    """How alike two texts are; 0 where they are not the same."""
    degree = likeness(one, other)
    return degree if degree >= SAME else 0


def same_title(wanted: Page, given: Page) -> float:
    return close(wanted["title"], given["title"])


def same_area(wanted: Page, given: Page) -> bool:
    return same(wanted["title"], given["title"]) and same(
        wanted["statement"], given.get("statement")
    )


def same_event(wanted: Page, given: Page) -> bool:
    return wanted["date"] == given["date"] and tells(wanted["text"], given["text"])


def same_number(wanted: Page, given: Page) -> float:
    """Indicator, value and qualifier; of several such, the one most alike whole."""
    named = all(
        wanted[part] == given[part] for part in ("indicator", "value", "qualifier")
    )
    return 1 + agreement(wanted, given) if named else 0


def same_figure(wanted: Page, given: Page) -> bool:
    return same_number(wanted, given) == 2


def agreement(wanted: Page, given: Page) -> float:
    """The share of a figure's other parts in which two agree."""
    parts = [
        wanted["value_high"] == given.get("value_high"),
        wanted["kind"] == given.get("kind"),
        wanted["result"] == given.get("result"),
        years(wanted["period_as_stated"]) == years(given.get("period_as_stated")),
        same_dimension(wanted["dimension"], given.get("dimension")),
        tells(wanted["words"], given.get("words") or ""),
    ]
    return sum(parts) / len(parts)


def same_dimension(wanted: str | None, given: str | None) -> bool:
    if not wanted or not given:
        return not wanted and not given
    return tells(wanted, given)


def shown(figure: Page) -> str:
    high = f"–{figure['value_high']}" if figure.get("value_high") else ""
    parts = (
        figure[part] for part in ("kind", "result", "period_as_stated", "dimension")
    )
    return (
        f"{figure['indicator']} {figure['qualifier']} {figure['value']}{high} "
        f"({', '.join(str(part) for part in parts if part)}): {figure.get('words')}"
    )


FIELDS: dict[str, Callable[[Page, Page], Score]] = {
    "name": one("name", equal),
    "other names": many("other_names", equal),
    "country": one("country", str.__eq__),
    "founding year": founding_year,
    "founding date": one("founded", str.__eq__),
    "program since": one("program_since", str.__eq__),
    "mission": one("mission", same_mission),
    "goals": listed("goals", nested=False),
    "goals, nested": listed("goals", nested=True),
    "activities": listed("activities", nested=False),
    "activities, nested": listed("activities", nested=True),
    "priority areas": many("priority_areas", same_title, itemgetter("title")),
    "priority areas, whole": many(
        "priority_areas", same_area, "{title}: {statement}".format_map
    ),
    "partners": many("partners", close),
    "milestones": many("milestones", same_event, "{date} {text}".format_map),
    "figures": many("figures", same_number, shown),
    "figures, whole": many("figures", same_figure, shown),
}
