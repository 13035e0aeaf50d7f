"""Loads the fixtures and makes one council member and one staff account."""

import secrets
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
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
            help="give both accounts new ways in, and print them",
        )

    def handle(self, *args: Any, reset_passwords: bool, **options: Any) -> None:
        # Printed after the transaction: nobody is told a password that was undone.
        with transaction.atomic():
            if not Organization.objects.exists():
                load_fixtures()
            ways = [
                way_in(COUNCIL_MEMBER, council_member, reset_passwords),
                way_in(STAFF, staff, reset_passwords),
            ]

        self.stdout.write(f"Organizations: {Organization.objects.count()}")
        self.stdout.write(f"Sign in at {address('account_login')}")
        for way in ways:
            self.tell(way)
        self.stdout.write(f"Council members go on to {address('council:home')}")
        self.stdout.write(f"Staff go on to {address('admin:index')}")
        self.stdout.write(
            "All this is random and shown once. For new ones: make passwords"
        )

    def tell(self, way: "WayIn") -> None:
        shown = f"password {way.password}" if way.password else "password as set before"
        self.stdout.write(f"  {way.email:<20} {shown}")
        if way.codes:
            self.stdout.write("    then one of these codes (each works once):")
            for codes in (way.codes[:5], way.codes[5:]):
                self.stdout.write(f"      {' '.join(codes)}")
            self.stdout.write("    or the code of an authenticator app with this key:")
            self.stdout.write(f"      {way.key}")


@dataclass
class WayIn:
    """How an account is signed in to; nothing where that stayed as it was."""

    email: str
    password: str = ""
    key: str = ""
    codes: list[str] = field(default_factory=list)


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


def way_in(email: str, create: Callable[[], User], reset: bool) -> WayIn:
    """A new way into a new account, or into one to reset."""
    user = User.objects.filter(email=email).first()
    if user and not reset:
        return WayIn(email)
    password = secrets.token_hex(12)
    user = user or create()
    user.set_password(password)
    user.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    key, codes = renew_second_step(user)
    return WayIn(email, password, key, codes)


def renew_second_step(user: User) -> tuple[str, list[str]]:
    """The key of a new authenticator app, and recovery codes: for staff alone.

    Staff do not come in without. Others set one up themselves, if they wish.
    """
    Authenticator.objects.filter(user=user).delete()
    if not user.is_staff:
        return "", []
    key = generate_totp_secret()
    TOTP.activate(user, key)
    return key, RecoveryCodes.activate(user).get_unused_codes()


def address(page: str) -> str:
    return f"{settings.SITE_ORIGIN}{reverse(page)}"
