"""Cyrillic written in Latin letters, by the ways in which people do it.

Sources: ISO 9:1995; BGN/PCGN romanization of Russian, Ukrainian, Kazakh, Kyrgyz and
Mongolian; the Latin alphabets that Serbian and Macedonian have beside the Cyrillic.
All without accents, which searching forgives.
"""

import re

# The same in all ways. Й and ы are typed as i, y or j; soft and hard signs not at all.
_ALIKE = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufie", strict=True)),
    **dict(zip("ёіїєґўјћђќѓѕ", "eiieguicdkgz", strict=True)),
    **dict(zip("әқғңөұүһҳӣӯҷҹҙҫҥ", "akgnouuhhiuiczsn", strict=True)),
    "ъ": "",
    "ь": "",
    "љ": "li",
    "њ": "ni",
}
COMMON = {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "џ": "dzh",
}
SLAVIC = {
    "ж": "z",
    "х": "h",
    "ц": "c",
    "ч": "c",
    "ш": "s",
    "щ": "sc",
    "ю": "iu",
    "я": "ia",
    "џ": "dz",
}
ISO_9 = {**SLAVIC, "щ": "s", "ю": "u", "я": "a", "є": "e", "љ": "l", "њ": "n"}
CENTRAL_ASIAN = {**COMMON, "ж": "j", "х": "h"}

TABLES = [
    str.maketrans({**_ALIKE, **way}) for way in (COMMON, SLAVIC, ISO_9, CENTRAL_ASIAN)
]
CYRILLIC = re.compile("[\u0400-\u052f]")

# Latin letters with accents that stand for one Cyrillic letter, and what is typed
# for that letter by those who leave accents out.
ACCENTED = re.compile("[žčšŝâûđ]")
_BACK = [("šč", "shch"), ("ŝ", "shch"), ("ž", "zh"), ("č", "ch"), ("š", "sh")]
_BACK += [("â", "ia"), ("û", "iu")]
# One that is part of no pair, like the h of "sh".
_ALONE = [(re.compile("(?<![kcszgtp])h"), "kh"), (re.compile("c(?!h)"), "ts")]


def ways(text: str) -> list[str]:
    """The spellings of a text in small letters: first that under which it is kept.

    Cyrillic becomes Latin in each way; for Latin with the accents of ISO 9 comes
    also how it is written by those who leave them out.
    """
    if CYRILLIC.search(text):
        return [text.translate(table) for table in TABLES]
    return [text, _without_accents(text)] if ACCENTED.search(text) else [text]


def _without_accents(text: str) -> str:
    for pattern, letters in _ALONE:
        text = pattern.sub(letters, text)
    for letter, letters in _BACK:
        text = text.replace(letter, letters)
    return text
