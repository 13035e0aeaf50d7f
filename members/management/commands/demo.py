"""Loads the fixtures and makes one council member and one staff account."""

import secrets
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse

from members.models import Organization, Seat, User

COUNCIL_MEMBER = "council@example.org"
STAFF = "staff@example.org"


class Command(BaseCommand):
    help = (
        "Loads all fixtures into a directory without organizations, creates a council "
        "member and a staff account, and prints how to sign in. Changes nothing that "
        "is there already."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset-passwords",
            action="store_true",
            help="give both accounts new random passwords and print them",
        )

    def handle(self, *args: Any, reset_passwords: bool, **options: Any) -> None:
        # Printed after the transaction: nobody is told a password that was undone.
        with transaction.atomic():
            if not Organization.objects.exists():
                load_fixtures()
            passwords = {
                COUNCIL_MEMBER: prepare(
                    COUNCIL_MEMBER, council_member, reset_passwords
                ),
                STAFF: prepare(STAFF, staff, reset_passwords),
            }

        self.stdout.write(f"Organizations: {Organization.objects.count()}")
        self.stdout.write(f"Sign in at {address('login')}")
        for email, password in passwords.items():
            shown = f"password {password}" if password else "password as set before"
            self.stdout.write(f"  {email:<20} {shown}")
        self.stdout.write(f"Council members go on to {address('council:home')}")
        self.stdout.write(f"Staff go on to {address('admin:index')}")
        self.stdout.write(
            "A password is random, shown once and kept as a hash. "
            "For new ones: make passwords"
        )


def load_fixtures() -> None:
    folders = [Path(folder) for folder in settings.FIXTURE_DIRS]
    fixtures = sorted(file for folder in folders for file in folder.glob("*.json"))
    if not fixtures:
        raise CommandError("There are no fixtures to load.")
    # In one call: a row may name one of a later file.
    call_command("loaddata", *map(str, fixtures), verbosity=0)


def council_member() -> User:
    """A new user with the lead seat of the organization that states most figures."""
    user = User.objects.create_user(COUNCIL_MEMBER)
    listed = Organization.objects.listed().annotate(figure_count=Count("figures"))
    organization = listed.order_by("-figure_count", "slug").first()
    if organization:
        Seat.objects.create(user=user, organization=organization, role=Seat.Role.LEAD)
    return user


def staff() -> User:
    return User.objects.create_superuser(STAFF)


def prepare(email: str, create: Callable[[], User], reset_password: bool) -> str:
    """The new random password of a new account (or of one to reset), else ""."""
    user = User.objects.filter(email=email).first()
    if user and not reset_password:
        return ""
    password = secrets.token_urlsafe(15)
    user = user or create()
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def address(page: str) -> str:
    return f"{settings.SITE_ORIGIN}{reverse(page)}"
