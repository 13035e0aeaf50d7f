"""Asks organizations once a year whether their entry is still right."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from members.workflow.reminders import asked_people, due, remind


class Command(BaseCommand):
    help = (
        "Asks each member organization that did not confirm its entry for a year, "
        "once a year. Run it daily. The mails go out with send_mail."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="list whom it would ask"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        mails, organizations = 0, 0
        for organization in due():
            count = (
                len(list(asked_people(organization)))
                if dry_run
                else remind(organization)
            )
            if not count:
                self.stdout.write(f"Nobody to ask: {organization.slug}")
                continue
            self.stdout.write(f"{organization.slug}: {count}")
            mails, organizations = mails + count, organizations + 1
        done = "To ask" if dry_run else "Asked"
        self.stdout.write(f"{done}: {organizations} organizations by {mails} mails")
