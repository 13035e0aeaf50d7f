"""loaddata that moves the data version, so that no page shows what was before."""

from collections.abc import Sequence

from django.db import connections
from modeltranslation.management.commands import loaddata

from members.models import DataVersion


class Command(loaddata.Command):
    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Load, and move the version in the transaction that `handle` has begun."""
        version = DataVersion.objects.using(self.using)
        # Fixtures of another app may be loaded before our tables are there.
        tables = connections[self.using].introspection.table_names()
        is_there = DataVersion._meta.db_table in tables
        if is_there:
            version.lock()
        super().loaddata(fixture_labels)
        if is_there and self.loaded_object_count:
            version.move()
