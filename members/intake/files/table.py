"""One sheet of rows, of a CSV or of a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from members.intake.columns import ORGANIZATIONS, Sheet
from members.intake.files.bounds import Bounds
from members.intake.files.cells import Row, read_row
from members.intake.files.gathering import Gathering
from members.intake.files.headings import (
    Headings,
    find_sheet,
    guessed_sheet,
    read_headings,
)
from members.intake.files.list_rows import add_line_of
from members.intake.files.organization_rows import add_organization
from members.intake.files.values import DATES, Values
from members.intake.files.word_rows import word_of
from members.intake.given import Place, Remark, Word
from programs.typed_dates import Seen

# A title or a remark may stand above the headings.
MOST_ABOVE = 5
Rows = Iterable[tuple[int, list[Any]]]


@dataclass
class Findings:
    """What all sheets of a file add to."""

    values: Values
    language: str
    bounds: Bounds
    gathering: Gathering = field(default_factory=Gathering)
    words: list[Word] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)

    def met(self, row: Row) -> None:
        """A row was taken in. Raises RefusedError where it was one too many."""
        self.bounds.organizations(len(self.gathering.organizations))
        if row.errors:
            self.bounds.wrong(len(row.errors))


class Table:
    """A sheet whose first rows were seen, so that it is known what it is about.

    `named` is what it is called; a table without a name that says something is known
    by its headings.
    """

    def __init__(
        self, title: str, named: str, first: list[tuple[int, list[Any]]]
    ) -> None:
        self.title = title
        sheet = find_sheet(named)
        self.sheet: Sheet = sheet or guessed_sheet([cells for _row, cells in first])
        self.at, self.headings = _headings(self.sheet, title, first)
        self.is_below = bool(first) and self.at != first[0][0]

    @property
    def dates(self) -> list[int]:
        """The columns that hold dates."""
        headings = self.headings.at.items()
        return [at for at, heading in headings if heading.column.type in DATES]

    def look(self, rows: Rows) -> None:
        """Learn of each column of dates whether the day stands first or the month."""
        seen = {at: Seen() for at in self.dates}
        for _number, cells in rows:
            for at, dates in seen.items():
                if at < len(cells) and isinstance(cells[at], str):
                    dates.see(cells[at])
        for at, dates in seen.items():
            heading = self.headings.at[at]
            self.headings.at[at] = replace(heading, order=dates.order)

    def read(self, rows: Rows, findings: Findings) -> None:
        """Add what the headings and rows say to the findings."""
        place = Place(self.title, self.at)
        if self.is_below:
            message = _("The headings are in row %(row)s; what is above was left out.")
            findings.readings.append(Remark(message % {"row": self.at}, place=place))
        findings.errors.extend(self.headings.errors)
        findings.errors.extend(missing(self.sheet, self.headings, place))
        if self.at is None:
            return
        for number, cells in rows:
            if number > self.at:
                row = read_row(
                    self.title, number, cells, self.headings, findings.values
                )
                if not row.is_empty:
                    self._add(row, findings)
                    findings.met(row)

    def _add(self, row: Row, findings: Findings) -> None:
        if self.sheet.model:
            word = word_of(self.sheet, row, findings.values.words)
            findings.words.append(word)
        elif self.sheet.section:
            given = add_line_of(self.sheet, row, findings.gathering)
            count = len(given.lists[self.sheet.section])
            findings.bounds.lines(count, row.place.row, self.title)
        else:
            add_organization(
                row, findings.gathering, findings.values, findings.language
            )


def _headings(
    sheet: Sheet, title: str, first: list[tuple[int, list[Any]]]
) -> tuple[int | None, Headings]:
    """The first row that holds headings; the very first, if none of them does."""
    found = [
        (number, read_headings(sheet, title, number, cells)) for number, cells in first
    ]
    for number, headings in found:
        if len(headings.at) > max(1, len(headings.wrong)):
            return number, headings
    return max(found, key=lambda row: len(row[1].at)) if found else (None, Headings())


def missing(sheet: Sheet, headings: Headings, place: Place) -> list[Remark]:
    """The columns without which no row of the sheet can say anything."""
    needed = [column.name for column in sheet.columns if column.is_required]
    if sheet.section and headings.has("key"):
        needed = []  # of lines that are there, all else may be left out
    elif sheet == ORGANIZATIONS and headings.has("slug"):
        needed = []  # and of organizations
    if sheet.section and not (
        headings.has("organization")
        or headings.has("organization_identifier")
        or (headings.has("organization_name") and headings.has("organization_country"))
    ):
        needed.insert(0, "organization")
    return [
        Remark(
            _("The column “%(name)s” is missing.") % {"name": name},
            _("Add it. The template shows all columns."),
            place=place,
        )
        for name in needed
        if not headings.has(name)
    ]
