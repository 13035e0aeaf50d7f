"""Forgets a person."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from members.workflow.personal_data import find_person
from members.workflow.privacy import (
    OnlySuperuserError,
    erase_person,
    led_alone_by,
    publishers_of,
)


class Command(BaseCommand):
    help = (
        "Takes the name, the addresses, the keys, the sessions and the seats of a "
        "person away, for good. What the person wrote for an entry stays with the "
        "organization, under a number."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="an address of the person's account")
        parser.add_argument("--yes", action="store_true", help="do not ask first")

    def handle(self, *args: Any, email: str, yes: bool, **options: Any) -> None:
        user = find_person(email)
        if user is None:
            raise CommandError("Nobody has this address.")
        for organization in led_alone_by(user):
            self.stdout.write(f"No lead remains: {organization.slug}. Invite another.")
        for organization in publishers_of(user):
            self.stdout.write(
                f"The address also stands in the entry of {organization.slug}, of one "
                "version or another. Only the organization changes that."
            )
        question = f"Forget the person with number {user.pk} for good? Write yes: "
        if not yes and input(question) != "yes":
            raise CommandError("Nothing was changed.")
        try:
            erase_person(user, by=None)
        except OnlySuperuserError:
            raise CommandError(
                "This is the only superuser. Make another one first: "
                "manage.py createsuperuser"
            ) from None
        self.stdout.write(f"Forgotten: person number {user.pk}.")
        self.stdout.write("Backups made before still hold the data until they go.")
