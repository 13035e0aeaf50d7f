"""Where two texts differ: as stretches of both, the same and different by turns."""

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# White space, a mark of punctuation, a letter of a script without spaces, or a word.
MARKS = r".,;:!?…()\[\]{}\"“”„«»‹›/|*_#<>=–—"
ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"\s+|[{MARKS}{ALONE}]|[^\s{MARKS}{ALONE}]+")
WORD = re.compile(r"\w")

# What comparing two texts may cost; beyond it whole passages count as different.
# So the worst of texts takes a tenth of a second, and in all others words are found.
MOST_STEPS = 1_000_000
DEEPEST = 10


@dataclass
class Stretch:
    """Tokens of both texts that are the same, or that stand for each other."""

    before: list[str]
    after: list[str]
    is_same: bool

    @property
    def word_count(self) -> int:
        return max(word_count(self.before), word_count(self.after))


def word_count(tokens: list[str]) -> int:
    return sum(bool(WORD.search(token)) for token in tokens)


def words_apart(before: str, after: str) -> list[Stretch]:
    """Two texts, compared by words."""
    compared = _Comparison().stretches(TOKEN.findall(before), TOKEN.findall(after))
    return _without_islands(_slid(_joined(compared)))


def lines_apart(before: str, after: str) -> list[Stretch]:
    """Two texts, compared by lines."""
    a, b = (f"{text}\n".splitlines(keepends=True) for text in (before, after))
    return _joined(_Comparison().stretches(a, b))


@dataclass
class _Comparison:
    """First by what stands once in both texts, and between that by all tokens."""

    steps: int = MOST_STEPS

    def stretches(
        self, a: list[str], b: list[str], depth: int = 0
    ) -> Iterator[Stretch]:
        start = _same_at_start(a, b)
        a, b, same = a[start:], b[start:], a[:start]
        yield Stretch(same, [*same], is_same=True)
        end = _same_at_start(a[::-1], b[::-1])
        same = a[len(a) - end :]
        yield from self._between(a[: len(a) - end], b[: len(b) - end], depth)
        yield Stretch(same, [*same], is_same=True)

    def _between(self, a: list[str], b: list[str], depth: int) -> Iterator[Stretch]:
        anchors = _anchors(a, b) if depth < DEEPEST else []
        if not anchors:
            yield from self._of_few(a, b)
            return
        i = j = 0
        for at_a, at_b in anchors:
            yield from self.stretches(a[i:at_a], b[j:at_b], depth + 1)
            yield Stretch([a[at_a]], [b[at_b]], is_same=True)
            i, j = at_a + 1, at_b + 1
        yield from self.stretches(a[i:], b[j:], depth + 1)

    def _of_few(self, a: list[str], b: list[str]) -> Iterator[Stretch]:
        """Tokens that stand more than once, as far as the budget goes."""
        counts = Counter(token for token in b if not token.isspace())
        pairs = sum(counts[token] for token in a)
        steps = (pairs + len(a) + len(b)) * min(pairs, len(a), len(b))
        if not pairs or steps > self.steps:
            yield Stretch(a, b, is_same=False)
            return
        self.steps -= steps
        matcher = difflib.SequenceMatcher(str.isspace, a, b, autojunk=False)
        for tag, i, to_i, j, to_j in matcher.get_opcodes():
            yield Stretch(a[i:to_i], b[j:to_j], is_same=tag == "equal")


def _same_at_start(a: list[str], b: list[str]) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(a), len(b)))


def _anchors(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Where tokens stand that each text has once, as far as in the same order."""
    count_a, count_b = Counter(a), Counter(b)
    at = {token: n for n, token in enumerate(b)}
    return _rising(
        [
            (n, at[token])
            for n, token in enumerate(a)
            if count_a[token] == 1 == count_b[token] and not token.isspace()
        ]
    )


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise as the first do, by patience sorting."""
    ends: list[int] = []  # by length, the lowest second number that a row ends with
    tops: list[int] = []  # and the pair that has it
    before: list[int] = []  # by pair, the one before it in its row
    for n, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        tops[length : length + 1] = [n]
        before.append(tops[length - 1] if length else -1)
    row = []
    n = tops[-1] if tops else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    return row[::-1]


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    """The same and different ones by turns, none of them empty."""
    found: list[Stretch] = []
    for stretch in stretches:
        if not stretch.before and not stretch.after:
            continue
        if found and found[-1].is_same == stretch.is_same:
            found[-1].before += stretch.before
            found[-1].after += stretch.after
        else:
            found.append(stretch)
    return found


def _slid(stretches: list[Stretch]) -> list[Stretch]:
    """New and lost passages from after a mark to a mark: “A.[ B.]”, not “A[. B].”"""
    for before, stretch, after in zip(
        stretches, stretches[1:], stretches[2:], strict=False
    ):
        tokens = stretch.before or stretch.after
        is_alone = not (stretch.before and stretch.after)
        while is_alone and after.before and _is_mark(tokens[0], after.before[0]):
            for side in (before.before, before.after):
                side.append(tokens[0])
            tokens.append(tokens.pop(0))
            after.before.pop(0)
            after.after.pop(0)
    return _joined(iter(stretches))


def _is_mark(token: str, other: str) -> bool:
    return token == other and not WORD.search(token)


def _without_islands(stretches: list[Stretch]) -> list[Stretch]:
    """Without a few same words between longer passages: they only hinder reading."""
    kept: list[Stretch] = []
    for n, stretch in enumerate(stretches):
        is_between = kept and stretch.is_same and n + 1 < len(stretches)
        if is_between and _is_island(kept[-1], stretch, stretches[n + 1]):
            stretch.is_same = False
        kept.append(stretch)
        kept = [*kept[:-2], *_joined(iter(kept[-2:]))]
    return kept


def _is_island(before: Stretch, stretch: Stretch, after: Stretch) -> bool:
    words, around = stretch.word_count, before.word_count + after.word_count
    return words == 0 or (words <= 3 and around >= 4 * words)
