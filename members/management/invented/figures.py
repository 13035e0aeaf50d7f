"""Invented figures: several for an organization, with their words."""

from collections.abc import Iterator
from random import Random
from typing import Any

from members.management.invented.vocabulary import Vocabulary
from members.models import Figure, Kind, Qualifier, Result

QUALIFIERS = {
    Qualifier.EXACT: 6,
    Qualifier.ABOUT: 4,
    Qualifier.MORE_THAN: 4,
    Qualifier.AT_LEAST: 1,
    Qualifier.UP_TO: 1,
    Qualifier.RANGE: 1,
}
RESULTS = {Result.ACTUAL: 16, Result.TARGET: 2, Result.BASELINE: 1}


def figures(
    random: Random, vocabulary: Vocabulary, source: int
) -> Iterator[tuple[type[Figure], dict[str, Any]]]:
    """None to nine figures of one organization, most often about four."""
    if not vocabulary.indicators:
        return
    count = min(9, int(random.expovariate(0.22)))
    for position in range(count):
        yield Figure, _figure(random, vocabulary, position, source)


def _figure(
    random: Random, vocabulary: Vocabulary, position: int, source: int
) -> dict[str, Any]:
    indicator = random.choice(vocabulary.indicators)
    (qualifier,) = random.choices(list(QUALIFIERS), [*QUALIFIERS.values()])
    (result,) = random.choices(list(RESULTS), [*RESULTS.values()])
    value = _value(random, indicator.measure == "percentage")
    high = random.randrange(value, 101) if value <= 100 else value * 2
    year = random.randrange(1995, 2025)
    is_undated = random.random() < 0.1
    period = {} if is_undated else {"since": str(year), "until": str(year)}
    return {
        "key": f"f{position}",
        "position": position,
        "indicator_id": indicator.pk,
        "program_id": random.choice([*vocabulary.programs[:3], None, None]),
        "value": value,
        "value_high": high if qualifier == Qualifier.RANGE else None,
        "is_percentage": indicator.measure == "percentage",
        "qualifier": qualifier.value,
        "kind": random.choice(Kind.values),
        "result": result.value,
        "is_undated": is_undated,
        **period,
        "words": f"{qualifier.label} {value:,} {indicator.unit_plural}",
        "source_id": source,
    }


def _value(random: Random, is_percentage: bool) -> int:
    if is_percentage:
        return random.randrange(1, 101)
    value = int(random.lognormvariate(6, 2))
    return round(value, -1) if value > 100 else value
