"""Rows of the sheets of the vocabulary."""

from typing import Any

from members.intake.columns import Sheet
from members.intake.files.cells import Row
from members.intake.files.list_rows import needed
from members.intake.files.values import EMPTY
from members.intake.files.words import OF_MODEL, Words
from members.intake.given import Word

ALIAS = ("indicator", "language", "words")
# Fields that name other rows, as fixtures name them: by a list of their words.
NATURAL = {"parent", "indicator"}


def word_of(sheet: Sheet, row: Row, words: Words) -> Word:
    """The word that a row says; it is known from now on to the rest of the file."""
    fields: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for cell in row.cells:
        column, language = cell.column, cell.heading.language
        name = (
            f"{column.field}_{language.replace('-', '_')}" if language else column.field
        )
        columns[name] = cell.heading.text
        if not cell.is_empty:
            fields[name] = _natural(name, cell.value)
        elif column.is_required and not language:
            row.errors.append(needed(cell.place))
        elif column.type in ("text", "markdown", "date", "address"):
            fields[name] = EMPTY[column.type]
        elif name == "parent":
            fields[name] = None
        elif name == "countries":
            fields[name] = []
    key = _key(sheet, fields)
    if word := OF_MODEL.get(sheet.model):
        names = [value for name, value in fields.items() if name.startswith("name")]
        words.add(word, key[0], names)
    return Word(row.place, sheet.model, key, fields, columns, row.errors, row.readings)


def _key(sheet: Sheet, fields: dict[str, Any]) -> tuple[str, ...]:
    if sheet.model == "programs.indicatoralias":
        fields.setdefault("language", "en")
        indicator = fields.get("indicator") or [""]
        return (indicator[0], fields["language"], str(fields.get("words", "")))
    return (str(fields.get("slug") or fields.get("code") or ""),)


def _natural(name: str, value: Any) -> Any:
    if name in NATURAL:
        return [value]
    return [[code] for code in value] if name == "countries" else value
