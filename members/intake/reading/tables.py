"""Tables of figures: a heading for each column, a number in each cell."""

from dataclasses import replace
from decimal import Decimal

from members.intake.reading.circumstances import Clue, speaks_of_training
from members.intake.reading.columns import cell_spans
from members.intake.reading.dates import dates_in
from members.intake.reading.figures import Figure, Sentence, figures_in, meant
from members.intake.reading.lines import Block
from members.intake.reading.numbers import with_numbers
from members.intake.reading.qualifiers import amount_at
from members.intake.reading.spans import Span
from members.intake.reading.tokens import tokens_of
from members.intake.reading.units import unit_after
from members.intake.reading.words import Words, each

MOST_ROWS = 200
# A column so headed counts what the row names.
PLAIN = each("number numbers institutions total quantity count units establishments")


def figures_of(text: str, rows: list[Block], clue: Clue, words: Words) -> list[Figure]:
    """The figures of rows that follow each other."""
    cells = [cell_spans(text, row.span) for row in rows[:MOST_ROWS]]
    if not cells:
        return []
    head = [_counted(text, cell, words) for cell in cells[0]]
    found: list[Figure] = []
    if sum(unit is not None for unit in head) and not any(
        _amount(text, cell) for cell in cells[0][1:]
    ):
        plain = [cell.of(text).casefold() in PLAIN for cell in cells[0]]
        for row in cells[1:]:
            named = _counted(text, row[0], words) if True in plain else None
            units = [
                unit or (named if place and is_plain else None)
                for place, (unit, is_plain) in enumerate(zip(head, plain, strict=True))
            ]
            found += _by_columns(text, units, row, clue)
        return found
    years = [_year(text, cell) for cell in cells[0]]
    if all(years) and len(cells) > 1 and len(cells[1]) == len(years) + 1:
        years.insert(0, "")
    dated = any(years[1:]) and len(cells) > 1
    for row in cells[1:] if dated else cells:
        found += _by_rows(text, row, years if dated else [], clue, words)
    return found


def _counted(text: str, cell: Span, words: Words) -> tuple[str, bool] | None:
    """The indicator that a heading names, and whether people were trained."""
    tokens = with_numbers(tokens_of(text, cell.start, cell.end))
    start = 2 if [token.key for token in tokens[:2]] == ["number", "of"] else 0
    unit = unit_after(tokens, start, words) if tokens else None
    if unit is None:
        return None
    one = meant(unit.codes, speaks_of_training(tokens), words)
    return one.code, one.of_training


def _year(text: str, cell: Span) -> str:
    dates = dates_in(text, cell)
    whole = cell.end - cell.start
    return dates[0].date if dates and whole < 12 else ""


def _amount(text: str, cell: Span) -> tuple[int, str] | None:
    """The number that a cell is, and its qualifier; None for other cells."""
    tokens = with_numbers(tokens_of(text, cell.start, cell.end))
    numbers = [place for place, token in enumerate(tokens) if token.value is not None]
    if len(numbers) != 1 or len(tokens) > 4:
        return None
    amount = amount_at(tokens, numbers[0], set())
    if amount is None or amount.value != int(amount.value):
        return None
    return int(amount.value), amount.qualifier


def _by_columns(
    text: str, head: list[tuple[str, bool] | None], row: list[Span], clue: Clue
) -> list[Figure]:
    name = (
        row[0].of(text) if row and head[0] is None and not _amount(text, row[0]) else ""
    )
    year = ""
    for place, cell in enumerate(row):
        if (place >= len(head) or head[place] is None) and _year(text, cell):
            year, name = _year(text, cell), "" if place == 0 else name
    if name.casefold().startswith(("total", "sum", "all")):
        return []
    found = []
    for unit, cell in zip(head, row, strict=False):
        amount = _amount(text, cell) if unit else None
        if unit and amount and amount[0]:
            found.append(_figure(unit, amount, cell, name, year, clue))
    return found


def _by_rows(
    text: str, row: list[Span], years: list[str], clue: Clue, words: Words
) -> list[Figure]:
    unit = _counted(text, row[0], words) if row else None
    if unit is None:
        return _as_sentences(text, row, clue, words)
    found = []
    for place, cell in enumerate(row[1:], 1):
        amount = _amount(text, cell)
        if amount and amount[0] and not (_year(text, cell) and not years):
            year = years[place] if place < len(years) else ""
            found.append(_figure(unit, amount, cell, "", year, clue))
        if found and not years:
            break
    return found


def _as_sentences(text: str, row: list[Span], clue: Clue, words: Words) -> list[Figure]:
    return [
        figure
        for cell in row
        for figure in figures_in(text, Sentence(cell, clue), words)
    ]


def _figure(
    unit: tuple[str, bool],
    amount: tuple[int, str],
    cell: Span,
    dimension: str,
    year: str,
    clue: Clue,
) -> Figure:
    code, of_training = unit
    period = year or clue.period
    closed = period and not period.casefold().startswith("since")
    kind = ("flow" if closed else "cumulative") if of_training else "stock"
    figure = Figure(
        code, Decimal(amount[0]), amount[1], kind, cell, dimension=dimension
    )
    result = "target" if clue.is_plan else "actual"
    return replace(
        figure, result=result, period=period,
        since=year or clue.since, until=year or clue.until,
    )  # fmt: skip
