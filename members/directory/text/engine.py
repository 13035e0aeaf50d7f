"""The engine that finds words in texts: the module named like the database's kind."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from django.db import connection

from members.directory.text.known import as_set
from members.directory.text.terms import Reading


def hits(
    readings: Sequence[Reading], slots: Mapping[int, int], *, begun: bool
) -> tuple[int, int]:
    """Who has one of the readings in its main, and who in its other texts, as sets.

    With `begun` the beginning of the last word is enough.
    """
    engine = import_module(f"{__package__}.{connection.vendor}")
    main, other = (
        as_set(_numbers(found, slots), len(slots))
        for found in engine.hits(readings, begun=begun)
    )
    return main, other


def _numbers(found: str, slots: Mapping[int, int]) -> Iterator[int]:
    if found:
        for pk in found.split(","):
            yield slots.get(int(pk), -1) + 1
