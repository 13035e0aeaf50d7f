"""The demonstration network in a test's database: loaded once, then copied.

`loaddata` takes a second, which the rows as they are do not. Each process of the tests
loads it once, and keeps what that changed in the database.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

FIXTURES = sorted(path.name for path in settings.FIXTURE_DIRS[0].glob("*.json"))


Rows = list[tuple[Any, ...]]

_kept: dict[type[Model], Rows] = {}
_permissions: Rows = []


@transaction.atomic
def load() -> None:
    """The rows that `loaddata` makes of all fixtures, in a database without them."""
    # Groups name permissions by keys, which are others once a database was emptied.
    if _kept and read(Permission) == _permissions:
        for model, rows in _kept.items():
            write(model, rows)
        count_on(_kept)
        return
    _kept.clear()
    _permissions[:] = read(Permission)
    models = apps.get_models(include_auto_created=True)
    before = {model: read(model) for model in models}
    call_command("loaddata", *FIXTURES, verbosity=0)
    after = {model: read(model) for model in models}
    changed = [model for model in models if after[model] != before[model]]
    _kept.update({model: after[model] for model in changed})


def read(model: type[Model]) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(sql("SELECT {columns} FROM {table} ORDER BY 1", model))
        return cursor.fetchall()


def write(model: type[Model], rows: Rows) -> None:
    values = ", ".join(["%s"] * len(rows[0]))
    insert = sql(f"INSERT INTO {{table}} ({{columns}}) VALUES ({values})", model)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql("DELETE FROM {table}", model))
        cursor.executemany(insert, rows)


def count_on(models: Iterable[type[Model]]) -> None:
    """Let the next row of each model get a key after the last: PostgreSQL counts."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def sql(statement: str, model: type[Model]) -> str:
    """With the columns that are told, without those that a database makes of them."""
    name = connection.ops.quote_name
    columns = [name(field.column) for field in model._meta.local_concrete_fields]
    return statement.format(
        table=name(model._meta.db_table), columns=", ".join(columns)
    )
