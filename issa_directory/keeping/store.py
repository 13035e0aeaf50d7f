"""Where kept pages are: in the process, and in a shared cache if there is one."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.core.cache import caches

SHARED = "pages"
A_DAY = 24 * 60 * 60
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """A page with status 200: its headers, and its content as gzip."""

    headers: tuple[tuple[str, str], ...]
    content: bytes

    @property
    def size(self) -> int:
        # What the objects around the bytes take, by a generous guess.
        return len(self.content) + 2000


@dataclass
class Store:
    """Pages by name, at most `most` bytes; those unused for longest go first."""

    most: int
    pages: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def get(self, name: str) -> Kept | None:
        with self.lock:
            if page := self.pages.get(name):
                self.pages.move_to_end(name)
            return page

    def put(self, name: str, page: Kept) -> None:
        if page.size > self.most:
            return
        with self.lock:
            if old := self.pages.pop(name, None):
                self.size -= old.size
            self.pages[name] = page
            self.size += page.size
            while self.size > self.most:
                _, oldest = self.pages.popitem(last=False)
                self.size -= oldest.size


_store: Store | None = None


def here() -> Store:
    global _store
    if _store is None:
        _store = Store(settings.KEPT_PAGES_BYTES)
    return _store


def forget() -> None:
    """Drop what this process keeps."""
    global _store
    _store = None


def get(name: str) -> Kept | None:
    page = here().get(name)
    if page is None and SHARED in settings.CACHES:
        page = _shared("get", name)
        if page is not None:
            here().put(name, page)
    return page


def put(name: str, page: Kept) -> None:
    here().put(name, page)
    if SHARED in settings.CACHES:
        _shared("set", name, page, A_DAY)


def _shared(verb: str, *values: object) -> Kept | None:
    try:
        found = getattr(caches[SHARED], verb)(*values)
    except Exception:
        # Whatever its client raises: without it, pages are made anew.
        log.exception("The shared cache of pages is away")
        return None
    return found if isinstance(found, Kept) else None
