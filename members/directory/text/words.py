"""Words and the rows they stand in, packed: some bytes each instead of some hundred."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Rows = Sequence[int]
ALIKE = 0.6  # of the letters
MOST_ALIKE = 20  # words


class Postings:
    """Words with the rows they stand in, on their way into `Words`.

    A list for each word would take several times what all its rows do.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}  # word → its number, as they come
        self.said, self.rows = array("I"), array("I")

    def add(self, word: str, row: int) -> None:
        self.said.append(self.numbers.setdefault(word, len(self.numbers)))
        self.rows.append(row)


class Words:
    """For each of many words the rows that have it, in order of the words.

    A word is `searched` text, without a space.
    """

    def __init__(self, postings: Postings) -> None:
        # UTF-8 has the order of the letters.
        in_order = sorted(postings.numbers)
        self._starts, text = array("I", [0]), bytearray()
        place = array("I", [0]) * len(in_order)
        for at, word in enumerate(in_order):
            text += word.encode() + b"\n"
            self._starts.append(len(text))
            place[postings.numbers[word]] = at
        self._text = bytes(text)
        counts = array("I", [0]) * (len(in_order) + 1)
        for number in postings.said:
            counts[place[number] + 1] += 1
        self._bounds = array("I", accumulate(counts))
        self._rows, ends = array("I", [0]) * len(postings.rows), self._bounds[:]
        for number, row in zip(postings.said, postings.rows, strict=True):
            at = place[number]
            self._rows[ends[at]] = row
            ends[at] += 1

    def whole(self, word: str) -> Rows:
        """The rows that have exactly this word."""
        sought = word.encode()
        at = self._at_or_after(sought)
        if at < len(self._starts) - 1 and self._word(at) == sought:
            return self._between(at, at + 1)
        return ()

    def begun(self, start: str) -> Rows:
        """The rows that have a word with this beginning; one may come twice."""
        sought = start.encode()
        first = self._at_or_after(sought)
        return self._between(first, self._at_or_after(sought + b"\xff"))

    def near(self, word: str, typos: int) -> Rows:
        """The rows that have a word with at most so many typos; one may come twice.

        A typo is a letter too many, too few or wrong, or two that changed places.
        Words with digits are numbers, and another number is another thing.
        """
        if not typos:
            return ()
        close = extract(
            word, self._all(), scorer=OSA.distance, score_cutoff=typos, limit=None
        )
        return self._of((at for found, _distance, at in close if found.isalpha()))

    def alike(self, word: str) -> Rows:
        """The rows that have a word more like this one than not."""
        close = extract(
            word,
            self._all(),
            scorer=OSA.normalized_similarity,
            score_cutoff=ALIKE,
            limit=MOST_ALIKE,
        )
        return self._of(at for _found, _likeness, at in close)

    def _all(self) -> list[str]:
        return self._text.decode().split("\n")[:-1]

    def _of(self, words: Iterable[int]) -> Rows:
        rows = array("I")
        for at in words:
            rows.extend(self._between(at, at + 1))
        return rows

    def _word(self, at: int) -> bytes:
        return self._text[self._starts[at] : self._starts[at + 1] - 1]

    def _at_or_after(self, sought: bytes) -> int:
        return bisect_left(range(len(self._starts) - 1), sought, key=self._word)

    def _between(self, first: int, last: int) -> Rows:
        return self._rows[self._bounds[first] : self._bounds[last]]
