"""Templates to fill in: all columns, with one example that loads."""

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from members.entry import Entry
from members.intake.columns import (
    LISTS,
    ONCE,
    ORGANIZATIONS,
    SHORTCUTS,
    VOCABULARY,
    Column,
)
from members.intake.columns.dictionary import HEADINGS, dictionary
from members.intake.files.exported import About, Exported
from members.intake.files.stated import COLUMNS
from members.intake.files.values import Values
from members.intake.files.words import KINDS, Words
from members.intake.files.writing import Format
from members.intake.files.writing.delimited import ENCODING, as_text
from members.intake.files.writing.documents import json_parts
from members.intake.files.writing.workbooks import Book, add_about

Rows = list[list[Any]]
# The example takes its words from the vocabulary that is there.
EXAMPLE = ONCE[0].example


def write_template(format: Format, stream: BinaryIO) -> None:
    """Write a template of this kind; what it holds loads without an error."""
    if format == "csv":
        _write_csv([*ONCE, *SHORTCUTS], stream)
    elif format == "json":
        _write_json(stream)
    elif format == "xlsx":
        _write_xlsx(stream)
    else:
        _write_zip(stream)


def example(column: Column) -> Any:
    """An example for a column: a word that is there, for one that names words."""
    if column.name == "organization":
        return EXAMPLE
    if column.word and not column.name.startswith("organization_"):
        model, by = KINDS[column.word]
        words = model.objects.order_by(by)
        known = words.filter(**{by: column.example}) if column.example else words
        found = (known or words).first()
        return getattr(found, by) if found else column.example
    return column.example


def _write_csv(columns: Iterable[Column], stream: BinaryIO) -> None:
    columns = list(columns)
    text = io.TextIOWrapper(stream, ENCODING, newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerow([as_text(column.type, example(column)) for column in columns])
    text.detach()


def _write_zip(stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, columns in ((ORGANIZATIONS.name, ONCE), *_lists()):
            content = io.BytesIO()
            _write_csv(columns, content)
            parts.writestr(f"{name}.csv", content.getvalue())


def _lists() -> list[tuple[str, tuple[Column, ...]]]:
    """The lists that can have an example: some need a word, and there may be none."""
    return [
        (sheet.name, COLUMNS[sheet.section])
        for sheet in LISTS
        if all(example(column) for column in sheet.columns if column.is_required)
    ]


def _write_xlsx(stream: BinaryIO) -> None:
    book = Book()
    columns = [*ONCE, *SHORTCUTS]
    book.sheet(ORGANIZATIONS.name, [column.name for column in columns])
    # What has a sheet of its own has its example there.
    book.append(ORGANIZATIONS.name, [example(column) for column in ONCE])
    with_example = dict(_lists())
    for sheet in LISTS:
        columns = [*sheet.columns]
        book.sheet(sheet.name, [column.name for column in columns])
        if sheet.name in with_example:
            book.append(sheet.name, [example(column) for column in columns])
    for sheet in VOCABULARY:
        book.sheet(sheet.name, [column.name for column in sheet.columns])
    book.sheet("columns", [str(heading) for heading in HEADINGS])
    for row in dictionary():
        book.append("columns", row)
    add_about(book, About(selection=_("A template with one example.")))
    book.workbook.save(stream)


def _write_json(stream: BinaryIO) -> None:
    values = Values(Words())
    said = _said(ONCE, values)
    data: dict[str, Any] = {}
    for path, value in said.items():
        group, _dot, field = path.rpartition(".")
        (data.setdefault(group, {}) if group else data)[field] = value
    for name, columns in _lists():
        line = _said(columns, values)
        line.pop("organization", None)
        data[name] = [line | ({} if name == "texts" else {"key": "example"})]
    about = About(selection=_("A template."))
    stream.writelines(json_parts([_example_of(data)], about))


def _said(columns: Iterable[Column], values: Values) -> dict[str, Any]:
    """The examples by path, as JSON."""
    return {
        column.field: example(column)
        if column.word
        else values.read(column, example(column))[0]
        for column in columns
        if example(column)
    }


def _example_of(data: dict[str, Any]) -> Exported:
    memberships = data.pop("memberships", [])
    return Exported.of(Entry.model_validate(data), memberships)
