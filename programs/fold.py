"""One spelling for comparing: index and query are folded by the same function."""

import re
import unicodedata

# Letters that no Unicode decomposition takes apart, but people type without.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
_NOT_A_WORD = re.compile(r"[\W_]+")


class WithoutMarks(dict[int, int | str | None]):
    """For `str.translate`: leaves out accents and other marks that combine.

    What a letter becomes is worked out once, when it is first met.
    """

    def __missing__(self, letter: int) -> int | None:
        self[letter] = found = None if unicodedata.combining(chr(letter)) else letter
        return found


_BARE = WithoutMarks(PLAIN)


def fold(text: str) -> str:
    """Small letters without accents and punctuation, one space between words.

    >>> fold("Łódź – Straße")
    'lodz strasse'
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_BARE)
    return _NOT_A_WORD.sub(" ", text).strip()
