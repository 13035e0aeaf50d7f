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


class Words:
    """Codes by what files may write for them, of the database and of the file."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        languages = [
            code.replace("-", "_") for code in settings.MODELTRANSLATION_LANGUAGES
        ]
        for word, (model, by) in KINDS.items():
            self._codes[word], self._names[word] = {}, {}
            fields = [by, "name", *(f"name_{language}" for language in languages)]
            for code, *names in model.objects.values_list(*fields):
                self.add(word, code, names)

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
        near = difflib.get_close_matches(plain(text), known, n=1, cutoff=0.6)
        message = _("“%(value)s” is not in the vocabulary.") % {"value": text[:100]}
        if near:
            code = known[near[0]]
            name = self._names[word].get(code, code)
            right = _("Perhaps you mean “%(code)s” (%(name)s).") % {
                "code": code,
                "name": name,
            }
        else:
            right = _("Write the code or the name of a word that is in the vocabulary.")
        raise WrongValueError(message, right)
