"""Writes the rows of an invented network, thousands in one statement."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max

from members.management.invented import vocabulary
from members.management.invented.organization import Inventor
from members.models import DataVersion, Organization, SearchText

SET = 1_000  # organizations whose rows are held in memory


@transaction.atomic
def write(organizations: int, seed: int, tell: Callable[[int], None]) -> None:
    """Add so many organizations; `tell` hears the number written so far.

    Tables that are empty before get the same rows for the same seed.
    """
    DataVersion.objects.lock()
    vocabulary.load()
    tables = Tables()
    inventor = Inventor(seed, vocabulary.read(), tables.next_pk)
    new: list[int] = []
    for number in range(1, organizations + 1):
        for model, values in inventor.organization(number):
            pk = tables.add(model, values)
            if model is Organization:
                new.append(pk)
        if number % SET == 0 or number == organizations:
            tables.write()
            SearchText.objects.renew(new)
            new.clear()
            tell(number)
    tables.close()
    DataVersion.objects.move()


class Tables:
    """Rows that wait to be written, by model, with the keys that they will have."""

    def __init__(self) -> None:
        self.last: dict[type[models.Model], int] = {}
        self.empty: dict[type[models.Model], dict[str, Any]] = {}
        self.rows: dict[type[models.Model], list[tuple[Any, ...]]] = {}

    def next_pk(self, model: type[models.Model]) -> int:
        if model not in self.last:
            rows = model._default_manager.aggregate(last=Max("pk"))
            self.last[model] = rows["last"] or 0
        self.last[model] += 1
        return self.last[model]

    def add(self, model: type[models.Model], values: dict[str, Any]) -> int:
        """Let a row wait; its key."""
        if model not in self.empty:
            self.empty[model] = {
                field.attname: field.get_default()
                for field in model._meta.concrete_fields
            }
            self.rows[model] = []
        if "id" not in values:
            values["id"] = self.next_pk(model)
        # The order of the columns is that of the empty row.
        row = {**self.empty[model], **values}
        self.rows[model].append(tuple(map(_as_stored, row.values())))
        return int(values["id"])

    def write(self) -> None:
        """Write what waits. Rows name others of the same set: the keys hold later."""
        with connection.cursor() as cursor:
            for model, rows in self.rows.items():
                cursor.executemany(_insert(model), rows)
                rows.clear()

    def close(self) -> None:
        """Let the database count on from the last key, and know the tables' sizes."""
        written = list(self.rows)
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), written):
                cursor.execute(sql)
            cursor.execute("ANALYZE")


def _as_stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _insert(model: type[models.Model]) -> str:
    quote = connection.ops.quote_name
    columns = [str(field.column) for field in model._meta.concrete_fields]
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    # Names of tables and columns, none of which comes from outside.
    return f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608
