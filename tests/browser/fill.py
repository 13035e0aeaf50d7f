"""Fills the database of DATABASE_URL for a site that browsers visit.

python -m tests.browser.fill
"""

import os

import django
from django.core.management import call_command


def fill() -> None:
    from members.management.commands.demo import load_fixtures
    from tests.browser.rows import make_hard_cases

    call_command("migrate", verbosity=0)
    load_fixtures()
    make_hard_cases()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")
    django.setup()
    fill()
