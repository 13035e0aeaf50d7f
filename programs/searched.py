"""The spelling in which texts are kept for searching, and in which words are looked up.

Index and query go through the same function, so that databases need no tokenizer of
their own: words come out with one space between them, the same for all engines.
"""

import re
import unicodedata
from functools import lru_cache

from programs.fold import PLAIN, WithoutMarks
from programs.romanize import ways

LONGEST = 40  # characters of a word; the rest tells nothing further
GAP = "¶"  # stands between texts, so that no phrase reaches from one into the next

_APOSTROPHE = "'’‘‛ʼʻʹʺʽˈ′´`＇"
# L'enfant, d'Ivoire, qu'il: two words. Oʻzbek, children's, Kazan': one.
_ELIDED = re.compile(
    rf"\b([ldcjmnst]|qu)[{_APOSTROPHE}](?=[aeiouyhàâäéèêëîïôöûùœ])", re.IGNORECASE
)
_APOSTROPHES = re.compile(f"[{_APOSTROPHE}]")
_TWO_DOTS = re.compile(r"\.\w\.")
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
# Vowel signs and tones are letters there: without them words change.
_KEPT_MARKS = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f"
_NOT_A_WORD = re.compile(rf"[^\w{_KEPT_MARKS}]+|_+")
_NOT_ASCII_WORD = re.compile("[^a-z0-9]+")
# Written without spaces: each letter, with its marks, is a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
UNSPACED = re.compile(rf"[{_UNSPACED}]")
_LETTER = re.compile(
    rf"([{_UNSPACED}][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    r"\u102b-\u103e\u17b6-\u17d3]*)"
)
_PLAIN = PLAIN | str.maketrans({"ə": "e", "ð": "d", "þ": "th", "ħ": "h"})
_BARE = WithoutMarks(
    {at: at for at in range(0x900, 0x1100) if re.match(f"[{_KEPT_MARKS}]", chr(at))}
)
_ALIKE = str.maketrans({"y": "i", "j": "i", "x": "ks", "q": "k"})
_I_ONCE = re.compile("ii+")
_E_FIRST = re.compile(r"\bie")


def searched(text: str) -> str:
    """The words of a text as they are kept, with one space between them.

    >>> searched("Łódź – Straße, I.S.S.A., Rossiya, Россия, O'zbek")
    'lodz strasse issa rossia rossia ozbek'
    """
    return _words(ways(_prepared(text))[0])


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """The text in all its spellings, the one that `searched` gives first.

    >>> spellings("Чекор")
    ('chekor', 'cekor')
    """
    return tuple(dict.fromkeys(_words(way) for way in ways(_prepared(text))))


def _prepared(text: str) -> str:
    """Small letters, apostrophes and the dots of acronyms taken out."""
    text = unicodedata.normalize("NFKC", text.replace("´", "'")).casefold()
    if _APOSTROPHES.search(text):
        text = _APOSTROPHES.sub("", _ELIDED.sub(r"\1 ", text))
    # Most texts have none, and to look for two dots is quicker than for an acronym.
    if _TWO_DOTS.search(text):
        text = _ACRONYM.sub(lambda found: found.group().replace(".", "") + " ", text)
    return text


def _words(text: str) -> str:
    if text.isascii():
        text = _NOT_ASCII_WORD.sub(" ", text).translate(_ALIKE)
    else:
        text = _LETTER.sub(r" \1 ", _without_marks(text.translate(_PLAIN)))
        text = _NOT_A_WORD.sub(" ", text).translate(_ALIKE)
    text = _E_FIRST.sub("e", _I_ONCE.sub("i", text))
    return " ".join(word[:LONGEST] for word in text.split())


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).translate(_BARE)
    return unicodedata.normalize("NFC", apart)
