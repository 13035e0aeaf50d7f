"""What rows are called, line by line, packed into one text with an index of words."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice

from rapidfuzz.fuzz import WRatio, ratio

from members.directory.text.words import Postings, Rows, Words

LEAST_SPLIT = 5  # letters of a word that may be two which somebody ran together
MOST_SPLITS = 12
# Of a line that is like none, so many words are compared with all that there are, and
# so many rows for one that is shown.
MOST_COMPARED = 8
OF_THOSE = 40


class Packing:
    """Texts on their way into lines, one after the other as they are read."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.text, self.starts = bytearray(b"\n"), array("I")
        self.words = Postings()
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        row = len(self.starts)
        self.starts.append(len(self.text) - 1)
        for word in set(text.split()):
            self.words.add(word, row)
        for line in text.split("\n"):
            self.text += f" {line} \n".encode()


class Lines:
    """The lines of many rows, each row a text of `searched` lines.

    A line is kept with a space to each side, so that words are looked for whole.
    """

    def __init__(self, packing: Packing) -> None:
        self._text, self._starts = bytes(packing.text), packing.starts
        self.words = Words(packing.words)

    def called(self, line: str) -> list[int]:
        """The rows that have exactly this line."""
        return self._having(f"\n {line} \n")

    def beginning(self, start: str) -> list[int]:
        """The rows that have a line with this beginning."""
        return self._having(f"\n {start}")

    def saying(self, words: Sequence[str]) -> Rows:
        """The rows that have these words one after the other in a line."""
        if len(words) == 1:
            return self.words.whole(words[0])
        if not all(map(self.words.whole, words)):
            return ()
        return self._having(f" {' '.join(words)} ")

    def run_together(self, word: str) -> list[int]:
        """The rows that have the word with spaces in between."""
        rows: list[int] = []
        if len(word) >= LEAST_SPLIT:
            for parts in islice(self._splits(word), MOST_SPLITS):
                rows += self._having(f" {' '.join(parts)} ")
        return rows

    def of(self, row: int) -> list[str]:
        """The lines of a row."""
        ends = self._starts[row + 1 : row + 2] or [len(self._text) - 1]
        text = self._text[self._starts[row] : ends[0]].decode()
        return [line[1:-1] for line in text.split("\n") if line]

    def alike(self, line: str, most: int) -> list[tuple[float, int]]:
        """The rows with lines most like this one: how much (0–100), and the row."""
        votes: Counter[int] = Counter()
        # In the order of the line, and of rows: equals would come as it happens else.
        for word in sorted(dict.fromkeys(line.split()), key=len)[-MOST_COMPARED:]:
            votes.update(list(dict.fromkeys(self.words.alike(word))))
        scores = (
            (max(_likeness(line, own) for own in self.of(row)), row)
            for row, _votes in votes.most_common(most * OF_THOSE)
        )
        return nlargest(most, scores)

    def _splits(self, word: str) -> Iterator[list[str]]:
        """The ways to part a word into at least two words of these lines."""
        end = len(word)
        # From the end: where a word begins from which the end can be reached.
        after: dict[int, list[int]] = {end: []}
        for at in reversed(range(end)):
            ends = [to for to in after if self.words.whole(word[at:to])]
            if ends and (at, ends) != (0, [end]):
                after[at] = sorted(ends)

        def ways(at: int) -> Iterator[list[str]]:
            if at == end:
                yield []
            for to in after[at]:
                for rest in ways(to):
                    yield [word[at:to], *rest]

        if 0 in after:
            yield from (way for way in ways(0) if len(way) > 1)

    def _having(self, sought: str) -> list[int]:
        needle = sought.encode()
        rows: list[int] = []
        # The last byte may begin the next match: the end of one line is the
        # beginning of another.
        step = len(needle) - 1
        at = self._text.find(needle)
        while at >= 0:
            rows.append(bisect_right(self._starts, at) - 1)
            at = self._text.find(needle, at + max(step, 1))
        return rows


def _likeness(line: str, other: str) -> float:
    """From 0 to 100. A part that is the same counts, and so does the whole."""
    return (ratio(line, other) + WRatio(line, other)) / 2
