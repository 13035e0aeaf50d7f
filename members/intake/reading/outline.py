"""List items with what stands under each: by indent, or by another kind of bullet."""

from dataclasses import dataclass, field

from members.intake.reading.lines import Block
from members.intake.reading.spans import Span

DEEPEST = 6


@dataclass
class Point:
    """An item of a list and the items under it."""

    text: str
    span: Span
    items: list["Point"] = field(default_factory=list)


def outline_of(text: str, blocks: list[Block]) -> list[Point]:
    """The items of a list, nested as on the page."""
    top: list[Point] = []
    # The open levels: indent and bullet, and the list that such an item goes into.
    levels: list[tuple[int, str, list[Point]]] = []
    for block in blocks:
        here = (block.indent, block.mark)
        known = [place for place, level in enumerate(levels) if level[:2] == here]
        if known:
            del levels[known[-1] + 1 :]
        else:
            while levels and block.indent < levels[-1][0]:
                levels.pop()
            same = levels and block.indent == levels[-1][0]
            if not levels:
                levels.append((*here, top))
            elif (block.indent > levels[-1][0] or same) and len(levels) < DEEPEST:
                _open(levels, here, levels[-1][2], top)
        point = Point(" ".join(block.span.of(text).split()), block.span)
        levels[-1][2].append(point)
    return top


def _open(
    levels: list[tuple[int, str, list[Point]]],
    here: tuple[int, str],
    into: list[Point],
    top: list[Point],
) -> None:
    levels.append((*here, into[-1].items if into else top))
