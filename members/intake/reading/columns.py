"""Tables typed as plain text: columns that spaces or tabs keep apart."""

import re
from itertools import groupby

from members.intake.reading.spans import Span, trimmed

GAP = re.compile(r"\t+| {2,}")
NUMBER = re.compile(r"[<>~+]?\d[\d ,.]*\+?|[-–—]")
YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
LEAST_LINES = 2
LONGEST_CELL = 45


def rows_in(lines: list[str]) -> set[int]:
    """The places of lines that make tables: as many cells each, and numbers below."""
    widths = [_width(line) for line in lines]
    rows: set[int] = set()
    for width, group in groupby(range(len(lines)), key=lambda place: widths[place]):
        places = list(group)
        if not width or len(places) < LEAST_LINES:
            continue
        below = [cells_of(lines[place])[1:] for place in places[1:]]
        if all(NUMBER.fullmatch(cell) for cells in below for cell in cells):
            rows.update(places)
            above = places[0] - 1
            if above >= 0 and _is_of_years(lines[above], width - 1):
                rows.add(above)
    return rows


def _is_of_years(line: str, width: int) -> bool:
    """The heading of a table whose first column has none: "2002   2006"."""
    cells = cells_of(line)
    return len(cells) == width and all(YEAR.fullmatch(cell) for cell in cells)


def cells_of(line: str) -> list[str]:
    return GAP.split(line.strip())


def _width(line: str) -> int:
    """How many cells a line has; 0 where it is no row."""
    cells = cells_of(line)
    short = all(len(cell) <= LONGEST_CELL for cell in cells)
    return len(cells) if len(cells) > 1 and short else 0


def cell_spans(text: str, row: Span) -> list[Span]:
    """The cells of a row: bars part them, and where there are none, the gaps."""
    said = row.of(text)
    gap = re.compile(r"\|") if " | " in said else GAP
    spans: list[Span] = []
    start = 0
    for match in gap.finditer(said):
        spans.append(_cell(text, row, start, match.start()))
        start = match.end()
    return [*spans, _cell(text, row, start, len(said))]


def _cell(text: str, row: Span, start: int, end: int) -> Span:
    return trimmed(text, Span(row.start + start, row.start + end))
