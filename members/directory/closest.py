"""What a page offers where nobody is found: the closest names, and ways to widen."""

from dataclasses import dataclass

from members.directory import query as querying
from members.directory import text
from members.directory.answer import Answer
from members.directory.options import chips
from members.models import Organization

MOST = 5


@dataclass(frozen=True)
class Way:
    """An active filter, the address without it, and the number that it would give."""

    label: str
    url: str
    count: int


def ways(answer: Answer) -> list[Way]:
    """The active filters without which anybody is found, those of the most first.

    Every active filter has a chip too, which removes it: a way to nobody is no help.
    """
    found, words = [], answer.parts.get("text")
    for chip in chips(answer):
        # Looked for once: a query may have many words, and as many filters.
        parts = querying.parts(chip.query, answer.index, having_words=words)
        if count := querying.intersect(parts, answer.index).bit_count():
            found.append(Way(chip.label, chip.url, count))
    return sorted(found, key=lambda way: -way.count)


def closest(answer: Answer) -> list[Organization]:
    """Those whose names are most like what was typed, the most alike first.

    Of all that are public: a name may be alike though a filter leaves it out.
    """
    if not answer.query.text:
        return []
    pks = text.current(answer.index).closest(answer.query.text, MOST)
    rows = Organization.objects.for_lists().in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]
