"""Words in texts, found by PostgreSQL's own search."""

from collections.abc import Sequence

from django.db import connection

from members.directory.text.terms import Reading

_SQL = (
    "SELECT string_agg(organization_id::text, ',') FROM members_searchtext "
    "WHERE {}_words @@ %s::tsquery"
)


def hits(readings: Sequence[Reading], *, begun: bool) -> tuple[str, str]:
    """Keys of those whose main, and whose other texts have a reading; commas between.

    With `begun` the beginning of the last word is enough.
    """
    end = "':*" if begun else "'"
    # In quotes everything is a word, and no word has a quote in it.
    said = " | ".join(
        "('" + "' <-> '".join(reading) + end + ")" for reading in readings
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ({_SQL.format('main')}), ({_SQL.format('other')})",
            [said, said],
        )
        main, other = cursor.fetchone()
    return main or "", other or ""
