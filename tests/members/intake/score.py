"""What was found of what stands in a page, what was missed, and what is not there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Score:
    """How many answers are right, with the words of those missed and those wrong."""

    found: int = 0
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )

    @property
    def expected(self) -> int:
        return self.found + len(self.missed)

    @property
    def answered(self) -> int:
        return self.found + len(self.wrong)

    @property
    def precision(self) -> float:
        """The share of the answers that are right; 1 where nothing was answered."""
        return self.found / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        """The share found of what is there; 1 where nothing is."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.expected + self.answered
        return 2 * self.found / both if both else 1.0


def pair(
    expected: Sequence[T],
    answered: Sequence[T],
    alike: Callable[[T, T], float],
    show: Callable[[T], str] = str,
) -> Score:
    """Pairs each expected with at most one answer, those most alike first.

    `alike` is 0 where two are not the same.
    """
    likenesses = (
        (alike(wanted, given), row, column)
        for row, wanted in enumerate(expected)
        for column, given in enumerate(answered)
    )
    rows: set[int] = set()
    columns: set[int] = set()
    # Sorted by place too, so that a tie gives the same pairs each time.
    for degree, row, column in sorted(likenesses, key=lambda one: (-one[0], *one[1:])):
        if degree > 0 and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return Score(len(rows), rest(expected, rows, show), rest(answered, columns, show))


def rest(
    items: Iterable[T], without: set[int], show: Callable[[T], str]
) -> tuple[str, ...]:
    return tuple(show(item) for place, item in enumerate(items) if place not in without)
