"""The same organizations as a table for Datasette, with full-text search over it."""

import json
import sqlite3
from collections import defaultdict
from pathlib import Path

from bench.selections import FACETS, columns
from members.directory import index
from members.directory.bits import slots_of
from members.models import Name, Organization, ProfileText

TEXTS = ("summary", "mission", "goals", "activities", "history")


def write(path: Path) -> None:
    """Make the file, unless it is there."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    file = sqlite3.connect(unfinished)
    names = ["id", "name", "city", "edited", *FACETS, *columns(), "words"]
    file.execute(f"CREATE TABLE organizations ({', '.join(names)}, PRIMARY KEY (id))")
    places = ", ".join("?" * len(names))
    file.executemany(f"INSERT INTO organizations VALUES ({places})", _rows())  # noqa: S608
    for facet in FACETS:
        file.execute(f"CREATE INDEX by_{facet} ON organizations ({facet})")
    file.execute(
        "CREATE VIRTUAL TABLE organizations_fts USING fts5"
        "(name, words, content=organizations, content_rowid=id)"
    )
    file.execute("INSERT INTO organizations_fts(organizations_fts) VALUES ('rebuild')")
    file.execute("ANALYZE")
    file.commit()
    file.close()
    unfinished.rename(path)


def _rows():
    words, found = _words(), index.current()
    values = {facet: _by_slot(sets) for facet, sets in found.sets.items()}
    rows = Organization.objects.order_by("pk")
    for pk, name, city, edited_at in rows.values_list(
        "pk", "name", "city", "edited_at"
    ):
        slot = found.slot(pk)
        if slot is None:
            continue
        one = [next(iter(values[facet][slot]), None) for facet in FACETS]
        founded = FACETS.index("founded")
        one[founded] = int(one[founded]) if one[founded] != "none" else None
        several = [json.dumps(values[facet][slot]) for facet in columns().values()]
        edited = edited_at.isoformat() if edited_at else None
        yield (pk, name, city, edited, *one, *several, " ".join(words[pk]))


def _by_slot(sets: dict[str, int]) -> dict[int, list[str]]:
    values = defaultdict(list)
    for value, bits in sets.items():
        for slot in slots_of(bits):
            values[slot].append(value)
    return values


def _words() -> dict[int, list[str]]:
    words = defaultdict(list)
    for pk, name in Name.objects.order_by().values_list("organization_id", "text"):
        words[pk].append(name)
    for pk, *texts in ProfileText.objects.order_by().values_list(
        "organization_id", *TEXTS
    ):
        words[pk] += texts
    return words
