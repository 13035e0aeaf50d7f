"""Differences and conflicts of entries, told to people in words."""

from members.changes.conflicts import ToldConflict, tell_conflicts
from members.changes.sections import sections_changed
from members.changes.told import ToldChange, ToldSection, tell
from members.changes.vocabulary import Words

__all__ = [
    "ToldChange",
    "ToldConflict",
    "ToldSection",
    "Words",
    "sections_changed",
    "tell",
    "tell_conflicts",
]
