"""The words of search texts, as each database keeps them to be found quickly.

On SQLite an FTS5 table beside the texts, which triggers keep as they are. A migration
that makes the table of the texts anew there drops the triggers, and has to make them
again. On PostgreSQL columns that the database computes, each with an index. In both,
words are what spaces part: no tokenizer of a database has a say.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FTS = "members_searchtext_words"
PUT = f"INSERT INTO {FTS} (rowid, main, other) VALUES (new.organization_id, new.main, new.other);"  # noqa: S608
TAKE = f"INSERT INTO {FTS} ({FTS}, rowid, main, other) VALUES ('delete', old.organization_id, old.main, old.other);"  # noqa: S608

FORWARD = {
    "sqlite": (
        f"""
        CREATE VIRTUAL TABLE {FTS} USING fts5(
            main, other, content='members_searchtext',
            content_rowid='organization_id', columnsize=0, tokenize='ascii'
        )
        """,
        f"CREATE TRIGGER {FTS}_come AFTER INSERT ON members_searchtext BEGIN {PUT} END",
        f"CREATE TRIGGER {FTS}_go AFTER DELETE ON members_searchtext BEGIN {TAKE} END",
        f"CREATE TRIGGER {FTS}_change AFTER UPDATE ON members_searchtext "
        f"WHEN old.main <> new.main OR old.other <> new.other "
        f"OR old.organization_id <> new.organization_id BEGIN {TAKE} {PUT} END",
    ),
    "postgresql": (
        # Positions end at 16383; words further on are found, though in no phrase.
        """
        CREATE FUNCTION members_searchtext_words(text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT coalesce(
                string_agg('''' || word || ''':' || least(place, 16383), ' '), ''
            )::tsvector
            FROM unnest(string_to_array($1, ' ')) WITH ORDINALITY AS words (word, place)
            WHERE word <> ''
        $$
        """,
        *(
            statement
            for column in ("main", "other")
            for statement in (
                f"ALTER TABLE members_searchtext ADD {column}_words tsvector "
                f"GENERATED ALWAYS AS (members_searchtext_words({column})) STORED",
                f"CREATE INDEX members_searchtext_{column}_words "
                f"ON members_searchtext USING gin ({column}_words)",
            )
        ),
    ),
}
BACKWARD = {
    "sqlite": (
        *(f"DROP TRIGGER {FTS}_{name}" for name in ("come", "go", "change")),
        f"DROP TABLE {FTS}",
    ),
    "postgresql": (
        "ALTER TABLE members_searchtext DROP main_words, DROP other_words",
        "DROP FUNCTION members_searchtext_words",
    ),
}


def forward(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in FORWARD[editor.connection.vendor]:
        editor.execute(statement)


def backward(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACKWARD[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("members", "0006_search_text")]

    operations = [migrations.RunPython(forward, backward)]
