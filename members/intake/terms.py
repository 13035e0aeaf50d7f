"""The words that a file may use: the network's, and those that the file brings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.db import models
from django.utils.translation import gettext as _

from members.entry_rows import VOCABULARY
from programs.models import Country, Indicator, MembershipKind
from programs.models.natural import NaturalKeyQuerySet

KNOWN: dict[str, tuple[type[models.Model], str]] = {
    **VOCABULARY,
    "country": (Country, "code"),
    "kind": (MembershipKind, "slug"),
}


@dataclass
class Terms:
    """Codes by field ("country", "area", "program", "indicator", "kind" of membership).

    `names` are what people call them, in small letters, for suggestions.
    """

    codes: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    percentages: set[str] = field(default_factory=set)

    @classmethod
    def now(cls) -> "Terms":
        terms = cls()
        for name, (model, by) in KNOWN.items():
            rows: NaturalKeyQuerySet[models.Model] = model._default_manager.all()  # type: ignore[assignment]
            terms.codes[name] = {getattr(row, by) for row in rows}
            terms.names[name] = {str(row).casefold(): getattr(row, by) for row in rows}
        measured = Indicator.objects.filter(measure=Indicator.Measure.PERCENTAGE)
        terms.percentages = set(measured.values_list("code", flat=True))
        return terms

    def add(self, model: type[models.Model], code: str, measure: str = "") -> None:
        """A word that the file brings with it."""
        for name, (known, _by) in KNOWN.items():
            if known is model:
                self.codes[name].add(code)
        if model is Indicator:
            is_share = measure == Indicator.Measure.PERCENTAGE
            (self.percentages.add if is_share else self.percentages.discard)(code)

    def suggestion(self, name: str, value: str) -> str:
        """What would be right instead of a code that nobody knows."""
        codes, names = self.codes[name], self.names[name]
        close = get_close_matches(value.casefold(), names, 1, 0.75)
        found = names[close[0]] if close else nearest(value, codes)
        if found:
            return _("Did you mean “%(word)s”?") % {"word": found}
        if len(codes) <= 12:
            return _("One of: %(words)s.") % {"words": ", ".join(sorted(codes))}
        return _("A code that the vocabulary has; load new words before they are used.")


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that is most like it, or nothing."""
    by_small = {one.casefold(): one for one in words}
    close = get_close_matches(word.casefold(), by_small, 1, 0.6)
    return by_small[close[0]] if close else ""
