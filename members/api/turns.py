"""Large files take turns: so many at once in all processes, and the rest come later.

Counted in the cache that all processes share, as attempts to sign in are. A turn is
taken by a single `add`, which only one can win; it is renewed while parts are made
and given back at the end. That of a process that was killed ends by itself.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.core.cache import cache

# A selection up to this is made in well under a second, and waits for nobody.
SMALL = 1_000
SECONDS = 60
RENEWED_AFTER = 15


@dataclass(frozen=True)
class Turn:
    """A place among those who may make a file now; a small one needs none."""

    key: str = ""
    token: str = ""

    def renew(self) -> None:
        if self.key:
            cache.set(self.key, self.token, SECONDS)

    def end(self) -> None:
        # Not somebody else's, should this one have been over.
        if self.key and cache.get(self.key) == self.token:
            cache.delete(self.key)


def take(organizations: int) -> Turn | None:
    """A turn for a file of so many organizations; None while all are taken."""
    if organizations <= SMALL:
        return Turn()
    token = secrets.token_hex(8)
    for number in range(settings.EXPORTS_AT_ONCE):
        key = f"export-{number}"
        if cache.add(key, token, SECONDS):
            return Turn(key, token)
    return None


class Held:
    """The parts of a file, which keep its turn until they are closed."""

    def __init__(self, parts: Iterator[bytes], turn: Turn) -> None:
        self.parts, self.turn = parts, turn

    def __iter__(self) -> Iterator[bytes]:
        renewed = monotonic()
        for part in self.parts:
            if monotonic() - renewed > RENEWED_AFTER:
                self.turn.renew()
                renewed = monotonic()
            yield part

    def close(self) -> None:
        """Called by the answer, also when nobody read it to its end."""
        self.turn.end()
