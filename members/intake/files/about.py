"""The sheet about a file, which says whether its lists are complete."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from members.intake.columns import plain
from members.intake.files.values import YES
from members.intake.given import Given

# Sheets that say something about the file, and hold nothing to load.
ABOUT = {"about", "read me", "readme", "help", "columns"}
# The row that says whether lines are gone which the lists do not name.
COMPLETE = "lists are complete"
# How the heading begins by which a CSV says what it is: for people, nothing to load.
ABOUT_THIS = "about this file"


def is_complete(rows: Iterable[tuple[int, list[Any]]]) -> bool:
    """Whether the sheet says that all lists of the file are stated completely."""
    said = {plain(str(cells[0])): cells[1] for _row, cells in rows if len(cells) > 1}
    return str(said.get(COMPLETE, "")).strip().casefold() in YES


def complete(given: Given, sections: set[str]) -> Given:
    """What is said of an organization, where its lists in these sheets are complete."""
    lists = {section: given.lists.get(section, []) for section in sections}
    return replace(given, lists={**given.lists, **lists}, whole=given.whole | sections)
