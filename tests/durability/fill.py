"""Fills the database of DATABASE_URL: python -m tests.durability.fill"""

import os

import django
from django.core.management import call_command

LEAD, PASSWORD = "lead@example.org", "four plain words here"
PARTNERS = 50


def fill() -> None:
    from members.workflow import record_loaded
    from tests.factories import (
        make_network,
        make_organization,
        make_partner,
        make_seat,
        make_user,
    )

    call_command("migrate", verbosity=0)
    make_network()
    organization = make_organization("ark", name="Ark")
    for number in range(PARTNERS):
        make_partner(
            organization, key=f"p{number}", name=f"Before {number}", position=number
        )
    record_loaded([organization])
    make_seat(organization, make_user(LEAD, password=PASSWORD), role="lead")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")
    django.setup()
    fill()
