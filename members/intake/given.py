"""What a file says, before anybody asked which organization it speaks of.

Readers of every kind of file make this; the plan is made from it and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where something stands in a file, as a spreadsheet program numbers it: from 1."""

    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True)
class Remark:
    """An error or a reading, in plain words: what stands there, what would be right.

    Of a reading ("05/06/2010" was taken as 5 June 2010), `right` says how it was
    read.
    """

    message: str
    right: str = ""
    value: str = ""
    place: Place = Place()


@dataclass(frozen=True)
class Line:
    """One line of a list of an entry: the fields that the file states, as JSON.

    With a key it is the line of that key; without one it is the line that says
    the same, else a new one. `is_removed` takes the line away. `columns` tells
    under which heading a field stands.

    A line without a key may be told by `by`: it is the one line that has these
    values ("is_preferred": true), to which its fields are written, else a new one.
    `unread` are the fields whose cells are told to be wrong already.
    """

    place: Place
    fields: Mapping[str, Any]
    key: str = ""
    is_removed: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    by: Mapping[str, Any] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Given:
    """One organization, as far as a file speaks of it.

    `values` are fields of an entry that stand once, by path ("name",
    "place.country", "contact.website", "logo"), as JSON; a path that is missing
    is not spoken of, an empty value empties it. `lists` are the lists of an entry
    by name, and `memberships`; lists in `whole` are stated completely, so lines
    that they do not name are gone. `logo` of `values` names a picture of the file.
    `unread` are the paths whose cells are told to be wrong already.
    """

    place: Place
    slug: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    lists: Mapping[str, list[Line]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    errors: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Word:
    """One row of the vocabulary: its model's label, natural key and fields as JSON."""

    place: Place
    model: str
    key: tuple[str, ...]
    fields: Mapping[str, Any]
    columns: Mapping[str, str] = field(default_factory=dict)
    errors: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A file that was read: what it says, and what is wrong with it as a whole."""

    kind: str
    organizations: list[Given] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    errors: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)
