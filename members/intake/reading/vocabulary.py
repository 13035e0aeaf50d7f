"""The vocabulary of the network, loaded: the only module here that reads rows."""

import re

from members.intake.reading.words import Counted, Words, folded, phrase, phrases
from programs.models import (
    Country,
    Indicator,
    IndicatorAlias,
    Network,
    PriorityArea,
    Program,
)
from programs.models.term import Term

LANGUAGES = ("en", "ru")
# "In English also Ivory Coast.": other names of a country stand in its note.
ALSO = re.compile(r"\balso\s+(?:the\s+)?([A-Z][\w’' -]+?)\.|^([A-Z]\w+), or the ")


def load() -> Words:
    """The words that pages are read with, as the vocabulary has them now."""
    aliases = [
        (alias.words, alias.indicator.code)
        for alias in IndicatorAlias.objects.select_related("indicator")
    ]
    indicators = {one.code: _counted(one, aliases) for one in Indicator.objects.all()}
    network = Network.objects.current()
    return Words(
        indicators=indicators,
        phrases=phrases(sorted(aliases, key=lambda one: indicators[one[1]].position)),
        programs={one.slug: _names(one) for one in Program.objects.all()},
        areas={one.slug: _names(one) for one in PriorityArea.objects.all()},
        countries=_countries(),
        networks=tuple(filter(None, [network.name, network.short_name])),
    )


def _counted(indicator: Indicator, aliases: list[tuple[str, str]]) -> Counted:
    own = [words for words, code in aliases if code == indicator.code]
    every = {word for words in [*own, indicator.name] for word in phrase(words)}
    named = {*phrase(indicator.name), *phrase(indicator.unit)}
    return Counted(
        code=indicator.code,
        is_share=indicator.measure == Indicator.Measure.PERCENTAGE,
        isced_level=indicator.isced_level,
        position=indicator.position,
        of_training="trained" in every,
        name=frozenset(folded(word) for word in named),
    )


def _names(term: Term) -> tuple[str, ...]:
    translated = (getattr(term, f"name_{code}", "") for code in LANGUAGES)
    return tuple(dict.fromkeys(filter(None, [term.name, *translated])))


def _countries() -> dict[str, str]:
    """Names in all languages, casefolded → codes; a country of today goes before."""
    names: dict[str, str] = {}
    for country in Country.objects.order_by("is_former", "code"):
        also = [one for pair in ALSO.findall(country.note) for one in pair]
        translated = [getattr(country, f"name_{code}", "") for code in LANGUAGES]
        # Not "AND" and "USA": letters that a text may use as a word.
        others = [name for name in country.other_names.splitlines() if len(name) > 4]
        for name in filter(None, [country.name, *translated, *also, *others]):
            names.setdefault(name.casefold(), country.code)
    return names
