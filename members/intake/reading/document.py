"""A page as it came out of its file: its text, and what the file marks in it."""

from dataclasses import dataclass

# A profile page has a few thousand characters; beyond this, nobody wrote it by hand.
MOST_CHARACTERS = 60_000


class UnreadableError(Exception):
    """A file that cannot be read; the message says why, in plain words."""


@dataclass(frozen=True)
class Document:
    """`headings` are lines that the file marks as such, word for word."""

    text: str
    headings: frozenset[str] = frozenset()
    title: str = ""
    is_cut: bool = False
    # Lines of HTML end where their author wanted it; those of a text anywhere.
    is_wrapped: bool = True
