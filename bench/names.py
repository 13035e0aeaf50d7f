"""Words to look for that few of a network have, as typed and with a typo in them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from django.http import QueryDict

from members.directory.selection import Selection
from members.models import Name

FEW = range(1, 31)  # organizations
LONG = re.compile(r"\b[A-Za-z]{8,}\b")  # so that typos are forgiven


def rare_and_misspelt() -> tuple[str, str]:
    """A word of names that finds few organizations, and the same with a typo.

    Both find some: a page without cards would be compared with a floor without any.
    """
    for word in _candidates():
        typo = misspelt(word)
        if _count(word) in FEW and _count(typo) in FEW:
            return word, typo
    raise SystemExit("No word of a name finds few organizations with a typo, too.")


def misspelt(word: str) -> str:
    """The word with two neighbors in its middle changed over, where they differ."""
    middle = len(word) // 2
    places = (at for at in range(middle, len(word)) if word[at - 1] != word[at])
    at = next(places, middle)
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _candidates() -> Iterator[str]:
    """Words of few names, in order of the alphabet; none is another misspelt."""
    texts = Name.objects.order_by().values_list("text", flat=True)
    counts = Counter(chain.from_iterable(map(LONG.findall, texts)))
    for word in sorted(counts):
        if counts[word] in FEW and misspelt(word) not in counts:
            yield word


def _count(text: str) -> int:
    asked = QueryDict(mutable=True)
    asked["q"] = text
    return Selection(asked).count
