"""The search texts of organizations that are there already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from members.models.search_text import SearchTextQuerySet


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    texts = apps.get_model("members", "SearchText")
    SearchTextQuerySet(texts, using=editor.connection.alias).renew()


class Migration(migrations.Migration):
    dependencies = [("members", "0007_search_text_words")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
