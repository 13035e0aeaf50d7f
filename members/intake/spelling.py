"""One spelling of a name, whichever alphabet and romanization it was written in."""

import re
from functools import lru_cache

from programs.fold import fold

# Cyrillic as most romanizations have it, once what they differ in is left out.
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфх", "abvgdeziklmnoprstufh", strict=True)),
        **dict(zip("жцчшыэьъ", ["z", "c", "c", "s", "i", "e", "", ""], strict=True)),
        **dict(zip("щюя", ["sc", "iu", "ia"], strict=True)),
        # Serbian and Macedonian, Ukrainian and Belarusian.
        **dict(zip("јћђѓќєіґ", "jcdgkeig", strict=True)),
        **dict(zip("љњџѕ", ["lj", "nj", "dz", "dz"], strict=True)),
        # Kazakh, Kyrgyz, Tajik, Mongolian.
        **dict(zip("әғқңөұүһҳҷӣӯ", "agknouuhhjiu", strict=True)),
    }
)
# What romanizations and plain typing differ in, the longest first.
_DIGRAPHS = (
    ("shch", "sc"),
    ("kh", "h"),
    ("zh", "z"),
    ("ts", "c"),
    ("tz", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("dj", "d"),
    ("ph", "f"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
_TWICE = re.compile(r"(\w)\1+")


# Names change seldom, and to find duplicates all of them are spelled again.
@lru_cache(maxsize=50_000)
def same_spelling(name: str) -> str:
    """Equal for spellings of one name: accents, case, punctuation, alphabet.

    For comparing only, not for reading.

    >>> same_spelling("Қадам-Кадам") == same_spelling("Kadam Qadam")
    True
    """
    text = fold(name).translate(_CYRILLIC)
    for written, plain in _DIGRAPHS:
        text = text.replace(written, plain)
    return _TWICE.sub(r"\1", text)
