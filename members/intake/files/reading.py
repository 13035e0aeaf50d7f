"""A file of any kind, as what it says."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from members.intake.files.bounds import TOLD, Bounds
from members.intake.files.child import Answer, Said, take_apart
from members.intake.files.documents import Documents
from members.intake.files.pictures import named_pictures
from members.intake.files.sentences import csv_reading, refusal
from members.intake.files.sheets import Sheets
from members.intake.files.table import Findings
from members.intake.files.values import Values
from members.intake.files.words import Words
from members.intake.given import Remark, Source
from members.intake.opening.limits import Limits, RefusedError


def read(path: Path, name: str, limits: Limits | None = None) -> Source:
    """What a file says; never raises because of its content.

    What is wrong with the file as a whole is in `errors` of the source, what is
    wrong with a row in those of its organization or word. `name` is what the file
    was called where it came from.
    """
    limits = limits or Limits()
    answer = take_apart(path, name, limits)
    try:
        if why := answer.refused():
            return Source(PurePath(name).suffix[1:], errors=[refusal(*why)])
        return heard(Reading(name, answer, limits))
    finally:
        answer.close()


def heard(reading: "Reading") -> Source:
    """All that is read; or why not all of it was, with the first that is wrong."""
    try:
        for said, at in reading.answer.parts():
            reading.hear(said, at)
        return reading.source()
    except RefusedError as refused:
        told = islice(reading.mistakes(), TOLD - 1)
        errors = [refusal(refused.why, refused.said), *told]
        return Source(PurePath(reading.name).suffix[1:], errors=errors)


@dataclass
class Reading:
    """Hears what was found in a file, in the order of the file."""

    name: str
    answer: Answer
    limits: Limits
    file: str = ""
    kinds: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    found: Findings = field(init=False)
    sheets: Sheets = field(init=False)
    documents: Documents = field(init=False)

    def __post_init__(self) -> None:
        language = settings.LANGUAGE_CODE.split("-")[0]
        self.found = Findings(Values(Words()), language, Bounds(self.limits))
        self.sheets = Sheets(self.answer, self.found)
        self.documents = Documents(
            self.found.errors, self.found.readings, self.found.bounds
        )

    def hear(self, said: Said, at: int) -> None:
        """One part of the answer, which ends at this place of it."""
        what, *told = said
        if what == "file":
            self._file(*told)
        elif what == "sheet":
            title = told[0] or self._title()
            named = title or PurePath(self.name).stem
            self.sheets.hear(title, named, at, is_hidden=told[1])
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
        if len(self.found.errors) > self.limits.mistakes:
            raise RefusedError("mistakes", most=self.limits.mistakes)

    def _file(self, file: str, kind: str) -> None:
        self.file = file
        self.kinds.append(kind if file == self.name else "zip")
        self.documents.begin(self._title())

    def _title(self) -> str:
        """What a file in an archive is called; nothing where it is the only one."""
        return "" if self.file == self.name else PurePath(self.file).stem

    def mistakes(self) -> Iterator[Remark]:
        """What is wrong so far: with the file, its words and its organizations."""
        yield from self.found.errors
        for word in self.found.words:
            yield from word.errors
        for given in [*self.found.gathering.organizations, *self.documents.given]:
            yield from given.errors

    def source(self) -> Source:
        """All that was heard, put together."""
        self.sheets.read()
        organizations = [
            *self.sheets.organizations(),
            *self.documents.organizations(),
        ]
        kind = self.documents.kind or (self.kinds or [""])[0]
        self.found.bounds.organizations(len(organizations))
        words = [*self.found.words, *self.documents.words]
        errors = self.found.errors
        pictures = named_pictures(organizations, self.pictures, errors)
        if not (organizations or words or errors):
            message = _("There is nothing in this file that could be loaded.")
            right = _("Write one organization a row, below a row of headings.")
            errors.append(Remark(message, right))
        readings = self.found.readings
        return Source(kind, organizations, words, pictures, errors, readings)
