"""The rows that are wrong, as a file to mend and load again."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from tempfile import NamedTemporaryFile
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from members.intake import files
from members.intake.files.child import take_apart
from members.intake.files.guard import guarded, unguarded
from members.intake.files.headings import ERRORS
from members.intake.files.table import MOST_ABOVE, Table
from members.intake.files.writing.workbooks import as_cell
from members.intake.given import Source
from members.intake.opening.limits import Limits
from members.models import Import

# Sheet and number of a row.
Spot = tuple[str, int]


@dataclass(frozen=True)
class BadRows:
    """A file to download."""

    name: str
    content: bytes
    content_type: str


@dataclass
class Sheet:
    title: str
    rows: list[list[Any]] = field(default_factory=list)


def bad_rows_file(load: Import) -> BadRows:
    """The rows of the file that are wrong, with all their errors beside them.

    In the format of the file where that has rows (CSV, XLSX), each row of a wrong
    organization with the headings of its sheet; the column “errors” that is added is
    ignored when the file is loaded again. Else a CSV that lists the errors.
    """
    stem = _("%(name)s, wrong rows") % {"name": PurePath(load.name).stem[:150]}
    errors = _errors(load)
    if load.kind not in ("csv", "tsv", "txt", "xlsx"):
        return BadRows(f"{stem}.csv", _list_of(load), files.FORMATS["csv"])
    with NamedTemporaryFile(prefix="import-") as file:
        file.write(bytes(load.content))
        file.flush()
        path = Path(file.name)
        spots = _spots(files.read(path, load.name), set(errors))
        sheets = list(_sheets(path, load.name, spots, errors))
    if load.kind == "xlsx":
        return BadRows(f"{stem}.xlsx", _as_xlsx(sheets), files.FORMATS["xlsx"])
    return BadRows(f"{stem}.csv", _as_csv(sheets), files.FORMATS["csv"])


def _errors(load: Import) -> dict[Spot, list[str]]:
    """What is wrong at each row of the file, in the order of the plan."""
    found: dict[Spot, list[str]] = defaultdict(list)
    for row in load.rows.wrong():
        # The organization itself, though all that is wrong stands in its lists.
        found[row.sheet, row.line or 0] += []
        for error in row.errors:
            parts = [error["column"], error["message"], error["right"]]
            words = " ".join(filter(None, parts))
            found[error["sheet"], error["row"] or row.line or 0].append(words)
    return found


def _spots(source: Source, wrong: set[Spot]) -> set[Spot]:
    """All rows that speak of an organization or word of which a row is wrong."""
    spots = set(wrong)
    for given in source.organizations:
        places = [
            given.place,
            *(o.place for lines in given.lists.values() for o in lines),
        ]
        own = {(place.sheet, place.row or 0) for place in places}
        if own & wrong:
            spots |= own
    return spots


def _sheets(
    path: Path, name: str, spots: set[Spot], errors: dict[Spot, list[str]]
) -> Iterator[Sheet]:
    """Of each sheet the headings and the rows that are wrong."""
    answer = take_apart(path, name, Limits())
    try:
        for said, at in answer.parts():
            if said[0] != "sheet":
                continue
            sheet = Sheet(said[1])
            wanted = {row for title, row in spots if title == sheet.title}
            if not wanted:
                continue
            named = sheet.title or PurePath(name).stem
            first = list(islice(answer.rows(at), MOST_ABOVE))
            head = Table(sheet.title, named, first).at
            for number, cells in answer.rows(at):
                if number == head:
                    sheet.rows.append([*cells, ERRORS])
                elif number in wanted and sheet.rows:
                    blanks = [None] * (len(sheet.rows[0]) - 1 - len(cells))
                    told = "\n".join(errors.get((sheet.title, number), []))
                    sheet.rows.append([*cells, *blanks, told])
            yield sheet
    finally:
        answer.close()


def _as_csv(sheets: list[Sheet]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for sheet in sheets:
        for row in sheet.rows:
            writer.writerow([_guarded(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _guarded(cell: Any) -> Any:
    """As it came in, for a cell that was guarded is not guarded once more."""
    text = _text(cell)
    if not isinstance(text, str) or text.startswith("'"):
        return text
    return guarded(text)


def _text(cell: Any) -> Any:
    """A cell as it is written; dates and failures of formulas come as objects."""
    if isinstance(cell, dict):
        return cell.get("date") or cell.get("error") or ""
    return cell


def _as_xlsx(sheets: list[Sheet]) -> bytes:
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        page = workbook.create_sheet(sheet.title)
        for row in sheet.rows:
            page.append([_as_cell(page, cell) for cell in row])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _as_cell(page: Any, cell: Any) -> Any:
    text = _text(cell)
    return as_cell(page, unguarded(text) if isinstance(text, str) else text)


def _list_of(load: Import) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ["organization", "sheet", "row", "column", "value", ERRORS, "right"]
    )
    for row in load.rows.wrong():
        for error in row.errors:
            place = [error["sheet"], error["row"], error["column"]]
            words = [error["value"], error["message"], error["right"]]
            cells = [row.label or row.slug, *place, *words]
            writer.writerow([_guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")
