"""The words for the values of each facet, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.directory.index import FacetIndex
from members.directory.records import NONE
from programs.languages import language_name
from programs.models import (
    Country,
    Indicator,
    MembershipKind,
    PriorityArea,
    Program,
    Region,
)
from programs.models.term import Term

WORLD = "001"  # M49 of all countries together, which narrows nothing


@dataclass(frozen=True)
class Vocabulary:
    """Facet → value → label, in the order in which a page offers them, "none" last.

    `offered` are the values that any organization has, or that a visitor would look
    for, those that most have first. `network_regions` are the codes of the regions
    that are the network's own.
    """

    labels: dict[str, dict[str, str]]
    offered: dict[str, list[str]]
    network_regions: frozenset[str]


_kept: dict[tuple[str | None, int], Vocabulary] = {}


def vocabulary(index: FacetIndex) -> Vocabulary:
    """The labels of all values that a parameter may take."""
    # The vocabulary itself changes only with `everything_in`, but a language that
    # an organization uses for the first time changes with the index: hence its number.
    key = (get_language(), index.number)
    if key in _kept:
        return _kept[key]
    words = _read(index)
    for old in [old for old in list(_kept) if old[1] != index.number]:
        _kept.pop(old, None)
    _kept[key] = words
    return words


def forget() -> None:
    """Drop the kept words; the next call of `vocabulary` reads them again."""
    _kept.clear()


def _read(index: FacetIndex) -> Vocabulary:
    regions = list(Region.objects.all())
    labels = _labels(index, regions)
    for words in labels.values():
        words[NONE] = _("not stated")
    return Vocabulary(
        labels=labels,
        offered={
            facet: _offered(index, facet, words) for facet, words in labels.items()
        },
        network_regions=frozenset(
            r.code for r in regions if r.kind == Region.Kind.NETWORK
        ),
    )


def _offered(index: FacetIndex, facet: str, words: Iterable[str]) -> list[str]:
    sets = index.sets[facet]
    counts = {value: sets.get(value, 0).bit_count() for value in words}
    is_asked_for = facet in ("former", "membership")
    offered = [
        value
        for value in words
        if (counts[value] or (is_asked_for and value != NONE))
        and (facet, value) != ("region", WORLD)
    ]
    return sorted(offered, key=counts.__getitem__, reverse=True)


def _labels(index: FacetIndex, regions: list[Region]) -> dict[str, dict[str, str]]:
    return {
        "country": {c.code: c.name for c in Country.objects.order_by("name")},
        "region": {r.code: r.name for r in regions},
        "priority": _terms(PriorityArea),
        "program": _terms(Program),
        "membership": _terms(MembershipKind),
        "language": _languages(index),
        "indicator": {row.code: row.name for row in Indicator.objects.all()},
        "former": {"0": _("Members today"), "1": _("Former members")},
    }


def _terms(model: type[Term]) -> dict[str, str]:
    return {term.slug: term.name for term in model._default_manager.all()}


def _languages(index: FacetIndex) -> dict[str, str]:
    codes = {code for code, info in LANG_INFO.items() if "name" in info}
    codes |= index.sets["language"].keys()
    names = {code: language_name(code) for code in codes - {"none"}}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
