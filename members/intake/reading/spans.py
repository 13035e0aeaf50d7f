"""A piece of a text and where it stands there."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Span:
    """From `start` up to `end`, as a slice of the cleaned text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def touches(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Found(Generic[T]):
    """What was understood, and the words that it was understood from."""

    value: T
    span: Span


def trimmed(text: str, span: Span) -> Span:
    """Without the spaces at both ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
