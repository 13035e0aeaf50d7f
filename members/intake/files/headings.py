"""The headings of a sheet: which column is where."""

import difflib
import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from members.intake.columns import SHEETS, Column, Sheet, plain
from members.intake.files.about import ABOUT_THIS
from members.intake.given import Place, Remark
from programs.languages import LANGUAGE
from programs.typed_dates import Order

# The column beside rows that were handed back: for people, and nothing to load.
ERRORS = "errors"
_SUFFIX = re.compile(rf"(.+?)\s*[(_ ]({LANGUAGE.replace('(', '(?:')})\)?")


@dataclass(frozen=True)
class Heading:
    """A column of a file: what it holds, in which language, and what it is called.

    `order` is that of day and month in its dates.
    """

    column: Column
    text: str
    language: str = ""
    order: Order = Order.DAY_FIRST


@dataclass
class Headings:
    """The columns of a sheet by their place from 0, and what is wrong with them."""

    at: dict[int, Heading] = field(default_factory=dict)
    wrong: set[int] = field(default_factory=set)
    errors: list[Remark] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return any(heading.column.name == name for heading in self.at.values())


def read_headings(sheet: Sheet, title: str, row: int, cells: list[Any]) -> Headings:
    """The headings in the cells of the first row."""
    found, names = Headings(), sheet.names
    for number, cell in enumerate(cells):
        text = str(cell).strip() if cell is not None else ""
        if not text:
            continue
        if plain(text) == ERRORS or plain(text).startswith(ABOUT_THIS):
            found.wrong.add(number)  # whose cells nobody reads
            continue
        place = Place(title, row, text)
        heading = _heading(text, names)
        if heading is None:
            found.wrong.add(number)
            found.errors.append(unknown_column(text, names, place))
        elif any(
            (other.column, other.language) == (heading.column, heading.language)
            for other in found.at.values()
        ):
            found.wrong.add(number)
            found.errors.append(
                Remark(
                    _("The column “%(name)s” is there twice.")
                    % {"name": heading.column.name},
                    _("Delete one of the two, or give it another heading."),
                    text,
                    place,
                )
            )
        else:
            found.at[number] = heading
    return found


def _heading(text: str, names: dict[str, Column]) -> Heading | None:
    if column := names.get(plain(text)):
        return Heading(column, text)
    if parts := _SUFFIX.fullmatch(text.strip()):
        column = names.get(plain(parts[1]))
        if column and column.in_languages:
            language = parts[2].replace("_", "-")
            is_text = column.shortcut is not None
            if is_text or language in settings.MODELTRANSLATION_LANGUAGES:
                return Heading(column, text, language)
    return None


def unknown_column(text: str, names: dict[str, Column], place: Place) -> Remark:
    near = difflib.get_close_matches(plain(text), names, n=1, cutoff=0.6)
    if near:
        right = _("Perhaps you mean “%(name)s”.") % {"name": names[near[0]].name}
    else:
        right = _("Delete the column, or give it one of the headings in the template.")
    message = _("There is no column “%(name)s” here.") % {"name": text[:100]}
    return Remark(message, right, text, place)


def find_sheet(title: str) -> Sheet | None:
    """The sheet that is meant by the title of one."""
    name = plain(title)
    for sheet in SHEETS:
        if name in map(plain, (sheet.name, *sheet.synonyms)):
            return sheet
    return None


def unknown_sheet(title: str) -> Remark:
    names = [sheet.name for sheet in SHEETS]
    near = difflib.get_close_matches(plain(title).replace(" ", "_"), names, n=1)
    right = (
        _("Perhaps you mean “%(name)s”.") % {"name": near[0]}
        if near
        else _("Give it one of these names, or delete it: %(names)s.")
        % {"names": ", ".join(names)}
    )
    message = _("There is no sheet “%(name)s” here.") % {"name": title[:100]}
    return Remark(message, right, title, Place(title))


def guessed_sheet(rows: list[list[Any]]) -> Sheet:
    """The sheet of which one of the first rows holds most headings."""

    def known(sheet: Sheet) -> int:
        names = sheet.names
        return max(
            sum(_heading(str(cell), names) is not None for cell in cells if cell)
            for cells in rows
        )

    return max(SHEETS, key=known)
