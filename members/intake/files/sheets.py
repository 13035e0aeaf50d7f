"""The sheets of a file: which of them are read, and in which order."""

from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from members.intake.columns import plain
from members.intake.files.about import ABOUT, complete, is_complete
from members.intake.files.child import Answer
from members.intake.files.headings import find_sheet, unknown_sheet
from members.intake.files.table import MOST_ABOVE, Findings, Table
from members.intake.given import Given, Place, Remark


@dataclass
class Sheets:
    """Sheets as they are heard of; their rows are read at the end."""

    answer: Answer
    found: Findings
    tables: list[tuple[int, Table]] = field(default_factory=list)
    unknown: list[tuple[int, Table, bool]] = field(default_factory=list)
    is_complete: bool = False

    def hear(self, title: str, named: str, at: int, *, is_hidden: bool) -> None:
        """A sheet whose rows begin at this place of the answer.

        `title` is shown to people; `named` says what the sheet is about.
        """
        first = list(islice(self.answer.rows(at), MOST_ABOVE))
        if plain(named) in ABOUT:
            self.is_complete = self.is_complete or is_complete(self.answer.rows(at))
        elif first:
            table = Table(title, named, first)
            if find_sheet(named):
                self._known(at, table)
            else:
                self.unknown.append((at, table, is_hidden))

    def _known(self, at: int, table: Table) -> None:
        for _at, other in self.tables:
            if other.sheet is table.sheet:
                message = _("The sheets “%(one)s” and “%(other)s” are the same.")
                words = {"one": other.title, "other": table.title}
                right = _("Put their rows into one sheet.")
                place = Place(table.title)
                self.found.errors.append(Remark(message % words, right, place=place))
        self.tables.append((at, table))

    def read(self) -> None:
        """Read all rows: words first, for others name them; then organizations."""
        seen = [sheet for sheet in self.unknown if not sheet[2]]
        if len(seen) == 1 and not self.tables:
            # A file of one sheet may call it as it likes: its headings tell.
            self.tables = [seen[0][:2]]
            self.unknown.remove(seen[0])
        for _at, table, is_hidden in self.unknown:
            if is_hidden:
                message = _("The hidden sheet “%(name)s” was left out.")
                words = {"name": table.title}
                remark = Remark(message % words, place=Place(table.title))
                self.found.readings.append(remark)
            else:
                self.found.errors.append(unknown_sheet(table.title))
        for at, table in sorted(self.tables, key=_turn):
            if table.dates:
                table.look(self.answer.rows(at))
            table.read(self.answer.rows(at), self.found)

    def organizations(self) -> list[Given]:
        found: list[Given] = self.found.gathering.organizations
        if not self.is_complete:
            return found
        sections = {table.sheet.section for _at, table in self.tables} - {""}
        return [complete(given, sections) for given in found]


def _turn(sheet: tuple[int, Table]) -> int:
    kind = sheet[1].sheet
    return 0 if kind.model else 2 if kind.section else 1
