"""Progress as stairs: each section of an entry is a step, drawn when it is finished."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programs.templatetags.blocks import BLOCK, block, hole

# What lies on top of a finished step, in turn; below it are squares.
TOPS = ("square", "quarter", "triangle", "circle")
WIDEST = 2  # sections that share a height, so that ten of them do not tower


def steps(finished: Sequence[bool]) -> SafeString:
    """One column a section, rising to the end; dashed where something is missing."""
    tallest = _height(len(finished) - 1)
    parts = [
        part
        for column, is_finished in enumerate(finished)
        for part in _step(column, tallest, is_finished)
    ]
    width, height = len(finished) * BLOCK, tallest * BLOCK
    return format_html(
        '<svg class="stairs steps" width="{}" height="{}" viewBox="0 0 {} {}"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        width // 2,
        height // 2,
        width,
        height,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _height(column: int) -> int:
    return column // WIDEST + 1


def _step(column: int, tallest: int, is_finished: bool) -> list[SafeString]:
    own = _height(column)
    if not is_finished:
        return [hole(column, tallest - own)]
    rows = [(up, "square") for up in range(own - 1)]
    rows.append((own - 1, TOPS[column % len(TOPS)]))
    return [
        block(shape, (column + up) % 4 + 1, column, tallest - 1 - up)
        for up, shape in rows
    ]
