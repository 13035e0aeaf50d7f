"""loaddata that moves the data version, and records what it made public."""

from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections
from modeltranslation.management.commands import loaddata

from members.models import DataVersion, Organization, SearchText
from members.workflow import record_loaded


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
            SearchText.objects.using(self.using).renew()
            version.move()
            if self.using == DEFAULT_DB_ALIAS:
                record_loaded(Organization.objects.all())
