"""`manage.py columns`: print the dictionary of the columns that files may have."""

from typing import Any

from django.core.management.base import BaseCommand

from members.intake.columns.dictionary import as_markdown


class Command(BaseCommand):
    help = "Prints all columns that files may have, as docs/intake.md tells them."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown())
