"""The table of the cache that counts attempts, so that `migrate` is all it takes."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    alias = schema_editor.connection.alias
    call_command("createcachetable", "cache", database=alias, verbosity=0)


def drop(apps, schema_editor):
    table = schema_editor.connection.ops.quote_name("cache")
    schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = []

    operations = [migrations.RunPython(create, drop)]
