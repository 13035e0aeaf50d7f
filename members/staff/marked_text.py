"""A text with the words marked that the fields of an entry came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from members.editing import SECTIONS, section_of


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `paths` are the fields that it says something about.

    `number` is that of the first piece of a mark, for links to it.
    """

    text: str
    paths: tuple[str, ...] = ()
    number: int | None = None

    @property
    def section(self) -> str:
        """The section of the narrowest field, "" where nothing is marked."""
        return section_of(tuple(self.paths[-1].split("/"))) if self.paths else ""

    @property
    def title(self) -> str:
        section = SECTIONS.get(self.section)
        return str(section.title) if section else ""


@dataclass
class MarkedText:
    """`marks` are (start, end, path) as slices of the text; they may lie in another."""

    text: str
    marks: Iterable[tuple[int, int, str]]
    pieces: list[Piece] = field(init=False)
    numbers: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        marks = sorted(self.marks, key=lambda mark: (mark[0], -mark[1]))
        edges = sorted({0, len(self.text), *(e for m in marks for e in m[:2])})
        self.pieces = []
        for start, end in pairwise(edges):
            paths = tuple(path for a, b, path in marks if a <= start and end <= b)
            new = [path for path in paths if path not in self.numbers]
            number = len(self.pieces) if new else None
            self.numbers |= {path: len(self.pieces) for path in new}
            self.pieces.append(Piece(self.text[start:end], paths, number))

    def first(self, section: str) -> int | None:
        """The number of the first words that are marked for a section."""
        numbered = (piece for piece in self.pieces if piece.number is not None)
        return next((one.number for one in numbered if one.section == section), None)

    def words(self, path: str) -> list[tuple[int, str]]:
        """The words of a field and all within it, each with the number of its place."""
        within = [
            (self.numbers[mark[2]], self.text[mark[0] : mark[1]].strip())
            for mark in self.marks
            if mark[2] == path or mark[2].startswith(f"{path}/")
        ]
        return list(dict.fromkeys(sorted(within)))
