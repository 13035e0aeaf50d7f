"""The ornament of the site, drawn as SVG: emblems of four blocks, and stairs of many.

Fills and strokes are classes (`b1` to `b4`, `t1` to `t4`), because a stylesheet
knows light from dark and the Content-Security-Policy refuses inline styles.
"""

from functools import cache
from hashlib import sha256
from itertools import permutations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Each shape fills a block of 48 × 48; turned by a quarter it stays within it.
SHAPES = {
    "square": "M0 0h48v48H0z",
    "quarter": "M0 48V0a48 48 0 0 1 48 48z",
    "triangle": "M0 48 48 0v48z",
    "circle": "M24 0a24 24 0 0 1 0 48 24 24 0 0 1 0-48z",
}
BLOCK = 48
COLORS = list(permutations((1, 2, 3, 4)))
PLACES = ((0, 0), (1, 0), (0, 1), (1, 1))

# Home's stairs: a road of blocks, then the steps. One string a column, from the
# ground up: a letter for the shape (s, q, t, c; capital: on a tint, as in a
# wall) and a digit for the color.
LETTERS = {"s": "square", "q": "quarter", "t": "triangle", "c": "circle"}
STAIRS = (
    "t4", "s2", "Q3", "s1", "s2", "T4", "s3", "Q1", "s4", "s2q3",
    "s1s2t1", "s3Q1s4c3", "T4s3s1q4", "s1Q4s2Q3t1", "s4s1T3s4T3q2",
    "Q3s2s1s2s4C3c4", "s4C1s2s1s3s4q1", "s1s2s1s3C2s3s4t2",
)  # fmt: skip
STEPS = ("s1", "s4q4", "s3s3t3", "s2s2s2q2")


@cache  # a few hundred, of which each page draws two hundred
def block(
    shape: str, color: int, column: int, row: int, quarters: int = 0
) -> SafeString:
    """One block at a place of the grid, turned by some quarters."""
    turn = f" rotate({90 * quarters} 24 24)" if quarters else ""
    return format_html(
        '<path class="b{}" d="{}" transform="translate({} {}){}"/>',
        color,
        SHAPES[shape],
        column * BLOCK,
        row * BLOCK,
        turn,
    )


@cache
def ground(color: int, column: int, row: int) -> SafeString:
    return format_html(
        '<path class="t{}" d="M{} {}h48v48h-48z"/>', color, column * BLOCK, row * BLOCK
    )


@register.simple_tag
def emblem(slug: str) -> SafeString:
    """The emblem of an organization: four blocks, each color once, from its slug.

    A pure function of the slug, so the picture stays the same wherever and
    whenever it is drawn.
    """
    digest = sha256(slug.encode()).digest()
    colors = COLORS[digest[0] % len(COLORS)]
    # A square is plain beside the other shapes: at most one.
    shapes = [list(SHAPES)[1 + byte % 3] for byte in digest[1:5]]
    if digest[5] % 3:
        shapes[digest[6] % 4] = "square"
    # A shape lies on the tint of its neighbour's color.
    blocks = [
        ground(colors[(n + 1) % 4], column, row)
        + block(shape, color, column, row, turn % 4)
        for n, ((column, row), shape, color, turn) in enumerate(
            zip(PLACES, shapes, colors, digest[7:11], strict=True)
        )
    ]
    return format_html(
        '<svg class="emblem" width="64" height="64" viewBox="0 0 96 96"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        mark_safe("".join(blocks)),  # noqa: S308
    )


@register.simple_tag
@cache
def stairs(kind: str = "big") -> SafeString:
    """Stairs: `big` for Home, `mark` for the header, `missing` with a block missing."""
    columns = STAIRS if kind == "big" else STEPS
    height = max(len(column) // 2 for column in columns)
    parts = []
    for x, column in enumerate(columns):
        for up in range(len(column) // 2):
            letter, color, y = column[2 * up], int(column[2 * up + 1]), height - 1 - up
            if kind == "missing" and (x, up) == (2, 1):
                parts.append(hole(x, y))
                continue
            if letter.isupper():
                parts.append(ground(color % 4 + 1, x, y))
            shape = LETTERS[letter.lower()]
            parts.append(block(shape, color, x, y, turn(x, up, column, shape)))
    return format_html(
        '<svg class="stairs {}" width="{}" height="{}" viewBox="0 0 {} {}"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        kind,
        len(columns) * 12,
        height * 12,
        len(columns) * BLOCK,
        height * BLOCK,
        mark_safe("".join(parts)),  # noqa: S308
    )


def turn(column: int, up: int, blocks: str, shape: str) -> int:
    """Quarters by which a block of the stairs is turned: none on top of a step."""
    is_top = 2 * up + 2 == len(blocks)
    return 0 if is_top or shape in ("square", "circle") else (column + up) % 4


def hole(column: int, row: int) -> SafeString:
    """The outline of a block that is not there."""
    return format_html(
        '<path class="hole" d="M{} {}h42v42h-42z"/>',
        column * BLOCK + 3,
        row * BLOCK + 3,
    )
