"""The cells of one sheet of a spreadsheet, row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from members.intake.opening.limits import Limits, RefusedError
from members.intake.opening.styles import date_of
from members.intake.opening.xml import Parser

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
LONGEST_NUMBER = len("1048576")
Row = tuple[int, list[Any]]


@dataclass(frozen=True)
class Book:
    """What the sheets of a file share: texts, dates by style, the first day."""

    texts: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    since_1904: bool = False


def unescaped(text: str) -> str:
    """The text with signs that XML cannot hold, which Excel writes as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def column_number(letters: str) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


class Sheet:
    """Reads one sheet: a cell is a text, a number, a truth, or says what it is.

    {"date": "1998-09"} is a date, {"error": "#N/A"} the failure of a formula, and
    {"formula": true} one that was saved without its result.
    """

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.limits = limits
        self.elements = 0
        self.rows: list[Row] = []
        self._columns: dict[str, int] = {}
        self._number = 0
        self._cells: dict[int, Any] = {}
        self._column = -1
        self._type = self._style = ""
        self._text: list[str] | None = None
        self._is_aside = self._has_formula = False
        self._value: str | None = None

    def read(self, stream: BinaryIO) -> Iterator[Row]:
        """Each row that holds something, with its number from 1."""
        parser = Parser(self._start, self._end, self._said)
        for _part in parser.parse(stream):
            yield from self.rows
            self.rows.clear()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self.limits.elements:
            raise RefusedError("cells", row=self._number, most=self.limits.cells)
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            if not self._is_aside:
                self._text = []
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":  # how a text is spoken, beside it
            self._is_aside = True
        elif name == "row":
            given = attributes.get("r", "")
            is_given = given.isdecimal() and len(given) <= LONGEST_NUMBER
            self._number = int(given) if is_given else self._number + 1
            self._cells, self._column = {}, -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value, self._has_formula = None, False
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place is None:
            self._column += 1
            return
        letters = place[1]
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        self._column = self._columns[letters]

    def _said(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name == "c":
            value = self._meaning()
            if value is not None and value != "":
                self._keep(value)
        elif name in ("v", "t"):
            if self._text is not None:
                self._value = (self._value or "") + "".join(self._text)
                self._text = None
        elif name == "rPh":
            self._is_aside = False
        elif name == "row" and self._cells:
            last = max(self._cells)
            cells = [self._cells.get(column) for column in range(last + 1)]
            self.rows.append((self._number, cells))

    def _keep(self, value: Any) -> None:
        if self._column >= self.limits.columns:
            most = self.limits.columns
            raise RefusedError("columns", row=self._number, most=most)
        if isinstance(value, str) and len(value) > self.limits.cell:
            raise RefusedError("long_cell", row=self._number)
        self._cells[self._column] = value

    def _meaning(self) -> Any:
        value = self._value
        if self._has_formula and not value and self._type != "str":
            return {"formula": True}
        if value is None:
            return None
        if self._type == "s":
            texts = self.book.texts
            known = value.strip().isdecimal() and int(value) < len(texts)
            return texts[int(value)] if known else {"error": value}
        if self._type in ("str", "inlineStr"):
            return unescaped(value)
        if self._type == "b":
            return value.strip() == "1"
        if self._type == "e":
            return {"error": value}
        if self._type == "d":
            return {"date": value[:10]}
        return self._number_or_date(value)

    def _number_or_date(self, value: str) -> Any:
        try:
            number = float(value)
        except ValueError:
            return value
        dates = self.book.dates
        shown = (
            dates[int(self._style)]
            if self._style.isdecimal() and int(self._style) < len(dates)
            else ""
        )
        if shown:
            day = date_of(number, shown, since_1904=self.book.since_1904)
            return {"date": day} if day else {"error": value}
        if number.is_integer() and abs(number) < 1e15:
            return int(number)
        return number if abs(number) < float("inf") else value
