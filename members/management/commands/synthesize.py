"""Fills an empty directory with an invented network."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from members.management.invented.writing import write
from members.models import Organization


class Command(BaseCommand):
    help = (
        "Fills a directory without organizations with an invented network, for "
        "benchmarks: the same one for the same seed. Loads the vocabulary if there is "
        "none. All names, places and figures are made up; no versions are kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organizations", type=_at_least_one, required=True)
        parser.add_argument("--seed", type=int, default=1)

    def handle(
        self, *args: Any, organizations: int, seed: int, verbosity: int, **options: Any
    ) -> None:
        # What is invented could not be told from what is true afterwards.
        if Organization.objects.exists():
            raise CommandError(
                "This directory has organizations already, and invented ones are not "
                "mixed with them. Set DATABASE_URL to an empty database."
            )

        def tell(done: int) -> None:
            if verbosity > 1 or (verbosity and done == organizations):
                self.stdout.write(f"Organizations: {done:,}")

        write(organizations, seed, tell)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ArgumentTypeError("1 or more")
    return number
