"""A file of any kind, as what it says."""

import base64
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from members.intake.columns import plain
from members.intake.files.about import ABOUT, complete, is_complete
from members.intake.files.child import Answer, Said, take_apart
from members.intake.files.documents import Documents
from members.intake.files.headings import find_sheet, unknown_sheet
from members.intake.files.pictures import named_pictures
from members.intake.files.sentences import csv_reading, refusal
from members.intake.files.table import MOST_ABOVE, Findings, Table
from members.intake.files.values import Values
from members.intake.files.words import Words
from members.intake.given import Place, Remark, Source
from members.intake.opening.limits import Limits


def read(path: Path, name: str, limits: Limits | None = None) -> Source:
    """What a file says; never raises because of its content.

    What is wrong with the file as a whole is in `errors` of the source, what is
    wrong with a row in those of its organization or word. `name` is what the file
    was called where it came from.
    """
    answer = take_apart(path, name, limits or Limits())
    try:
        reading = Reading(name, answer)
        for said, at in answer.parts():
            reading.hear(said, at)
        return reading.source()
    finally:
        answer.close()


@dataclass
class Reading:
    """Hears what was found in a file, in the order of the file."""

    name: str
    answer: Answer
    file: str = ""
    kinds: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    tables: list[tuple[int, Table]] = field(default_factory=list)
    is_complete: bool = False
    found: Findings = field(init=False)
    documents: Documents = field(init=False)

    def __post_init__(self) -> None:
        language = settings.LANGUAGE_CODE.split("-")[0]
        self.found = Findings(Values(Words()), language)
        self.documents = Documents(self.found.errors, self.found.readings)

    def hear(self, said: Said, at: int) -> None:
        """One part of the answer, which ends at this place of it."""
        what, *told = said
        if what == "file":
            self.file, kind = told
            self.kinds.append(kind if self.file == self.name else "zip")
            self.documents.begin(self._title())
        elif what == "sheet":
            self._sheet(told[0], at, is_hidden=told[1])
        elif what == "items":
            self.documents.items(*told)
        elif what == "item":
            self.documents.item(*told)
        elif what == "value":
            self.documents.value(*told)
        elif what == "picture":
            self.pictures[told[0]] = base64.b64decode(told[1])
        elif what == "reading":
            self.found.readings.append(csv_reading(**told[1], sheet=self._title()))
        elif what == "error":
            self.found.errors.append(refusal(*told))

    def _title(self) -> str:
        """What a file in an archive is called where there may be several."""
        return "" if self.file == self.name else PurePath(self.file).stem

    def _sheet(self, title: str, at: int, *, is_hidden: bool) -> None:
        first = list(islice(self.answer.rows(at), MOST_ABOVE))
        title = title or self._title()
        named = title or PurePath(self.file).stem
        if plain(named) in ABOUT:
            self.is_complete = self.is_complete or is_complete(self.answer.rows(at))
        elif title and not find_sheet(title) and not self._title():
            if is_hidden:
                message = _("The hidden sheet “%(name)s” was left out.")
                remark = Remark(message % {"name": title}, place=Place(title))
                self.found.readings.append(remark)
            else:
                self.found.errors.append(unknown_sheet(title))
        elif first:
            self.tables.append((at, Table(title, named, first)))

    def source(self) -> Source:
        """All that was heard, put together."""
        # Words first, wherever they stand: the other sheets name them.
        for at, table in sorted(self.tables, key=lambda each: not each[1].sheet.model):
            table.read(self.answer.rows(at), self.found)
        organizations = [
            *self.found.gathering.organizations,
            *self.documents.organizations(),
        ]
        words = [*self.found.words, *self.documents.words]
        errors = self.found.errors
        if self.is_complete:
            sections = {table.sheet.section for _at, table in self.tables} - {""}
            organizations = [complete(given, sections) for given in organizations]
        pictures = named_pictures(organizations, self.pictures, errors)
        if not (organizations or words or errors):
            message = _("There is nothing in this file that could be loaded.")
            right = _("Write one organization a row, below a row of headings.")
            errors.append(Remark(message, right))
        kind = self.documents.kind or (self.kinds or [""])[0]
        return Source(kind, organizations, words, pictures, errors, self.found.readings)
