"""One spelling for comparing: index and query are folded by the same function."""

import re
import unicodedata

# Letters that no Unicode decomposition takes apart, but people type without.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Small letters without accents and punctuation, one space between words.

    >>> fold("Łódź – Straße")
    'lodz strasse'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return _NOT_A_WORD.sub(" ", bare.translate(PLAIN)).strip()
