"""`manage.py entry_schema`: print the JSON Schema of an entry."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from members.entry import schema


class Command(BaseCommand):
    help = "Prints the JSON Schema of an entry, as published in docs/entry.schema.json."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False))
