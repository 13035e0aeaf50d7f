"""A reviewer's remarks, in the words that changes are told in."""

from dataclasses import dataclass

from members.changes import Words
from members.changes.labels import label_of
from members.changes.side import Side
from members.council.places import place_of
from members.entry import Entry


@dataclass(frozen=True)
class Remark:
    """What was remarked on a field, and where the field is."""

    label: str
    text: str
    address: str


def remarks_of(entry: Entry, remarks: dict[str, str]) -> list[Remark]:
    """`remarks` by path, as a revision keeps them."""
    side = Side(entry, Words.of(entry))
    told = []
    for place, text in remarks.items():
        path = (*place.split("/"),)
        item = side.item(path)
        label = label_of(path, side.name(path[0], item) if item else "")
        told.append(Remark(label.whole, text, place_of(entry.slug, path).address))
    return told
