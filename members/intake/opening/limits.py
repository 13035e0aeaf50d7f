"""How much of a file is read, and the refusal of what is more."""

from dataclasses import dataclass
from typing import Any

MB = 2**20


class RefusedError(Exception):
    """Says why in one word, for which the site has a sentence, and where."""

    def __init__(self, why: str, **said: Any) -> None:
        super().__init__(why)
        self.why = why
        self.said = said


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes; numbers of rows and cells are of the whole file.

    Elements are those of a spreadsheet's XML, which may be many without a cell. A
    text that a spreadsheet holds once may stand in many cells: `row` and `text` are
    the characters of one row, or of one item of a JSON, and of the whole file.
    `lines` are those of one organization, `mistakes` those of the whole file.
    """

    size: int = 32 * MB
    unpacked: int = 64 * MB
    ratio: int = 100
    files: int = 3_000
    sheets: int = 60
    columns: int = 300
    rows: int = 150_000
    organizations: int = 20_000
    cells: int = 2_500_000
    elements: int = 8_000_000
    cell: int = 1_000_000
    row: int = 4_000_000
    text: int = 64_000_000
    lines: int = 5_000
    mistakes: int = 20_000
    picture: int = 2 * MB
    memory: int = 256 * MB
    answer: int = 256 * MB
    seconds: int = 30


# Below this size the ratio of a packed file says nothing.
SMALL = 2 * MB


class Counter:
    """Counts rows and cells of a whole file against its limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.rows = self.cells = self.unpacked = self.text = 0

    def row(self, number: int, cells: list[Any]) -> None:
        """Raise RefusedError where the row is one too many, or has too many cells."""
        self.rows += 1
        self.cells += len(cells)
        if len(cells) > self.limits.columns:
            raise RefusedError("columns", row=number, most=self.limits.columns)
        if self.rows > self.limits.rows:
            raise RefusedError("rows", row=number, most=self.limits.rows)
        if self.cells > self.limits.cells:
            raise RefusedError("cells", row=number, most=self.limits.cells)
        self.said(number, sum(len(cell) for cell in cells if isinstance(cell, str)))

    def said(self, number: int | None, count: int) -> None:
        """Raise RefusedError where a row or item of so many characters is too long."""
        self.text += count
        if count > self.limits.row:
            raise RefusedError("long_row", row=number, most=self.limits.row)
        if self.text > self.limits.text:
            raise RefusedError("text", row=number, most=self.limits.text)
