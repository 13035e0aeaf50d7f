"""The dictionary of all columns: for people who fill in a file, and for the docs."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.intake.columns import SHEETS
from members.intake.columns.column import Column, Sheet, Type

HEADINGS: tuple[Promise, ...] = (
    gettext_lazy("sheet"),
    gettext_lazy("column"),
    gettext_lazy("meaning"),
    gettext_lazy("values"),
    gettext_lazy("needed"),
    gettext_lazy("example"),
    gettext_lazy("also called"),
)
TYPES: dict[Type, Promise] = {
    "text": gettext_lazy("one line of text"),
    "markdown": gettext_lazy("text, Markdown, several lines"),
    "key": gettext_lazy("letters a–z, digits, - and _"),
    "date": gettext_lazy("year, month or day: 1998, 1998-09, 1998-12-14"),
    "day": gettext_lazy("day: 1998-12-14"),
    "number": gettext_lazy("number from 0, at most two decimal places"),
    "degrees": gettext_lazy("degrees with a point"),
    "yes_no": gettext_lazy("yes or no"),
    "word": gettext_lazy("code or name of the vocabulary"),
    "words": gettext_lazy("codes or names of the vocabulary, with ; between"),
    "language": gettext_lazy("code of a language (BCP 47)"),
    "address": gettext_lazy("web address"),
    "email": gettext_lazy("e-mail address"),
    "picture": gettext_lazy("name of a picture in the ZIP"),
    "lines": gettext_lazy("the whole list as JSON, with the columns of its sheet"),
}


def dictionary() -> Iterator[list[str]]:
    """A row for each column of each sheet, in the order of HEADINGS."""
    for sheet in SHEETS:
        for column in sheet.columns:
            yield [sheet.name, *described(column)]


def described(column: Column) -> list[str]:
    needed = _("yes") if column.is_required else ""
    synonyms = ", ".join(column.synonyms)
    meaning = str(column.meaning)
    return [column.name, meaning, allowed(column), needed, column.example, synonyms]


def allowed(column: Column) -> str:
    """What may stand in a column, in words."""
    if column.choices:
        return ", ".join(f"{code} ({label})" for code, label in column.choices.choices)
    text = str(TYPES[column.type])
    return (
        _("%(values)s; may end in a language, as %(name)s_ru")
        % {
            "values": text,
            "name": column.name,
        }
        if column.in_languages
        else text
    )


def as_markdown() -> str:
    """The dictionary as docs/intake.md has it."""
    return "\n".join(line for sheet in SHEETS for line in _table(sheet))


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"### `{sheet.name}`\n"
    yield f"{sheet.meaning}\n"
    yield "| column | meaning | values | needed | also called |"
    yield "|---|---|---|---|---|"
    for column in sheet.columns:
        name, meaning, values, needed, _example, synonyms = described(column)
        yield f"| `{name}` | {meaning} | {values} | {needed} | {synonyms} |"
    yield ""
