"""When two texts say the same, for measuring how well old pages are read."""

import re
import unicodedata
from collections import Counter

SAME = 0.8
TOLD_BY = 0.5
AS_MISSION = re.compile(
    r"^[^.:]{0,80}?\bmission\b[^.:]{0,80}?(?:\bis\b|:)", re.IGNORECASE
)


def words(text: str | None) -> list[str]:
    """The words of a text, without case, quotes, bullets and other signs."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold())


def likeness(one: str | None, other: str | None) -> float:
    """How many of the words of two texts are in both (harmonic mean), 0 to 1."""
    first, second = words(one), words(other)
    if not first and not second:
        return 1.0
    both = (Counter(first) & Counter(second)).total()
    return 2 * both / (len(first) + len(second))


def same(one: str | None, other: str | None) -> bool:
    """Alike in at least `SAME`: where a text is cut a word or two earlier or later."""
    return likeness(one, other) >= SAME


def same_mission(one: str, other: str) -> bool:
    """The same, be it with or without "The mission of the organization is"."""
    return same(AS_MISSION.sub("", one), AS_MISSION.sub("", other))


def tells(one: str, other: str) -> bool:
    """At least half of the shorter text's words stand in the longer one."""
    first, second = words(one), words(other)
    both = (Counter(first) & Counter(second)).total()
    return both > 0 and both >= TOLD_BY * min(len(first), len(second))


def equal(one: str | None, other: str | None) -> bool:
    """The same words in the same order."""
    return words(one) == words(other)


def years(period: str | None) -> tuple[list[str], bool]:
    """The years of a period as stated, and whether it is one that began and goes on.

    "in 2008", "2008" and "during the year 2008" are one period; "undated" is none.
    """
    stated = period or ""
    return re.findall(r"\b(?:19|20)\d\d\b", stated), "since" in words(stated)
