"""Text search: who is meant by what a visitor typed, as one more set for the facets."""

from members.directory.index import FacetIndex
from members.directory.text import themes
from members.directory.text.found import Found, Kept
from members.directory.text.known import Known
from members.directory.text.search import Search
from members.directory.text.terms import Term
from members.models import Organization
from programs.searched import searched

LEAST_ALIKE = 55  # of 100
MOST_KEPT = 32  # terms whose sets are kept: at 100,000 organizations up to 5 MB
MOST_SEARCHES = 8
MOST_TERMS = 4  # of a search that is kept


class TextIndex:
    """Names and vocabulary as of a facet index; texts stay in the database."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.found: dict[Term, Found] = {}
        self.searches: dict[str, Search] = {}

    def search(self, text: str) -> Search:
        """The answer to a query; short ones are kept, for each page asks again."""
        search = self.searches.pop(text, None) or Search(text, self.kept, self._look)
        if len(search.terms) <= MOST_TERMS:
            self.searches[text] = search
        for oldest in list(self.searches)[:-MOST_SEARCHES]:
            self.searches.pop(oldest, None)
        return search

    def closest(self, text: str, most: int) -> list[int]:
        """The keys of those whose names are most like a text, the most alike first."""
        everyone = self.kept.index.everyone
        # More than are shown: some of them are not public.
        alike = self.kept.known.alike(searched(text), 4 * most)
        return [
            pk
            for score, pk, slot in alike
            if score >= LEAST_ALIKE and everyone >> slot & 1
        ][:most]

    def _look(self, term: Term) -> Found:
        found = self.found.pop(term, None) or Found(term, self.kept)
        self.found[term] = found
        for oldest in list(self.found)[:-MOST_KEPT]:
            self.found.pop(oldest, None)
        return found


_kept: TextIndex | None = None


def current(index: FacetIndex) -> TextIndex:
    """The text index as of a facet index, brought up to date by what changed.

    What has to be read anew is read under the same conditions as there.
    """
    global _kept
    kept = _kept
    if kept is None or kept.kept.index is not index:
        _kept = kept = TextIndex(_read(index, kept))
    return kept


def forget() -> None:
    """Drop the kept index; the next call of `current` reads everything."""
    global _kept
    _kept = None


def _read(index: FacetIndex, before: TextIndex | None) -> Kept:
    if before and index.continues(before.kept.index):
        old = before.kept
        changed = Organization.objects.filter(changed_in__gt=old.index.number)
        pks = list(changed.order_by().values_list("pk", flat=True))
        known = old.known.updated(pks, index)
        return Kept(index, known, old.places, old.codes, old.terms)
    known = Known.read(index)
    return Kept(index, known, themes.places(), themes.codes(), themes.terms())
