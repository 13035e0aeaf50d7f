"""What a column and a sheet are."""

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from django.db.models import TextChoices
from django.utils.functional import Promise

Text = str | Promise
Choices = type[TextChoices]
Type = Literal[
    "text",  # one line
    "markdown",  # many lines
    "key",  # letters, digits, - and _
    "date",  # a year, a month or a day
    "day",
    "number",
    "degrees",
    "yes_no",
    "choice",
    "word",  # of the vocabulary
    "words",  # several
    "language",
    "address",  # of the web
    "email",
    "picture",
    "lines",  # a whole list as JSON
]


@dataclass(frozen=True)
class Shortcut:
    """A column of the organizations sheet that states one line of a list.

    `fields` are said with it; the line is found by the fields in `by`, or is new.
    """

    section: str
    field: str
    fields: dict[str, Any] = dataclasses.field(default_factory=dict)
    by: tuple[str, ...] = ()
    is_list: bool = False


@dataclass(frozen=True)
class Column:
    """One column, for whoever reads, writes or explains it.

    `path` is where its value stands in an entry ("contact.website"), or in a line
    of a list; `word` names the vocabulary of a word; a column with `in_languages`
    may be followed by the code of a language, as name_ru.
    """

    name: str
    type: Type
    meaning: Text
    example: str = ""
    path: str = ""
    synonyms: tuple[str, ...] = ()
    word: str = ""
    choices: Choices | None = None
    is_required: bool = False
    in_languages: bool = False
    shortcut: Shortcut | None = None

    @property
    def field(self) -> str:
        return self.path or self.name


@dataclass(frozen=True)
class Sheet:
    """One sheet: of organizations, of a list of theirs (`section`), or of words."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    section: str = ""
    model: str = ""
    synonyms: tuple[str, ...] = ()

    @cached_property
    def names(self) -> dict[str, Column]:
        """All that the columns may be called, as headings are compared."""
        names: dict[str, Column] = {}
        for column in self.columns:
            for name in (column.name, *column.synonyms, column.field):
                names.setdefault(plain(name), column)
        return names


@lru_cache(maxsize=4096)  # most texts come again and again
def plain(heading: str) -> str:
    """A heading as headings are compared: "Web-Site:" and "web_site" are one."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"[^\w()]|_", " ", text).split())
