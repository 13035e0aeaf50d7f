"""Pages of a selection and the links between them."""

from dataclasses import dataclass

from members.directory.query import Query


@dataclass(frozen=True)
class PageLink:
    """A link to a page; a gap in the row of numbers has number 0."""

    number: int
    url: str = ""
    is_current: bool = False


class Page:
    """Page `number` (from 1) of `count`; an empty selection has one empty page."""

    def __init__(self, query: Query, rows: int, size: int) -> None:
        self.query = query
        self.number = query.page
        self.count = max(1, -(-rows // size))

    @property
    def exists(self) -> bool:
        return self.number <= self.count

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.count

    @property
    def previous_url(self) -> str:
        return self._url(self.number - 1)

    @property
    def next_url(self) -> str:
        return self._url(self.number + 1)

    @property
    def last_url(self) -> str:
        return self._url(self.count)

    @property
    def links(self) -> list[PageLink]:
        """First, last and the neighbours of the current page, with gaps between."""
        near = range(self.number - 1, self.number + 2)
        numbers = sorted({1, self.count, *near} & set(range(1, self.count + 1)))
        links: list[PageLink] = []
        for number in numbers:
            if links and number - links[-1].number > 1:
                links.append(PageLink(0))
            links.append(
                PageLink(number, self._url(number), is_current=number == self.number)
            )
        return links

    def _url(self, number: int) -> str:
        return self.query.parameters(page=number) or "?"
