"""Words in texts, found by SQLite's FTS5."""

from collections.abc import Sequence

from django.db import connection

from members.directory.text.terms import Reading

_SQL = (
    "SELECT group_concat(rowid) FROM members_searchtext_words "
    "WHERE members_searchtext_words MATCH %s"
)


def hits(readings: Sequence[Reading], *, begun: bool) -> tuple[str, str]:
    """Keys of those whose main, and whose other texts have a reading; commas between.

    With `begun` the beginning of the last word is enough.
    """
    # In quotes everything is a word, and no word has a quote in it.
    end = '"*' if begun else '"'
    said = " OR ".join('"' + " ".join(reading) + end for reading in readings)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ({_SQL}), ({_SQL})",
            [f"main : ({said})", f"other : ({said})"],
        )
        main, other = cursor.fetchone()
    return main or "", other or ""
