"""Words and the rows they stand in, packed: some bytes each instead of some hundred."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Rows = Sequence[int]
ALIKE = 0.6  # of the letters
MOST_ALIKE = 20  # words


class Words:
    """For each of many words the rows that have it, in order of the words.

    `found` maps a word to its rows. A word is `searched` text, without a space.
    """

    def __init__(self, found: Mapping[str, Iterable[int]]) -> None:
        self._starts, self._bounds = array("I", [0]), array("I", [0])
        self._rows = array("I")
        text = bytearray()
        for word in sorted(word.encode() for word in found):
            text += word + b"\n"
            self._starts.append(len(text))
            self._rows.extend(found[word.decode()])
            self._bounds.append(len(self._rows))
        self._text = bytes(text)

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
