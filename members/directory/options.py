"""What a page offers of a selection: values with their counts, chips to remove."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.directory.answer import Answer
from members.directory.query import LISTED, Query
from members.directory.records import NONE
from programs.templatetags.words import number

WORLD = "001"  # M49 of all countries together, which narrows nothing


@dataclass(frozen=True)
class Option:
    """A value of a facet; `count` is the rows it gives with all other facets.

    `url` leads to the directory with this value alone.
    """

    value: str
    label: str
    count: int
    is_selected: bool
    input_id: str
    url: str


@dataclass(frozen=True)
class Group:
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    groups: list[Group]
    errors: list[str]

    @property
    def options(self) -> list[Option]:
        return [option for group in self.groups for option in group.options]

    @property
    def has_selected(self) -> bool:
        return any(option.is_selected for option in self.options)


@dataclass(frozen=True)
class Founded:
    """The founding years: as typed, with the years that the other facets leave."""

    minimum: str
    maximum: str
    min_errors: list[str]
    max_errors: list[str]
    none_count: int
    none_selected: bool
    stated_count: int
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Chip:
    """An active filter, and the query and its address without it."""

    facet: str
    label: str
    query: Query
    url: str


def facet(answer: Answer, name: str) -> Facet:
    """The values of a facet that any organization has, and those selected."""
    others = answer.without(name)
    sets = answer.sets(name)
    labels = {**answer.vocabulary.labels[name], NONE: _("not stated")}
    selected = set(answer.typed.getlist(name)) & labels.keys()
    if name == "former" and not selected:
        selected = {"0"}
    address = reverse("members:directory")
    options = [
        Option(
            value=value,
            label=label,
            count=(others & sets.get(value, 0)).bit_count(),
            is_selected=value in selected,
            input_id=f"{name}-{value}",
            url=address + Query(values={name: frozenset({value})}).parameters(),
        )
        for value, label in labels.items()
        if value in selected or _is_offered(name, value, sets)
    ]
    return Facet(
        name=name,
        label=str(answer.filter.form.fields[name].label),
        groups=_groups(name, options, answer.vocabulary.network_regions),
        errors=answer.errors.get(name, []),
    )


def _is_offered(name: str, value: str, sets: Mapping[str, int]) -> bool:
    """Whether any organization has the value, or a visitor would look for it."""
    if (name, value) == ("region", WORLD):
        return False
    is_asked_for = name in ("former", "membership") and value != NONE
    return bool(sets.get(value)) or is_asked_for


def _groups(
    name: str, options: list[Option], network_regions: Iterable[str]
) -> list[Group]:
    if name != "region":
        return [Group("", options)]
    own = [option for option in options if option.value in network_regions]
    others = [option for option in options if option not in own]
    return [
        group
        for group in (
            Group(_("The network’s regions"), own),
            Group(_("UN regions"), others),
        )
        if group.options
    ]


def founded(answer: Answer) -> Founded:
    """The founding years within all other parts of the answer."""
    others = answer.without("founded")
    years = {
        year: (others & having).bit_count()
        for year, having in answer.index.sets["founded"].items()
    }
    none_count = years.pop(NONE, 0)
    given = [int(year) for year, count in years.items() if count]
    typed = {
        name: [v for v in answer.typed.getlist(name) if v.strip() and v != NONE]
        for name in ("founded_min", "founded_max")
    }
    return Founded(
        minimum=" ".join(typed["founded_min"]),
        maximum=" ".join(typed["founded_max"]),
        min_errors=answer.errors.get("founded_min", []),
        max_errors=answer.errors.get("founded_max", []),
        none_count=none_count,
        none_selected=NONE in answer.typed.getlist("founded_min"),
        stated_count=sum(years.values()),
        first=min(given, default=None),
        last=max(given, default=None),
    )


def chips(answer: Answer) -> list[Chip]:
    """One chip for each active filter, in the order of the parameters."""
    query = answer.query
    active: list[tuple[str, str, str]] = []
    if query.text:
        active.append(("text", "", f"“{query.text}”"))
    for name, values in query.values.items():
        if name == "former" and values == LISTED:
            continue  # the default, which a form without script sends too
        labels = {**answer.vocabulary.labels[name], NONE: _("not stated")}
        field = answer.filter.form.fields[name].label
        active += [
            (name, value, f"{field}: {labels[value]}")
            for value in sorted(values, key=lambda value: labels[value])
        ]
    if query.is_founded_stated:
        active.append(
            ("founded", "", _founded_words(query.founded_min, query.founded_max))
        )
    if query.is_founding_unknown:
        active.append(("founded_none", "", _("Founded: not stated")))
    if query.is_reach_stated:
        words = _between(query.reach_min, query.reach_max)
        active.append(("reach", "", _("Reached: %(amount)s") % {"amount": words}))
    if query.updated_since:
        day = date_format(query.updated_since, "j F Y")
        active.append(("updated_since", "", _("Updated since %(day)s") % {"day": day}))
    found = []
    for name, value, label in active:
        rest = query.without(name, value)
        found.append(Chip(name, str(label), rest, rest.parameters() or "?"))
    return found


def _between(least: Decimal | None, most: Decimal | None) -> str:
    """Two amounts in words; at least one of them is stated."""
    first, last = (None if n is None else number(n) for n in (least, most))
    if first is None:
        return _("%(last)s or fewer") % {"last": last}
    if last is None:
        return _("%(first)s or more") % {"first": first}
    return f"{first}–{last}"


def _founded_words(first: int | None, last: int | None) -> str:
    if first and last:
        return _("Founded %(first)s–%(last)s") % {"first": first, "last": last}
    if first:
        return _("Founded %(first)s or later") % {"first": first}
    return _("Founded %(last)s or earlier") % {"last": last}
