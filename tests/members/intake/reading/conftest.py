"""What the tests of the reader share."""

from tests.members.intake.reading.pages import words

__all__ = ["words"]
