"""CSV: which encoding, which separator, and its rows."""

import csv
import io
import re
from collections import Counter as Tally
from collections.abc import Iterator
from typing import BinaryIO

from members.intake.opening.answer import Answer
from members.intake.opening.encodings import encoding_of
from members.intake.opening.limits import Counter, RefusedError

SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
# What stands in no text that people typed: all controls but tab and ends of lines.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_OF_FIRST = 50


def open_csv(name: str, stream: BinaryIO, counter: Counter, answer: Answer) -> None:
    encoding = encoding_of(stream)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    csv.field_size_limit(counter.limits.cell)
    separator = _separator(text, counter.limits.cell)
    answer.file(name, "csv")
    answer.reading("csv", encoding=encoding, separator=separator)
    answer.sheet("")
    reader = csv.reader(
        _lines(text, counter.limits.cell), delimiter=separator, strict=True
    )
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            while cells and not cells[-1]:
                cells.pop()
            if number == 1 and len(cells) == 1 and cells[0].startswith("sep="):
                continue  # a line by which programs tell each other the separator
            if any(cells):
                counter.row(number, cells)
                answer.row(number, [*cells])
    except csv.Error as error:
        why = "long_cell" if "field limit" in str(error) else "quotes"
        raise RefusedError(why, row=number + 1) from None
    finally:
        text.detach()


def _separator(text: io.TextIOWrapper, longest: int) -> str:
    """The sign that parts the first row, as far as it stands outside of quotes."""
    lines = _lines(text, longest)
    first = next((line for line in lines if line.strip()), "")
    if told := re.fullmatch(r"sep=(.)\s*", first):
        found = told[1]
    else:
        # A heading may hold a line break in quotes.
        while first.count('"') % 2 and (more := next(lines, "")):
            first += more
            if first.count("\n") > MOST_OF_FIRST:
                break
        tally = Tally(_QUOTED.sub("", first))
        found = max(SEPARATORS, key=lambda sign: tally[sign])
    text.seek(0)
    return found


def _lines(text: io.TextIOWrapper, longest: int) -> Iterator[str]:
    """Lines as they end in the file; none of them endless, or no text at all."""
    number = 0
    while line := text.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise RefusedError("long_line", row=number, most=longest)
        if control := _CONTROL.search(line):
            why = "nul" if control[0] == "\0" else "control"
            raise RefusedError(why, row=number)
        yield line
