"""The tints of a map: which numbers of organizations have one in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TINTS = 3
ROUND = [digit * 10**power for power in range(8) for digit in (1, 2, 5)][1:]


@dataclass(frozen=True)
class Tint:
    """A tint, from 1 (few) to TINTS (many), and the counts that have it, in words."""

    number: int
    label: str


def lowest(counts: Iterable[int]) -> list[int]:
    """The lowest count of each tint, at most TINTS of them; nothing has no tint.

    Few different counts have a tint each; many are parted by about equal factors, at
    round numbers.
    """
    different = sorted({count for count in counts if count})
    if len(different) <= TINTS:
        return different
    parts = [different[-1] ** (n / TINTS) for n in range(1, TINTS)]
    nearest = {min(ROUND, key=lambda low: abs(low - part)) for part in parts}
    return [different[0], *sorted(low for low in nearest if low > different[0])]


def tint(count: int, lows: Sequence[int]) -> int:
    """The number of a count's tint; 0 for none."""
    return sum(count >= low for low in lows)


def legend(counts: Iterable[int], lows: Sequence[int]) -> list[Tint]:
    """The tints that are used, each with the counts that have it: "1", "2–9", "23"."""
    having: dict[int, list[int]] = {}
    for count in sorted(counts):
        having.setdefault(tint(count, lows), []).append(count)
    return [
        Tint(number, _range(same[0], same[-1]))
        for number, same in having.items()
        if number
    ]


def _range(few: int, many: int) -> str:
    return f"{few:,}" if few == many else f"{few:,}–{many:,}"
