"""What a page offers of a selection: values with their counts, chips to remove."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.directory.answer import Answer
from members.directory.query import LISTED, Query
from members.directory.records import NONE
from programs.templatetags.words import number

SHOWN = 20  # values of a facet, before all of them are asked for
MOST_CHIPS = 20  # of one facet: with more, a single chip stands for all of them


@dataclass(frozen=True)
class Option:
    """A value of a facet; `count` is the rows it gives with all other facets."""

    facet: str
    value: str
    label: str
    count: int
    is_selected: bool

    @property
    def input_id(self) -> str:
        return f"{self.facet}-{self.value}"

    @property
    def url(self) -> str:
        """The address of the directory with this value alone."""
        only = Query(values={self.facet: frozenset({self.value})})
        return reverse("members:directory") + only.parameters()


@dataclass(frozen=True)
class Group:
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Facet:
    """A facet as a page offers it; `more_count` values are left out of `groups`.

    `more_url` leads to the same selection with all of them, `less_url` back.
    """

    name: str
    label: str
    groups: list[Group]
    errors: list[str]
    more_count: int = 0
    more_url: str = ""
    less_url: str = ""

    @cached_property
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


def facet(answer: Answer, name: str, *, is_whole: bool = False) -> Facet:
    """The values of a facet that any organization has, and those selected.

    Of many only those that most organizations have, unless all are asked for.
    """
    labels = answer.vocabulary.labels[name]
    selected = set(answer.typed.getlist(name)) & labels.keys()
    if name == "former" and not selected:
        selected = {"0"}
    offered = list(dict.fromkeys([*answer.vocabulary.offered[name], *selected]))
    is_long, is_asked = len(offered) > SHOWN, name in answer.query.more
    is_cut = is_long and not is_asked and not is_whole
    counts = _counts(answer, name, offered, {*selected, NONE}, is_cut=is_cut)
    options = [
        Option(name, value, label, counts[value], value in selected)
        for value, label in labels.items()
        if value in counts
    ]
    more = answer.query.more
    return Facet(
        name=name,
        label=str(answer.filter.form.fields[name].label),
        groups=_groups(name, options, answer.vocabulary.network_regions),
        errors=answer.errors.get(name, []),
        more_count=len(offered) - len(counts),
        more_url=_url(answer.query, more | {name}) if is_cut else "",
        less_url=_url(answer.query, more - {name}) if is_long and is_asked else "",
    )


def _url(query: Query, more: frozenset[str]) -> str:
    return query.parameters(more=more) or "?"


def _counts(
    answer: Answer, name: str, offered: list[str], always: set[str], *, is_cut: bool
) -> dict[str, int]:
    """Value → the rows that it gives with all other facets.

    Where the list is cut, the first values that give any, and those in `always`.
    """
    others, sets = answer.without(name), answer.sets(name)
    counts: dict[str, int] = {}
    for value in offered:
        is_wanted = not is_cut or value in always
        if not is_wanted and len(counts) >= SHOWN:
            continue
        count = (others & sets.get(value, 0)).bit_count()
        if count or is_wanted:
            counts[value] = count
    return counts


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
    others, sets = answer.without("founded"), answer.index.sets["founded"]
    none_count = (others & sets.get(NONE, 0)).bit_count()
    years = sorted(sets.keys() - {NONE})
    first = next((year for year in years if others & sets[year]), None)
    last = next((year for year in reversed(years) if others & sets[year]), None)
    sent = {name: answer.typed.getlist(name) for name in ("founded_min", "founded_max")}
    typed = {name: [v for v in values if v != NONE] for name, values in sent.items()}
    return Founded(
        minimum=" ".join(typed["founded_min"]),
        maximum=" ".join(typed["founded_max"]),
        min_errors=answer.errors.get("founded_min", []),
        max_errors=answer.errors.get("founded_max", []),
        none_count=none_count,
        none_selected=any(NONE in values for values in sent.values()),
        stated_count=others.bit_count() - none_count,
        first=int(first) if first else None,
        last=int(last) if last else None,
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
        labels = answer.vocabulary.labels[name]
        field = answer.filter.form.fields[name].label
        if len(values) > MOST_CHIPS:
            # Each holds the address of all the others: they would grow by the square.
            words = _("%(field)s: %(n)s values") % {"field": field, "n": len(values)}
            active.append((name, "", words))
            continue
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
