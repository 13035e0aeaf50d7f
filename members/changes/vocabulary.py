"""The words of the network's vocabulary that entries name by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from members.entry import LISTS, Entry
from members.entry_rows import PERCENTAGE, VOCABULARY
from programs.models import Country, Indicator


@dataclass(frozen=True)
class Words:
    """Names by field and code, and the indicators that are percentages."""

    names: Mapping[tuple[str, str], str]
    percentages: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *entries: Entry) -> Self:
        """All that the entries name, in at most one query a kind of word."""
        kinds: dict[str, tuple[Any, str]] = {**VOCABULARY, "country": (Country, "code")}
        named: dict[str, set[str]] = {field: set() for field in kinds}
        for entry in entries:
            named["country"].add(entry.place.country)
            for item in (item for section in LISTS for item in getattr(entry, section)):
                for field in VOCABULARY:
                    named[field].add(getattr(item, field, None) or "")
        rows = {
            (field, getattr(row, by)): row
            for field, (model, by) in kinds.items()
            for row in model.objects.filter(**{f"{by}__in": named[field] - {""}})
        }
        return cls(
            {place: str(row.name) for place, row in rows.items()},
            frozenset(
                code
                for (_field, code), row in rows.items()
                if isinstance(row, Indicator) and row.measure == PERCENTAGE
            ),
        )

    def name(self, field: str, code: str) -> str:
        """The name of a word; the code of one that the network has no more."""
        return self.names.get((field, code), code)
