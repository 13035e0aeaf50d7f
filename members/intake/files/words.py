"""The vocabulary as files name it: by code, or by name in any of its languages."""

import difflib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from members.intake.columns import plain
from members.intake.files.wrong import WrongValueError
from programs.models import Country, Indicator, MembershipKind, PriorityArea, Program

KINDS: dict[str, tuple[Any, str]] = {
    "country": (Country, "code"),
    "program": (Program, "slug"),
    "area": (PriorityArea, "slug"),
    "indicator": (Indicator, "code"),
    "kind": (MembershipKind, "slug"),
}
OF_MODEL = {
    f"programs.{model._meta.model_name}": word for word, (model, _by) in KINDS.items()
}

MOST_ASKED = 500


class Words:
    """Codes by what files may write for them, of the database and of the file."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._asked: dict[tuple[str, str], str] = {}
        languages = [
            code.replace("-", "_") for code in settings.MODELTRANSLATION_LANGUAGES
        ]
        for word, (model, by) in KINDS.items():
            self._codes[word], self._names[word] = {}, {}
            fields = [by, "name", *(f"name_{language}" for language in languages)]
            for code, *names in model.objects.values_list(*fields):
                self.add(word, code, names)
        for country in Country.objects.exclude(other_names=""):
            self.add("country", country.code, country.other_names.splitlines())

    def add(self, word: str, code: str, names: Iterable[str | None]) -> None:
        known = self._codes[word]
        for name in names:
            if name:
                known.setdefault(plain(name), code)
                self._names[word].setdefault(code, name)
        known[plain(code)] = code
        known[code.casefold()] = code

    def code(self, word: str, text: str) -> str:
        """The code of what a file says; raises WrongValueError with the nearest."""
        known = self._codes[word]
        found = known.get(text.casefold()) or known.get(plain(text))
        if found:
            return found
        message = _("“%(value)s” is not in the vocabulary.") % {"value": text[:100]}
        raise WrongValueError(message, self._right(word, plain(text)))

    def _right(self, word: str, text: str) -> str:
        """Which word may be meant, looked for once for each text."""
        if (word, text) not in self._asked:
            # It takes some milliseconds, which a file may ask for 20,000 times.
            may_ask = len(self._asked) < MOST_ASKED
            self._asked[word, text] = self._nearest(word, text) if may_ask else ""
        if code := self._asked[word, text]:
            return _("Perhaps you mean “%(code)s” (%(name)s).") % {
                "code": code,
                "name": self._names[word].get(code, code),
            }
        return _("Write the code or the name of a word that is in the vocabulary.")

    def _nearest(self, word: str, text: str) -> str:
        known = self._codes[word]
        near = difflib.get_close_matches(text, known, n=1, cutoff=0.7)
        within = [name for name in known if len(text) > 3 and text in name]
        found = [*near, *sorted(within, key=len)]
        return known[found[0]] if found else ""
