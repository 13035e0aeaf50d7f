"""The rows of a sheet as XML, each cell with the type of its value."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from members.intake.files.cells import letters
from members.intake.files.guard import guarded_in_xlsx
from members.intake.files.writing.parts_of_book import HEAD_STYLE, TEXT_STYLE
from members.intake.files.writing.workbooks import FORMULA, WIDE, WIDE_COLUMNS, WIDTH

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Excel's, and that of all who write its files. A sheet with more would be refused
# as a whole, and one that ends here would look as if it were all.
MOST_ROWS = 1_048_576
# What XML cannot hold or would change, and what Excel itself would read as one sign.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = re.compile(r"[&<>]")
_FIRST = frozenset("=+-@'# \t\n＝＋－＠")


class SheetIsFullError(ValueError):
    """There are more rows than a sheet can have; other formats have no such limit."""


class SheetRows:
    """Makes the rows of one sheet, in their order."""

    ENDED: ClassVar[bytes] = b"</sheetData></worksheet>"

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.letters = [letters(at) for at in range(len(names))]
        self.number = 1

    def begun(self) -> bytes:
        """All before the second row: how wide columns are, and the headings."""
        columns = "".join(
            f'<col min="{at}" max="{at}" customWidth="1" '
            f'width="{WIDE if name in WIDE_COLUMNS else WIDTH}"/>'
            for at, name in enumerate(self.names, start=1)
        )
        heads = "".join(
            _text(f"{letter}1", name, HEAD_STYLE)
            for letter, name in zip(self.letters, self.names, strict=True)
            if name
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
            '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" '
            'state="frozen"/></sheetView></sheetViews>'
            f'<cols>{columns}</cols><sheetData><row r="1">{heads}</row>'
        ).encode()

    def row(self, values: Iterable[Any]) -> bytes:
        """The next row. Raises SheetIsFullError."""
        self.number += 1
        if self.number > MOST_ROWS:
            raise SheetIsFullError(f"more than {MOST_ROWS} rows in a sheet")
        cells = "".join(
            [
                _cell(f"{letter}{self.number}", value)
                for letter, value in zip(self.letters, values, strict=True)
                if value is not None and value != ""
            ]
        )
        return f'<row r="{self.number}">{cells}</row>'.encode()


def _cell(place: str, value: Any) -> str:
    """A value as a cell; a text is never taken for a formula, a date or an error."""
    if isinstance(value, str):
        if value[0] not in _FIRST:
            return _text(place, value)
        style = TEXT_STYLE if FORMULA.match(value) else ""
        return _text(place, guarded_in_xlsx(value), style)
    if isinstance(value, bool):
        return _text(place, "yes" if value else "no")
    return f'<c r="{place}"><v>{value}</v></c>'


def _text(place: str, text: str, style: str = "") -> str:
    if _MARKUP.search(text):
        text = escape(text)
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return (
        f'<c r="{place}"{style} t="inlineStr">'
        f'<is><t xml:space="preserve">{text}</t></is></c>'
    )
