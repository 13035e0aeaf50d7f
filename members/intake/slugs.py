"""Addresses for new organizations: readable Latin letters, each given once."""

import re
import unicodedata
from collections.abc import Iterable, Set

from django.utils.text import slugify

from members.models.organization import PAGES

LONGEST = 100
# One letter → Latin letters, as people of these languages write without a keyboard.
_CYRILLIC = (
    "а a б b в v г g ґ g д d ђ dj ѓ gj е e ё yo ж zh з z ѕ dz и i й y і i ї yi ј j "
    "к k ќ kj л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u ў u ф f х kh ц ts ч ch "
    "џ dz ш sh щ shch ъ _ ы y ь _ э e ю yu я ya є ye ә a ғ gh қ q ң ng ө o ү u ұ u "
    "һ h ҳ h ҷ j ӣ i ӯ u"
)
_GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s "
    "τ t υ y φ f χ ch ψ ps ω o"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t "
    "უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
_ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh "
    "ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k "
    "և ev օ o ֆ f"
)
_LATIN = "ł l đ d ø o ı i æ ae œ oe ß ss þ th ð d ə a"


def _pairs(words: str) -> dict[str, str]:
    letters = words.split()
    return {
        letter: latin.strip("_")
        for letter, latin in zip(letters[::2], letters[1::2], strict=True)
    }


TABLE = str.maketrans(
    {
        letter: latin
        for words in (_CYRILLIC, _GREEK, _GEORGIAN, _ARMENIAN, _LATIN)
        for letter, latin in _pairs(words).items()
    }
)


def in_latin(text: str) -> str:
    """Small Latin letters for the scripts of the table; others are left out.

    >>> in_latin("Шаг за шагом")
    'shag za shagom'
    """
    spelled = text.casefold().translate(TABLE)
    # Accents come off Latin letters; й and ё of the table are whole letters.
    apart = unicodedata.normalize("NFKD", spelled)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare.translate(TABLE).encode("ascii", "ignore").decode()


def slug_for(names: Iterable[str], fallback: str, taken: Set[str]) -> str:
    """A free address from the first of the names that has Latin letters enough.

    Most of its letters have to be readable: of 人民 School, “school” would be left.
    """
    for name in names:
        letters = [c for c in name if c.isalpha()]
        latin = [c for c in letters if in_latin(c)]
        slug = slugify(in_latin(name))
        if slug and 2 * len(latin) > len(letters):
            return free(slug, taken)
    return free(slugify(fallback), taken)


def free(slug: str, taken: Set[str]) -> str:
    """The slug, or with the first number behind it that is not taken."""
    start = _shortened(slug, LONGEST)
    candidate, number = start, 1
    while candidate in taken or candidate in PAGES:
        number += 1
        end = f"-{number}"
        candidate = _shortened(slug, LONGEST - len(end)) + end
    return candidate


def _shortened(slug: str, most: int) -> str:
    """At most so many characters, cut between words."""
    if len(slug) <= most:
        return slug
    return re.sub(r"-[^-]*$", "", slug[: most + 1])[:most].strip("-")


def key_for(text: str, fallback: str, taken: Set[str]) -> str:
    """A key for a new line of a list, from what it says."""
    slug = _shortened(slugify(in_latin(text)), 60) or fallback
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
