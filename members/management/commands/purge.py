"""Deletes what has been kept for long enough."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from members.intake.forgetting import forget_imports
from members.pictures import unused_pictures
from members.workflow import purging


def delete_pictures() -> int:
    return unused_pictures(purging.before(purging.PICTURES_KEPT)).delete()[0]


def forget_files() -> int:
    return forget_imports(purging.before(timedelta(days=settings.IMPORTS_KEPT_DAYS)))


STEPS: list[tuple[str, Callable[[], int]]] = [
    ("Addresses in the audit older than 30 days", purging.forget_addresses),
    ("Refused sign-ins older than 90 days", purging.delete_refused_sign_ins),
    ("Mails sent or given up more than 90 days ago", purging.delete_mails),
    ("Invitations over for 90 days", purging.delete_invitations),
    ("Saves of versions closed for 90 days", purging.delete_saves),
    ("Unfinished input of such versions", purging.delete_unfinished),
    ("Pictures older than 30 days that nothing names", delete_pictures),
    ("Imports whose files and rows were kept for long enough", forget_files),
    ("Sessions that are over", purging.delete_sessions),
]


class Command(BaseCommand):
    help = (
        "Deletes what has been kept for long enough, and tells how much of each kind. "
        "Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, step in STEPS:
            self.stdout.write(f"{kind}: {step()}")
