"""Prints all that is kept of a person."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from members.workflow.personal_data import export_person, find_person


class Command(BaseCommand):
    help = "Prints all that is kept of a person, as JSON. Give it to nobody else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="an address of the person's account")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = find_person(email)
        if user is None:
            raise CommandError("Nobody has this address.")
        data = export_person(user, by=None)
        self.stdout.write(
            json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        )
